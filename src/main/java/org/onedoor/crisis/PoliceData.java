package org.onedoor.crisis;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.people.EthnicCategory;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Postcode;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/**
 * What the police did under the Mental Health Act, by the sub-ICB area (the former CCG) of the person and of where they were
 * found, and by ethnic group. Officers see their own force; commissioners and the centre every force together.
 */
@Service
public class PoliceData {
    static final String DATA = "police-data";

    /** The lines that are always the last. */
    private static final String UNKNOWN = "Not known";

    private static final String ELSEWHERE = "Outside Southend, Essex and Thurrock, or not known which";
    private static final Set<String> ADMITTED = Set.of("informal", "s2", "s3", "s4", "returned");
    private static final Set<String> DISCHARGED = Set.of("no-disorder", "discharged", "discharged-referred");

    private final PoliceCase.Finder cases;
    private final Organisations organisations;
    private final Looks looks;

    PoliceData(PoliceCase.Finder cases, Organisations organisations, Looks looks) {
        this.cases = cases;
        this.organisations = organisations;
        this.looks = looks;
    }

    /** One way of looking at them. @param how in words, where it is known from */
    public record Cut(String code, String title, String how, List<Line> lines) {
        public Cut {
            lines = List.copyOf(lines);
        }
    }

    /** A place or a group. @param numbers as they may be shown, in the order of the columns */
    public record Line(String label, List<String> numbers) {
        public Line {
            numbers = List.copyOf(numbers);
        }
    }

    /** @param force whose; none for every force together */
    public record Report(
            YearMonth first,
            YearMonth last,
            @Nullable String force,
            boolean empty,
            List<String> columns,
            List<Cut> cuts) {}

    private enum Column {
        S136("Section 136", each -> each.power().equals(Power.S136.code())),
        S135("Section 135", each -> each.power().startsWith("s135")),
        CAPACITY("Mental Capacity Act", each -> each.power().isEmpty() && isInstead(each, "mental-capacity")),
        NONE("No power used", each -> each.power().isEmpty() && !isInstead(each, "mental-capacity")),
        CHILD("Under 18", each -> isAged(each, 0, 17)),
        YOUNG("18 to 24", each -> isAged(each, 18, 24)),
        ADULT("25 to 64", each -> isAged(each, 25, 64)),
        OLD("65 and over", each -> isAged(each, 65, 200)),
        AGELESS("Age not known", each -> each.age() == null),
        ADMITTED_TO("Admitted or returned", each -> ADMITTED.contains(each.outcome())),
        HOME("Discharged", each -> DISCHARGED.contains(each.outcome())),
        CUSTODY("Into custody", each -> each.outcome().equals("custody")),
        OTHER(
                "Ended otherwise",
                each -> !each.outcome().isEmpty()
                        && !ADMITTED.contains(each.outcome())
                        && !DISCHARGED.contains(each.outcome())
                        && !each.outcome().equals("custody")),
        OPEN(
                "Detention without a recorded end",
                each -> !each.power().isEmpty() && each.outcome().isEmpty());

        private final String label;
        private final Predicate<PoliceCase> counts;

        Column(String label, Predicate<PoliceCase> counts) {
            this.label = label;
            this.counts = counts;
        }

        private static boolean isInstead(PoliceCase one, String code) {
            return one.state()
                    .facts()
                    .first(FactKind.NOT_USED)
                    .filter(fact -> fact.code("instead").equals(code))
                    .isPresent();
        }

        private static boolean isAged(PoliceCase one, int from, int to) {
            Integer age = one.age();
            return age != null && age >= from && age <= to;
        }
    }

