package org.onedoor.directory.dos;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.onedoor.directory.Tier;
import org.onedoor.platform.importing.ShippedTable;

/** Our needs, sorts of service and tiers as codes of the Directory of Services; what is sample and what is not says the README beside the files. */
final class DosCodes {
    private static final String FOLDER = "/reference/directory/";
    private static final int MENTAL_HEALTH = 7;
    private static final int FIRST_DISPOSITION = 9201;
    private static final Map<Integer, String> GROUPS =
            Map.of(9101, "Mind", 9102, "Crisis", 9103, "Body", 9104, "Living", 9105, "Advice");

    /** Which group is asked for where needs are in several: a search asks for one only. */
    private static final List<Integer> PRESSING = List.of(9102, 9101, 9103, 9104, 9105);

    /** A need as codes. */
    record Coded(int group, int discriminator) {}

    private final Map<String, Coded> needs = new HashMap<>();
    private final Map<String, Integer> types = new HashMap<>();
    private final Map<Integer, Integer> ranks = new HashMap<>();

    private DosCodes() {}

    static DosCodes shipped() {
        DosCodes codes = new DosCodes();
        for (CSVRecord row : ShippedTable.rows(FOLDER + "dos_needs.csv")) {
            codes.needs.put(row.get("need"), new Coded(number(row, "symptom_group"), number(row, "discriminator")));
        }
        for (CSVRecord row : ShippedTable.rows(FOLDER + "dos_types.csv")) {
            codes.types.put(row.get("type"), number(row, "dos_type"));
            codes.ranks.put(number(row, "dos_type"), number(row, "rank"));
        }
        return codes;
    }

    private static int number(CSVRecord row, String column) {
        return Integer.parseInt(row.get(column));
    }

    Set<String> needs() {
        return Set.copyOf(needs.keySet());
    }

    Set<String> types() {
        return Set.copyOf(types.keySet());
    }

    /** A sort of service that has no number counts as mental health. */
    int type(String code) {
        return types.getOrDefault(code, MENTAL_HEALTH);
    }

    Map<Integer, Integer> ranks() {
        return Map.copyOf(ranks);
    }

    /** The most pressing group of these needs. */
    Optional<Integer> group(Collection<String> codes) {
        return groups(codes).stream().min(Comparator.comparingInt(PRESSING::indexOf));
    }

    Set<Integer> groups(Collection<String> codes) {
        Set<Integer> groups = new HashSet<>();
        coded(codes).forEach(one -> groups.add(one.group()));
        return groups;
    }

    Set<Integer> discriminators(Collection<String> codes) {
        Set<Integer> all = new HashSet<>();
        coded(codes).forEach(one -> all.add(one.discriminator()));
        return all;
    }

    boolean isOf(String need, int group) {
        Coded coded = needs.get(need);
        return coded != null && coded.group() == group;
    }

    private List<Coded> coded(Collection<String> codes) {
        return codes.stream().map(needs::get).filter(Objects::nonNull).toList();
    }

    Map<Integer, Set<Integer>> pairs() {
        Map<Integer, Set<Integer>> pairs = new HashMap<>();
        needs.values()
                .forEach(one -> pairs.computeIfAbsent(one.group(), any -> new HashSet<>())
                        .add(one.discriminator()));
        return pairs;
    }

    static int disposition(Tier tier) {
        return FIRST_DISPOSITION + tier.ordinal();
    }

    /** Minutes within which it is to happen. */
    static int timeframe(Tier tier) {
        return switch (tier) {
            case EMERGENCY -> 0;
            case VERY_URGENT -> 4 * 60;
            case URGENT, SOON, ROUTINE -> tier.days() * 24 * 60;
        };
    }

    /** What each code stands for. @param needLabels the words of the needs */
    Map<String, String> labels(Map<String, String> needLabels) {
        Map<String, String> labels = new HashMap<>();
        GROUPS.forEach((group, words) -> labels.put(group.toString(), words));
        needs.forEach((need, coded) ->
                labels.put(String.valueOf(coded.discriminator()), needLabels.getOrDefault(need, need)));
        for (Tier tier : Tier.values()) {
            labels.put(String.valueOf(disposition(tier)), tier.words() + ", within " + tier.within());
        }
        labels.replaceAll(
                (code, words) -> words.replace("within at once", "at once").replace("within the", "the"));
        return labels;
    }
}
