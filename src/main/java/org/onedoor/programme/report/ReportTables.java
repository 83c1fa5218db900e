package org.onedoor.programme.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;
import org.onedoor.programme.Difference;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.Rag;
import org.onedoor.programme.report.ReportDocument.Column;
import org.onedoor.programme.report.ReportDocument.Grid;
import org.onedoor.programme.report.ReportDocument.Words;
import org.onedoor.programme.report.ReportRepository.Risk;

/** The tables that reports have in common. */
final class ReportTables {
    /** The longest text of a cell; nearly every action of a plan is shorter. */
    private static final int BRIEF = 600;

    private ReportTables() {}

    /** Each action with where it stands. */
    static Grid actions(String caption, ReportFacts facts, List<PlanAction> lines, String empty) {
        return new Grid(
                caption,
                List.of(
                        Column.of("No."),
                        Column.of("Action"),
                        Column.of("Led by"),
                        Column.of("Status"),
                        Column.of("Rating"),
                        Column.of("Rule says"),
                        Column.of("Trend"),
                        Column.day("Due"),
                        Column.day("Last heard of")),
                lines.stream()
                        .map(line -> List.of(
                                line.number(),
                                brief(line.words()),
                                facts.leads(line),
                                status(line),
                                rating(line.rag()),
                                facts.rule(line).rag().label(),
                                facts.trend(line),
                                day(line.dueOn()),
                                day(line.heardOn())))
                        .toList(),
                empty);
    }

    /** What is silent, with for how long. */
    static Grid silent(ReportFacts facts, List<PlanAction> lines) {
        return new Grid(
                "Silent actions",
                List.of(
                        Column.of("No."),
                        Column.of("Action"),
                        Column.of("Led by"),
                        Column.day("Last heard of"),
                        Column.of("Why it counts")),
                lines.stream()
                        .filter(facts::silent)
                        .map(line -> List.of(
                                line.number(),
                                brief(line.words()),
                                facts.leads(line),
                                day(line.heardOn()),
                                line.heardOn() == null
                                        ? "It should have begun, and nothing was ever heard of it."
                                        : "Nothing was heard of it for %,d days."
                                                .formatted(line.heardOn()
                                                        .until(facts.to(), java.time.temporal.ChronoUnit.DAYS))))
                        .toList(),
                "No action is silent.");
    }

    /** One row for each thing that changed. */
    static Grid changes(ReportFacts facts, List<Difference> changes) {
        return new Grid(
                "Changes",
                List.of(Column.of("No."), Column.of("What"), Column.of("Was"), Column.of("Is")),
                changes.stream()
                        .map(change -> List.of(
                                change.number(),
                                switch (change.kind()) {
                                    case ADDED -> "Added";
                                    case REMOVED -> "Taken out";
                                    case CHANGED ->
                                        change.field().substring(0, 1).toUpperCase(Locale.UK)
                                                + change.field().substring(1);
                                },
                                brief(text(change.was())),
                                brief(text(change.becomes()))))
                        .toList(),
                "Nothing changed in this period.");
    }

    /** What people said of these actions in the period, word for word. */
    static Grid said(ReportFacts facts, List<PlanAction> actions) {
        Map<UUID, String> numbers = actions.stream()
                .collect(Collectors.toMap(PlanAction::actionId, PlanAction::named, (first, _) -> first));
        return new Grid(
                "What was said",
                List.of(Column.of("No."), Column.of("Day"), Column.of("Update")),
                facts.said().stream()
                        .filter(entry -> numbers.containsKey(entry.actionId()))
                        .map(entry -> List.of(
                                Objects.requireNonNull(numbers.get(entry.actionId())),
                                entry.happenedOn() == null ? "No day" : London.day(entry.happenedOn()),
                                entry.words()))
                        .toList(),
                "No update was given in this period.");
    }

