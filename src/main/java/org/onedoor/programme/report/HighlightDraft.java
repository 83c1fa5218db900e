package org.onedoor.programme.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onedoor.programme.Difference;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.Plans.HighlightSummary;
import org.onedoor.programme.report.ReportDocument.Block;
import org.onedoor.programme.report.ReportDocument.Column;
import org.onedoor.programme.report.ReportDocument.Grid;
import org.onedoor.programme.report.ReportDocument.Part;
import org.onedoor.programme.report.ReportDocument.Points;
import org.onedoor.programme.report.ReportDocument.Words;

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
        List<Part> parts = new ArrayList<>();
        for (String heading : HEADINGS.subList(0, 3)) {
            parts.add(brought(facts, heading, heading.equals("Purpose")));
        }
        parts.add(Part.of("rating", "RAG Rating", "Why is it rated so?", true, ratings(facts, narrative, earlier)));
        parts.add(brought(facts, HEADINGS.get(3), false));
        parts.add(Part.of("actions", "Key actions", "The few things that matter most now", true, changed(facts)));
        parts.add(brought(facts, "KPIs", false));
        parts.add(Part.of("risks", "Risks", "Any new risk?", false, ReportTables.risks(facts.risks())));
        parts.add(brought(facts, "Mitigation", false));
        return parts;
    }

    /** A heading with what the report that came with the plan says under it. */
    private static Part brought(ReportFacts facts, String heading, boolean needed) {
        HighlightSummary last = facts.highlight();
        List<String> said = last == null
                ? List.of()
                : last.parts().entrySet().stream()
                        .filter(part -> part.getKey().startsWith(heading))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse(List.of());
        String title = last == null
                ? heading
                : last.parts().keySet().stream()
                        .filter(key -> key.startsWith(heading))
                        .findFirst()
                        .orElse(heading);
        Block block = said.isEmpty() ? new Words("The last report says nothing here.") : new Points(said);
        return Part.of(
                key(heading),
                title,
                said.isEmpty() ? "What is there to say?" : "What is different now?",
                needed && said.isEmpty(),
                block);
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
