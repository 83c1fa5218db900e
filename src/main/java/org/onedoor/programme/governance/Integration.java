package org.onedoor.programme.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How far the neighbourhood teams of a place are integrated, by the criteria that place agreed. */
@Component
public class Integration {
    static final String TEAM = "integration";
    static final String CRITERION = "criterion";

    private static final int MOST = 1000;

    private final Registers registers;
    private final Entries entries;

    Integration(Registers registers, Entries entries) {
        this.registers = registers;
        this.entries = entries;
    }

    /** One criterion of a team's place, and whether the team meets it. */
    public record Criterion(Entry criterion, boolean met) {}

    /** The criteria of the team's place, in the order of their names. */
    public List<Criterion> of(Entry team) {
        return of(team, criteria());
    }

    private List<Entry> criteria() {
        return entries.list(registers.get(CRITERION), EntryFilter.OPEN, 1, MOST);
    }

    private static List<Criterion> of(Entry team, List<Entry> criteria) {
        return criteria.stream()
                .filter(criterion -> place(criterion).equalsIgnoreCase(place(team)))
                .map(criterion -> new Criterion(criterion, team.all("met").contains(criterion.code())))
                .toList();
    }

    private static String place(Entry entry) {
        return entry.first("place").strip();
    }

    /** Of one team: "3 of 5 criteria met". */
    public static String count(List<Criterion> criteria) {
        return criteria.isEmpty()
                ? "No criterion is agreed for its place"
                : "%d of %d criteria met".formatted(met(criteria), criteria.size());
    }

    private static long met(List<Criterion> criteria) {
        return criteria.stream().filter(Criterion::met).count();
    }

    /** A sentence for each place that has teams. */
    List<String> sentences() {
        List<Entry> criteria = criteria();
        Map<String, List<Entry>> places = entries.list(registers.get(TEAM), EntryFilter.OPEN, 1, MOST).stream()
                .collect(Collectors.groupingBy(
                        Integration::place, () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER), Collectors.toList()));
        List<String> sentences = new ArrayList<>();
        places.forEach((place, teams) -> {
            List<List<Criterion>> all =
                    teams.stream().map(team -> of(team, criteria)).toList();
            int of = all.getFirst().size();
            sentences.add(
                    of == 0
                            ? "%s: no criterion is agreed for its %s.".formatted(place, teams(teams.size()))
                            : "%s: %d of %d criteria met by %s. %d of %s %s all %d."
                                    .formatted(
                                            place,
                                            all.stream()
                                                    .mapToLong(Integration::met)
                                                    .sum(),
                                            (long) of * teams.size(),
                                            teams(teams.size()),
                                            all.stream()
                                                    .filter(each -> met(each) == of)
                                                    .count(),
                                            teams(teams.size()),
                                            teams.size() == 1 ? "meets" : "meet",
                                            of));
        });
        return sentences;
    }

    private static String teams(int many) {
        return many == 1 ? "1 team" : many + " teams";
    }
}
