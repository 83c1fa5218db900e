package org.onedoor.programme;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onedoor.programme.UpdateEntry.Precision;
import org.onedoor.programme.reading.Leads;

/** The figures by which somebody can check that a plan was read whole. */
public final class PlanCounts {
    private static final Pattern BARE_NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,3})*\\.?");

    private PlanCounts() {}

    /** Each figure under its name, in the order in which they are best read. */
    public static Map<String, Object> of(PlanReading plan) {
        List<ReadAction> actions = plan.actions();
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("cells", plan.cells().size());
        counts.put("sections", plan.sections().size());
        both(counts, "actions", plan, _ -> true);
        both(counts, "withUpdate", plan, action -> !action.updates().isEmpty());
        both(counts, "withoutUpdate", plan, action -> action.updates().isEmpty());
        both(counts, "withDatedEntry", plan, action -> action.entries().stream().anyMatch(e -> e.on() != null));
        both(
                counts,
                "withDayDatedEntry",
                plan,
                action -> action.entries().stream().anyMatch(e -> e.precision() == Precision.DAY));
        both(counts, "withLinks", plan, action -> !action.linked().isEmpty());
        both(counts, "withoutLinks", plan, action -> action.linked().isEmpty());
        counts.put("outcomes", total(actions, ReadAction::outcomes));
        counts.put("outcomesBySection", bySection(plan, section -> (long) total(section, ReadAction::outcomes)));
        links(counts, actions);
        leads(counts, actions);
        entries(counts, actions);
        times(counts, actions);
        counts.put(
                "suggested", tally(actions, action -> action.suggested().kind().name()));
        counts.put(
                "bareNumberCells",
                plan.cells().stream()
                        .filter(cell -> cell.raw().length() < 80
                                && BARE_NUMBER.matcher(cell.text()).matches())
                        .count());
        counts.put("withRag", 0);
        counts.put("kpis", 0);
        HighlightReport highlight = plan.highlight();
        counts.put("highlightReports", highlight == null ? 0 : 1);
        counts.put("risks", highlight == null ? 0 : highlight.risks().size());
        counts.put(
                "mitigations", highlight == null ? 0 : highlight.mitigations().size());
        counts.put(
                "risksWithoutMitigation",
                highlight == null ? 0 : highlight.risks().size());
        return counts;
    }

    private static void links(Map<String, Object> counts, List<ReadAction> actions) {
        Map<String, List<String>> linked =
                actions.stream().collect(Collectors.toMap(ReadAction::number, ReadAction::linked, (first, _) -> first));
        int self = 0;
        int mutual = 0;
        int oneWay = 0;
        int dangling = 0;
        for (ReadAction action : actions) {
            for (String to : action.linked()) {
                List<String> back = linked.get(to);
                if (to.equals(action.number())) {
                    self++;
                } else if (back == null) {
                    dangling++;
                } else if (back.contains(action.number())) {
                    mutual++;
                } else {
                    oneWay++;
                }
            }
        }
        counts.put("links", total(actions, ReadAction::linked));
        counts.put("selfLinks", self);
        counts.put("mutualPairs", mutual / 2);
        counts.put("oneWayLinks", oneWay);
        counts.put("danglingLinks", dangling);
    }

    private static void leads(Map<String, Object> counts, List<ReadAction> actions) {
        List<String> names =
                actions.stream().flatMap(action -> action.leadNames().stream()).toList();
        counts.put("leadMentions", names.size());
        counts.put("leadSpellings", names.stream().distinct().count());
        counts.put("leads", names.stream().map(Leads::key).distinct().count());
    }

    private static void entries(Map<String, Object> counts, List<ReadAction> actions) {
        List<UpdateEntry> all =
                actions.stream().flatMap(action -> action.entries().stream()).toList();
        counts.put(
                "datedEntries", all.stream().filter(entry -> entry.on() != null).count());
        counts.put(
                "dayDatedEntries",
                all.stream().filter(entry -> entry.precision() == Precision.DAY).count());
        counts.put(
                "monthDatedEntries",
                all.stream()
                        .filter(entry -> entry.precision() == Precision.MONTH)
                        .count());
        counts.put(
                "undatedEntries",
                all.stream().filter(entry -> entry.on() == null).count());
    }

    private static void times(Map<String, Object> counts, List<ReadAction> actions) {
        counts.put("timescales", tally(actions, action -> action.when().kind().name()));
        counts.put(
                "printedTimescales",
                actions.stream().map(ReadAction::timescale).distinct().count());
        counts.put(
                "withDueDate",
                actions.stream()
                        .map(action -> action.when().due())
                        .filter(Objects::nonNull)
                        .count());
        counts.put(
                "withoutDueDate",
                actions.stream().filter(action -> action.when().due() == null).count());
    }

    private static int total(List<ReadAction> actions, Function<ReadAction, Collection<?>> each) {
        return actions.stream().mapToInt(action -> each.apply(action).size()).sum();
    }

    private static void both(Map<String, Object> counts, String name, PlanReading plan, Predicate<ReadAction> which) {
        counts.put(name, plan.actions().stream().filter(which).count());
        counts.put(
                name + "BySection",
                bySection(plan, section -> section.stream().filter(which).count()));
    }

    private static List<Long> bySection(PlanReading plan, Function<List<ReadAction>, Long> count) {
        Map<Integer, List<ReadAction>> sections =
                plan.actions().stream().collect(Collectors.groupingBy(ReadAction::section));
        return java.util.stream.IntStream.rangeClosed(1, plan.sections().size())
                .mapToObj(section -> count.apply(sections.getOrDefault(section, List.of())))
                .toList();
    }

    private static Map<String, Long> tally(List<ReadAction> actions, Function<ReadAction, String> by) {
        return actions.stream().collect(Collectors.groupingBy(by, java.util.TreeMap::new, Collectors.counting()));
    }
}
