package org.onedoor.directory.dos;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the search has stored beside services.
 *
 * @param pairs the discriminators that belong to each symptom group
 * @param labels what a code stands for, for those who read the reasons
 */
public record DosTables(
        Map<Integer, Set<Integer>> pairs,
        Set<LocalDate> holidays,
        Distances distances,
        Ranking ranking,
        RoadService road,
        Map<String, String> labels) {

    /** Search distances stored by postcode, sector and district, in kilometres. */
    public record Distances(
            Map<String, Integer> postcode, Map<String, Integer> sector, Map<String, Integer> district) {}

    /** For each area the rank of each type; those without a rank come last. */
    public record Ranking(
            Map<String, Map<Integer, Integer>> lad,
            Map<String, Map<Integer, Integer>> ccg,
            Map<Integer, Integer> national) {}

    /** Whether the road may be asked, whether it is known where the person is, and whether it answers. */
    public record RoadService(boolean permitted, boolean originKnown, boolean answers, int topPerType) {
        public static RoadService none() {
            return new RoadService(false, false, false, 100);
        }

        /** R20. */
        boolean inUse() {
            return permitted && originKnown && answers;
        }
    }

    /** What an area or another code is called. */
    String name(String code) {
        return labels.getOrDefault(code, code);
    }

    String words(Integer code) {
        String label = labels.get(code.toString());
        return label == null ? code.toString() : "%s (%d)".formatted(label, code);
    }

    String words(java.util.Collection<Integer> codes) {
        return codes.isEmpty()
                ? "none"
                : codes.stream().sorted().map(this::words).collect(Collectors.joining(", "));
    }
}