    public Report of(YearMonth first, YearMonth last) {
        return looks.look("Police data", Ask.function(Action.READ, DATA), shown -> {
            Actor actor = CurrentActor.get();
            UUID force = actor.role().equals("police") ? actor.organisationId() : null;
            List<PoliceCase> all = cases.started(force, start(first), start(last.plusMonths(1)));
            all.forEach(each -> shown.add(each.detention().incidentId()));
            Map<String, String> areas = new HashMap<>();
            Function<String, String> area = postcode -> areas.computeIfAbsent(postcode, this::area);
            return new Report(
                    first,
                    last,
                    force == null ? null : organisations.names(List.of(force)).getOrDefault(force, ""),
                    all.isEmpty(),
                    Arrays.stream(Column.values()).map(column -> column.label).toList(),
                    List.of(
                            cut(
                                    "found",
                                    "Where they were found",
                                    "By the postcode in the place the officer gave. Without a postcode there it is not known.",
                                    all,
                                    each -> Postcode.in(each.detention().foundAt())
                                            .map(area)
                                            .orElse(UNKNOWN)),
                            cut(
                                    "residence",
                                    "Where they live",
                                    "By the postcode on the person's record as it stands now. Somebody whom nobody has identified yet has none.",
                                    all,
                                    each -> Optional.ofNullable(each.person())
                                            .map(person -> person.placePostcode())
                                            .map(area)
                                            .orElse(UNKNOWN)),
                            cut(
                                    "said",
                                    "Ethnic group, as the person said",
                                    "From the person's record as it stands now, in the five groups of the census.",
                                    all,
                                    each -> group(each.said())),
                            cut(
                                    "perceived",
                                    "Ethnic group, as the officer perceived it",
                                    "From what officers said for the Home Office return, in the same groups.",
                                    all,
                                    each -> group(EthnicCategory.ofCode(each.perceived())
                                            .orElse(null)))));
        });
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(London.ZONE).toInstant();
    }

    private static String group(@Nullable EthnicCategory category) {
        return category == null ? "Not recorded" : category.group();
    }

    /** The sub-ICB a postcode lies in, by its district: {@code NHS Mid and South Essex ICB - 07G (Thurrock)}. */
    private String area(String postcode) {
        Map<String, String> subIcbs = organisations.subIcbs();
        String code = organisations
                .residentPlace(postcode)
                .map(ResidentPlace::districtCode)
                .map(subIcbs::get)
                .orElse(null);
        if (code == null) {
            return ELSEWHERE;
        }
        String districts = organisations.districts().entrySet().stream()
                .filter(district -> code.equals(subIcbs.get(district.getKey())))
                .map(Map.Entry::getValue)
                .sorted()
                .collect(Collectors.joining(", "));
        return organisations.byOds(code).map(Organisation::name).orElse(code) + " (" + districts + ")";
    }

    private static Cut cut(
            String code, String title, String how, List<PoliceCase> all, Function<PoliceCase, String> by) {
        Map<String, List<PoliceCase>> groups =
                all.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
        Map<String, List<PoliceCase>> ordered = new LinkedHashMap<>();
        groups.forEach((label, group) -> {
            if (!isLast(label)) {
                ordered.put(label, group);
            }
        });
        groups.forEach(ordered::putIfAbsent);
        List<Line> lines = new ArrayList<>();
        ordered.forEach((label, group) -> lines.add(line(label, group)));
        lines.add(line("All", all));
        return new Cut(code, title, how, lines);
    }

    private static boolean isLast(String label) {
        return label.equals(UNKNOWN) || label.equals(ELSEWHERE) || label.startsWith("Not ");
    }

    private static Line line(String label, List<PoliceCase> group) {
        return new Line(
                label,
                Arrays.stream(Column.values())
                        .map(column -> SmallNumbers.count(
                                (int) group.stream().filter(column.counts).count()))
                        .toList());
    }

    /** The rows of the file: what the page shows, and how each is counted. */
    public static List<List<String>> rows(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("first_month", "last_month", "force", "by", "group", "counted", "number"));
        for (Cut cut : report.cuts()) {
            for (Line line : cut.lines()) {
                for (int i = 0; i < report.columns().size(); i++) {
                    rows.add(List.of(
                            report.first().toString(),
                            report.last().toString(),
                            report.force() == null ? "All forces" : report.force(),
                            cut.title(),
                            line.label(),
                            report.columns().get(i),
                            line.numbers().get(i)));
                }
            }
        }
        return rows;
    }
}
