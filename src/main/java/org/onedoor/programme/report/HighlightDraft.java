package org.onedoor.programme.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.onedoor.programme.Difference;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.Plans.HighlightSummary;
import org.onedoor.programme.report.ReportDocument.Block;
import org.onedoor.programme.report.ReportDocument.Column;
import org.onedoor.programme.report.ReportDocument.Grid;
import org.onedoor.programme.report.ReportDocument.Part;
import org.onedoor.programme.report.ReportDocument.Points;
import org.onedoor.programme.report.ReportDocument.Words;
import org.onedoor.programme.report.ReportRepository.Risk;

/**
 * A highlight report in the shape the group's own have: the same headings in the same order. What the last one said is
 * brought along, so that only what is different has to be written.
 */
final class HighlightDraft {
    /** What is rated, each by itself, as the group's own reports do. */
    static final List<String> DIMENSIONS = List.of("Project Delivery", "Financial Delivery");

    private static final List<String> HEADINGS =
            List.of("Planned Saving", "Purpose", "Resources", "Communication/Engagement");

    private HighlightDraft() {}

    /** The ratings of an earlier report. */
    record Earlier(LocalDate to, Map<String, String> ratings) {}

    /** The key a rating is kept under among the words people add. */
    static String ratingKey(String dimension) {
        return "rating:" + dimension;
    }

    static List<Part> parts(ReportFacts facts, Map<String, String> narrative, List<Earlier> earlier) {
        HighlightSummary last = facts.highlight();
        List<Part> parts = new ArrayList<>();
        for (String heading : HEADINGS.subList(0, 3)) {
            parts.add(brought(facts, heading, heading.equals("Purpose")));
        }
        parts.add(Part.of("rating", "RAG Rating", "Why is it rated so?", true, ratings(facts, narrative, earlier)));
        parts.add(brought(facts, HEADINGS.get(3), false));
        Block actions = last == null ? changed(facts) : block(said(last, "Key actions"));
        parts.add(Part.of("actions", "Key actions", "The few things that matter most now", true, actions));
        parts.add(brought(facts, "KPIs", false));
        List<Risk> own = facts.risks().stream()
                .filter(risk -> last == null || risk.ofHighlight())
                .toList();
        parts.add(Part.of("risks", "Risks", "Any new risk?", false, ReportTables.risks(own)));
        parts.add(brought(facts, "Mitigation", false));
        if (last != null) {
            parts.add(Part.of("plan", "Of the whole plan, " + facts.plan().title(), "", false, ofThePlan(facts)));
        }
        return parts;
    }

    /** A project's report that came with a plan is of the project; what is of the plan stands by itself, at the end. */
    static String title(ReportFacts facts) {
        HighlightSummary last = facts.highlight();
        return last == null || last.title().isBlank()
                ? ReportKind.HIGHLIGHT.label()
                : ReportKind.HIGHLIGHT.label() + ": " + last.title().strip();
    }

    private static Block[] ofThePlan(ReportFacts facts) {
        List<Risk> others =
                facts.risks().stream().filter(risk -> !risk.ofHighlight()).toList();
        Words of = new Words("This is of the whole plan, and not of %s."
                .formatted(Objects.requireNonNull(facts.highlight()).title().strip()));
        Block changed = changed(facts);
        return others.isEmpty() ? new Block[] {of, changed} : new Block[] {of, changed, ReportTables.risks(others)};
    }

    /** A heading with what the report that came with the plan says under it. */
    private static Part brought(ReportFacts facts, String heading, boolean needed) {
        HighlightSummary last = facts.highlight();
        List<String> said = last == null ? List.of() : said(last, heading);
        String title = last == null
                ? heading
                : last.parts().keySet().stream()
                        .filter(key -> key.startsWith(heading))
                        .findFirst()
                        .orElse(heading);
        return Part.of(
                key(heading),
                title,
                said.isEmpty() ? "What is there to say?" : "What is different now?",
                needed && said.isEmpty(),
                block(said));
    }

    private static List<String> said(HighlightSummary last, String heading) {
        return last.parts().entrySet().stream()
                .filter(part -> part.getKey().startsWith(heading))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    private static Block block(List<String> said) {
        return said.isEmpty() ? new Words("The last report says nothing here.") : new Points(said);
    }

    static String key(String heading) {
        return heading.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private static Grid ratings(ReportFacts facts, Map<String, String> narrative, List<Earlier> earlier) {
        List<Column> columns = new ArrayList<>(List.of(Column.of("What"), Column.of("Now")));
        earlier.stream().limit(6).forEach(each -> columns.add(Column.of("To " + each.to())));
        HighlightSummary last = facts.highlight();
        if (last != null) {
            columns.add(Column.of("As the plan came"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (String dimension : DIMENSIONS) {
            List<String> row = new ArrayList<>(List.of(dimension, rated(narrative.get(ratingKey(dimension)))));
            earlier.stream()
                    .limit(6)
                    .forEach(each -> row.add(rated(each.ratings().get(ratingKey(dimension)))));
            if (last != null) {
                row.add(rated(last.ratings().get(dimension)));
            }
            rows.add(row);
        }
        return new Grid("Ratings, the newest first", columns, rows, "");
    }

    private static String rated(@org.jspecify.annotations.Nullable String rating) {
        return rating == null || rating.isBlank() ? "Not rated" : rating;
    }

    private static Block changed(ReportFacts facts) {
        List<String> changed = facts.changes().stream()
                .filter(change -> change.kind() == Difference.Kind.CHANGED)
                .map(Difference::actionId)
                .distinct()
                .map(id -> facts.lines().stream()
                        .filter(line -> line.actionId().equals(id))
                        .findFirst()
                        .map(HighlightDraft::named)
                        .orElse(""))
                .filter(text -> !text.isEmpty())
                .limit(12)
                .toList();
        return changed.isEmpty() ? new Words("No action of the plan changed in this period.") : new Points(changed);
    }

    private static String named(PlanAction line) {
        return line.number() + " " + ReportTables.brief(line.words()) + ": "
                + ReportTables.status(line).toLowerCase(java.util.Locale.UK) + ", "
                + ReportTables.rating(line.rag()).toLowerCase(java.util.Locale.UK);
    }
}
