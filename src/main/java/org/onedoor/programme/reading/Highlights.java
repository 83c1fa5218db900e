package org.onedoor.programme.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.HighlightReport;
import org.onedoor.programme.PlanCell;

/** Reads a highlight report: headings on lines of their own, and under each its values, parted by blank lines. */
final class Highlights {
    private static final Pattern HEADING = Pattern.compile(
            "^(Planned Savings?|Purpose|Resources|RAG Rating|Key actions|KPIs|Risks|Mitigations?|Milestones|Next steps|Issues)"
                    + "(?:\\s+(\\d\\d/\\d\\d))?\\s*:?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INLINE =
            Pattern.compile("^(Communications?/\\s?Engagement)\\b:?\\s*(.*)$", Pattern.CASE_INSENSITIVE);
    private static final int ENOUGH = 3;

    private Highlights() {}

    /** None when the text has too few of a highlight report's headings to be one. */
    static @Nullable HighlightReport read(String raw, int line) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        Map<String, String> ratings = new LinkedHashMap<>();
        String title = "";
        List<String> values = new ArrayList<>();
        for (String words : PlanCell.normalised(raw).split("\n", -1)) {
            Matcher heading = HEADING.matcher(words);
            Matcher inline = INLINE.matcher(words);
            int tab = words.indexOf('\t');
            if (words.isEmpty()) {
                continue;
            } else if (heading.matches()) {
                values = new ArrayList<>();
                parts.put(words, values);
            } else if (inline.matches()) {
                values = new ArrayList<>();
                parts.put(inline.group(1), values);
                add(values, inline.group(2));
            } else if (tab > 0) {
                ratings.put(
                        words.substring(0, tab).strip(),
                        words.substring(tab + 1).strip());
            } else if (parts.isEmpty() && title.isEmpty()) {
                title = words;
            } else {
                add(values, words);
            }
        }
        if (parts.size() < ENOUGH) {
            return null;
        }
        return new HighlightReport(title, line, parts, ratings, under(parts, "risks"), under(parts, "mitigation"), raw);
    }

    /** A line that goes on where the last broke off belongs to it. */
    private static void add(List<String> values, String words) {
        if (words.isEmpty()) {
            return;
        }
        boolean goesOn = !values.isEmpty()
                && Character.isLowerCase(words.charAt(0))
                && !values.getLast().matches(".*[.!?]$");
        if (goesOn) {
            values.set(values.size() - 1, values.getLast() + " " + words);
        } else {
            values.add(words);
        }
    }

    private static List<String> under(Map<String, List<String>> parts, String heading) {
        return parts.entrySet().stream()
                .filter(part -> part.getKey().toLowerCase(java.util.Locale.ROOT).startsWith(heading))
                .flatMap(part -> part.getValue().stream())
                .toList();
    }
}
