package org.onedoor.programme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A reading as one JSON document: what each cell says, what it was taken to mean, what to mend, and the counts. */
public final class PlanDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlanDocument() {}

    public static String of(PlanReading plan) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", plan.title());
        put(document, "asAt", plan.asAt());
        document.put("sections", plan.sections());
        document.put(
                "actions", plan.actions().stream().map(PlanDocument::action).toList());
        document.put("warnings", plan.findings().stream().map(Finding::sentence).toList());
        document.put("counts", PlanCounts.of(plan));
        HighlightReport highlight = plan.highlight();
        if (highlight != null) {
            document.put("highlightReport", highlight(highlight));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    /** What a refused file is answered with: nothing taken, and why. */
    public static String refused(List<String> why) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("actions", List.of());
        document.put("warnings", why);
        document.put("counts", Map.of("actions", 0));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private static Map<String, Object> action(ReadAction action) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("no", action.number());
        one.put("section", action.section());
        one.put("action", action.text());
        one.put("timescale", action.timescale());
        one.put("leads", action.leads());
        one.put("outcomes", action.outcomes());
        one.put("updates", action.updates());
        one.put("links", action.links());
        one.put("line", action.line());
        one.put("timescaleKind", action.when().kind().name());
        put(one, "start", action.when().start());
        put(one, "due", action.when().due());
        if (!action.when().milestones().isEmpty()) {
            one.put(
                    "milestones",
                    action.when().milestones().stream().map(Object::toString).toList());
        }
        put(one, "qualifier", action.when().qualifier());
        one.put("leadNames", action.leadNames());
        List<Map<String, Object>> entries = new ArrayList<>();
        for (UpdateEntry entry : action.entries()) {
            Map<String, Object> each = new LinkedHashMap<>();
            put(each, "date", date(entry));
            each.put("text", entry.text());
            entries.add(each);
        }
        one.put("updateEntries", entries);
        one.put("suggestedStatus", action.suggested().kind().name());
        one.put("suggestedBecause", action.suggested().evidence());
        put(one, "pointsTo", action.pointer());
        one.put("raw", action.raw());
        return one;
    }

    private static @Nullable String date(UpdateEntry entry) {
        if (entry.on() == null) {
            return null;
        }
        String day = entry.on().toString();
        return entry.precision() == UpdateEntry.Precision.MONTH ? day.substring(0, 7) : day;
    }

    private static Map<String, Object> highlight(HighlightReport report) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("title", report.title());
        one.put("line", report.line());
        one.put("parts", report.parts());
        one.put("ratings", report.ratings());
        one.put("risks", report.risks());
        one.put("mitigations", report.mitigations());
        return one;
    }

    private static void put(Map<String, Object> into, String name, @Nullable Object value) {
        into.put(name, value == null ? null : value.toString());
    }
}
