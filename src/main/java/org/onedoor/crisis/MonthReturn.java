package org.onedoor.crisis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a month's return to the Home Office says: every detention of a force that began in the month, counted in several ways.
 * Each way adds up to what it counts; what nobody said is a line of its own.
 *
 * @param leftOut returns to hospital under section 135(2), which are no detentions in a place of safety
 * @param timed how many have both a beginning and an end
 * @param minutes how long those were held together
 * @param problems what is missing or cannot be so, of which case
 */
public record MonthReturn(
        int detentions, int leftOut, int timed, long minutes, List<Cut> cuts, List<ReturnProblems.Problem> problems) {
    private static final String OPEN = "not-recorded";

    public MonthReturn {
        cuts = List.copyOf(cuts);
        problems = List.copyOf(problems);
    }

    /** One way of counting. @param of how many it counts, which its lines add up to */
    public record Cut(String code, String title, int of, List<Line> lines) {
        public Cut {
            lines = List.copyOf(lines);
        }
    }

    public record Line(String code, String label, int number) {}

    /** From the cases of a force that began in the month. */
    static MonthReturn of(List<PoliceCase> cases) {
        List<PoliceCase> held = cases.stream()
                .filter(each ->
                        each.power().equals(Power.S136.code()) || each.power().equals(Power.S135_1.code()))
                .toList();
        List<Duration> times =
                held.stream().flatMap(each -> Stream.ofNullable(each.held())).toList();
        return new MonthReturn(
                held.size(),
                (int) cases.stream()
                        .filter(each -> each.power().equals(Power.S135_2.code()))
                        .count(),
                times.size(),
                times.stream().mapToLong(Duration::toMinutes).sum(),
                cuts(held),
                held.stream().flatMap(each -> ReturnProblems.of(each).stream()).toList());
    }

    private static List<Cut> cuts(List<PoliceCase> held) {
        List<PoliceCase> vehicle =
                held.stream().filter(PoliceCase::byPoliceVehicle).toList();
        List<PoliceCase> station =
                held.stream().filter(PoliceCase::everAtStation).toList();
        return List.of(
                cut(
                        "section",
                        "Section of the Act",
                        held,
                        Map.of(),
                        PoliceCase::power,
                        Power.S136.code(),
                        Power.S136.label(),
                        Power.S135_1.code(),
                        Power.S135_1.label()),
                cut(
                        "place",
                        "First place of safety",
                        held,
                        PoliceCase.options(FactKind.ARRIVED, "placeType"),
                        PoliceCase::place,
                        OPEN,
                        "Not known"),
                cut(
                        "transport",
                        "Method of transport",
                        held,
                        PoliceCase.options(FactKind.LEFT, "transport"),
                        PoliceCase::transport,
                        OPEN,
                        "Not known"),
                cut(
                        "police-vehicle",
                        "Reason a police vehicle was used",
                        vehicle,
                        PoliceCase.options(FactKind.LEFT, "policeVehicle"),
                        PoliceCase::vehicleReason,
                        OPEN,
                        "Not recorded"),
                cut(
                        "police-station",
                        "Reason a police station was used",
                        station,
                        PoliceCase.options(FactKind.ARRIVED, "stationReason"),
                        PoliceCase::stationReason,
                        OPEN,
                        "Not recorded"),
                cut(
                        "ethnicity",
                        "Ethnic group as the officer perceived it",
                        held,
                        PoliceCase.options(FactKind.POLICE_DETAILS, "perceived"),
                        PoliceCase::perceived,
                        OPEN,
                        "Not recorded"),
                cut(
                        "age",
                        "Age when the power was used",
                        held,
                        Map.of(),
                        MonthReturn::band,
                        "under-18",
                        "Under 18",
                        "18-and-over",
                        "18 and over",
                        OPEN,
                        "Not known"),
                cut(
                        "arrested",
                        "Arrested for an offence as well",
                        held,
                        PoliceCase.options(FactKind.POLICE_DETAILS, "arrested"),
                        PoliceCase::arrested,
                        OPEN,
                        "Not recorded"),
                cut(
                        "hours",
                        "Hours detained",
                        held,
                        Map.of(),
                        each -> hours(each.held()),
                        "to-6",
                        "Up to 6 hours",
                        "to-12",
                        "Over 6, up to 12",
                        "to-24",
                        "Over 12, up to 24",
                        "to-36",
                        "Over 24, up to 36",
                        "over-36",
                        "Over 36 hours",
                        OPEN,
                        "Not known: no beginning or no end"),
                cut(
                        "weapons",
                        "Had a weapon, or something used as one",
                        held,
                        PoliceCase.options(FactKind.POLICE_DETAILS, "weapons"),
                        PoliceCase::weapons,
                        OPEN,
                        "Not recorded"),
                cut(
                        "intoxication",
                        "Under the influence, as far as the officer could tell",
                        held,
                        PoliceCase.options(FactKind.POLICE_DETAILS, "intoxication"),
                        PoliceCase::intoxication,
                        OPEN,
                        "Not recorded"));
    }

    /** @param more codes and labels beside those of the question */
    private static Cut cut(
            String code,
            String title,
            List<PoliceCase> all,
            Map<String, String> options,
            Function<PoliceCase, String> by,
            String... more) {
        Map<String, String> labels = new LinkedHashMap<>(options);
        for (int i = 0; i < more.length; i += 2) {
            labels.put(more[i], more[i + 1]);
        }
        Map<String, Integer> counts = PoliceCase.counts(all, each -> {
            String answer = by.apply(each);
            return labels.containsKey(answer) ? answer : OPEN;
        });
        return new Cut(
                code,
                title,
                all.size(),
                labels.entrySet().stream()
                        .map(each -> new Line(each.getKey(), each.getValue(), counts.getOrDefault(each.getKey(), 0)))
                        .toList());
    }

    private static String band(PoliceCase each) {
        Integer age = each.age();
        return age == null ? OPEN : age < 18 ? "under-18" : "18-and-over";
    }

    private static String hours(@Nullable Duration held) {
        if (held == null) {
            return OPEN;
        }
        for (int limit : new int[] {6, 12, 24, 36}) {
            if (held.compareTo(Duration.ofHours(limit)) <= 0) {
                return "to-" + limit;
            }
        }
        return "over-36";
    }

    /** In hours, to a tenth. */
    public String hoursTogether() {
        return String.format(Locale.UK, "%.1f", minutes / 60.0);
    }

    /** What would be sent, so that it is seen whether that is what somebody looked at. */
    String mark() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** What numbers are others now, in words; none where the return would be the same. */
    List<String> changes(MonthReturn now) {
        List<String> changes = new ArrayList<>();
        change(changes, "Detentions", detentions, now.detentions);
        change(changes, "Left out: section 135(2)", leftOut, now.leftOut);
        if (minutes != now.minutes) {
            changes.add("Hours detained together: %s, now %s".formatted(hoursTogether(), now.hoursTogether()));
        }
        Map<String, Line> later = new LinkedHashMap<>();
        Set<String> counted = cuts.stream().map(Cut::code).collect(Collectors.toSet());
        List<Cut> both = now.cuts.stream()
                .filter(cut -> counted.contains(cut.code())) // what is counted since then changes nothing that was sent
                .toList();
        both.forEach(cut -> cut.lines().forEach(line -> later.put(cut.title() + ": " + line.label(), line)));
        Map<String, Line> earlier = new LinkedHashMap<>();
        cuts.forEach(cut -> cut.lines().forEach(line -> earlier.put(cut.title() + ": " + line.label(), line)));
        later.forEach((words, line) -> change(changes, words, number(earlier.get(words)), line.number()));
        earlier.forEach((words, line) -> {
            if (!later.containsKey(words)) {
                change(changes, words, line.number(), 0);
            }
        });
        return changes;
    }

    private static int number(@Nullable Line line) {
        return line == null ? 0 : line.number();
    }

    private static void change(List<String> changes, String words, int was, int is) {
        if (was != is) {
            changes.add("%s: %d, now %d".formatted(words, was, is));
        }
    }

    /** The rows of the file, each of which names what it counts and how many that are. */
    List<List<String>> rows(YearMonth month, String force, String state) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("month", "force", "state", "table", "table_name", "code", "name", "number", "counted_of"));
        List<String> of = List.of(month.toString(), force, state);
        String all = String.valueOf(detentions);
        rows.add(row(of, "total", "Detentions", "detentions", "Section 136 and 135(1)", all, all));
        rows.add(row(of, "total", "Detentions", "hours", "Hours together", hoursTogether(), String.valueOf(timed)));
        rows.add(row(of, "total", "Detentions", "left-out", "Section 135(2)", String.valueOf(leftOut), ""));
        for (Cut cut : cuts) {
            for (Line line : cut.lines()) {
                rows.add(row(
                        of,
                        cut.code(),
                        cut.title(),
                        line.code(),
                        line.label(),
                        String.valueOf(line.number()),
                        String.valueOf(cut.of())));
            }
        }
        return rows;
    }

    private static List<String> row(List<String> of, String... more) {
        return Stream.concat(of.stream(), java.util.Arrays.stream(more)).collect(Collectors.toList());
    }
}