    static Grid risks(List<Risk> risks) {
        return new Grid(
                "Risks",
                List.of(Column.of("Risk"), Column.of("What is done about it"), Column.of("Source")),
                risks.stream()
                        .map(risk -> List.of(
                                risk.words(),
                                risk.mitigations().isEmpty()
                                        ? "No mitigation is paired with it."
                                        : String.join("; ", risk.mitigations()),
                                risk.source()))
                        .toList(),
                "No risk is recorded for this plan.");
    }

    /** Counts of the plan by section. */
    static Grid sections(ReportFacts facts) {
        Map<String, List<PlanAction>> sections = facts.lines().stream()
                .collect(Collectors.groupingBy(PlanAction::sectionTitle, LinkedHashMap::new, Collectors.toList()));
        return counts("Sections", "Section", sections, facts);
    }

    /** Counts of the plan by organisation, an action once for each that leads it. */
    static Grid partners(ReportFacts facts) {
        Map<UUID, List<PlanAction>> leading = new LinkedHashMap<>();
        facts.lines()
                .forEach(line -> line.leadOrganisations().stream()
                        .distinct()
                        .forEach(lead -> leading.computeIfAbsent(lead, _ -> new ArrayList<>())
                                .add(line)));
        Map<String, List<PlanAction>> named = leading.entrySet().stream()
                .sorted(java.util.Comparator.comparing(entry -> facts.name(entry.getKey())))
                .collect(Collectors.toMap(
                        entry -> facts.name(entry.getKey()), Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
        return counts("Partners", "Partner", named, facts);
    }

    private static Grid counts(String caption, String first, Map<String, List<PlanAction>> groups, ReportFacts facts) {
        return new Grid(
                caption,
                List.of(
                        Column.of(first),
                        Column.number("Actions"),
                        Column.number("Said to be done"),
                        Column.number("Green"),
                        Column.number("Amber"),
                        Column.number("Red"),
                        Column.number("Not rated"),
                        Column.number("Silent"),
                        Column.number("Past due")),
                groups.entrySet().stream()
                        .map(group -> {
                            List<PlanAction> lines = group.getValue();
                            return List.of(
                                    group.getKey(),
                                    String.valueOf(lines.size()),
                                    count(facts, lines, ReportTables::done),
                                    count(facts, lines, line -> line.rag() == Rag.GREEN),
                                    count(facts, lines, line -> line.rag() == Rag.AMBER),
                                    count(facts, lines, line -> line.rag() == Rag.RED),
                                    count(facts, lines, line -> line.rag() == null),
                                    count(facts, lines, facts::silent),
                                    count(facts, lines, facts::late));
                        })
                        .toList(),
                "The plan has no action.");
    }

    private static String count(
            ReportFacts facts, List<PlanAction> lines, java.util.function.Predicate<PlanAction> which) {
        return String.valueOf(facts.count(lines, which));
    }

    static boolean done(PlanAction line) {
        return line.state() == PlanAction.State.CLOSED
                || (line.status() != null && line.status().isDone());
    }

    static String status(PlanAction line) {
        String said = line.status() == null ? "Not set" : line.status().label();
        String confirmed = line.saidDone() ? said + " (not confirmed by a second person)" : said;
        return line.disputed() ? confirmed + " (disputed)" : confirmed;
    }

    static String rating(@Nullable Rag rag) {
        return rag == null ? "Not rated" : rag.label();
    }

    static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** What the changes are counted from, where that is not the day the period begins. */
    static Words since(ReportFacts facts) {
        return new Words(
                facts.arrived() == null
                        ? "Compared with the plan as it stood when the period began."
                        : "Compared with the plan as it came into OneDoor on %s: nothing is known of it before that day."
                                .formatted(London.day(facts.arrived())));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The beginning of a long text, cut between words. */
    static String brief(String text) {
        String line = text.strip().replaceAll("\\s*\\n\\s*", " / ");
        if (line.length() <= BRIEF) {
            return line;
        }
        int cut = line.lastIndexOf(' ', BRIEF);
        return line.substring(0, cut > BRIEF / 2 ? cut : BRIEF) + " …";
    }
}
