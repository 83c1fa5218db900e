package org.onedoor.crisis.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which column of a file is which.
 *
 * @param all the headings as they came
 * @param known the heading of each column that was recognised or said
 * @param unread headings that are none of ours
 * @param missing columns without which nothing can be read
 * @param problem what is wrong, in words that say how to mend it; empty when nothing is
 */
public record RailHeadings(
        List<String> all,
        Map<RailColumn, String> known,
        List<String> unread,
        List<RailColumn> missing,
        String problem) {
    public RailHeadings {
        all = List.copyOf(all);
        known = Map.copyOf(known);
        unread = List.copyOf(unread);
        missing = List.copyOf(missing);
    }

    /** @param said what a person said of columns that could not be recognised */
    static RailHeadings of(List<String> headings, Map<RailColumn, String> said) {
        Map<RailColumn, String> known = new EnumMap<>(RailColumn.class);
        List<String> unread = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        said.forEach((column, heading) -> {
            if (headings.contains(heading)) {
                known.put(column, heading);
            }
        });
        for (String heading : headings) {
            if (known.containsValue(heading)) {
                continue;
            }
            RailColumn column = RailColumn.of(heading).orElse(null);
            if (column == null || said.containsKey(column)) {
                unread.add(heading);
            } else if (known.containsKey(column)) {
                twice.add("Both '%s' and '%s' could be the column '%s'. Leave one of them out and send the file again."
                        .formatted(known.get(column), heading, column.heading()));
            } else {
                known.put(column, heading);
            }
        }
        List<RailColumn> missing = Arrays.stream(RailColumn.values())
                .filter(column -> column.isNeeded() && !known.containsKey(column))
                .toList();
        String problem = !twice.isEmpty() ? twice.getFirst() : missing.isEmpty() ? "" : lacking(missing, headings);
        return new RailHeadings(headings, known, unread, missing, problem);
    }

    private static String lacking(List<RailColumn> missing, List<String> headings) {
        String names = String.join(
                ", ", missing.stream().map(each -> "'" + each.heading() + "'").toList());
        if (headings.size() == 1 && headings.getFirst().matches(".*[;\t].*")) {
            return "The columns are not separated by commas. Save the file as comma-separated (CSV, UTF-8) and send it again.";
        }
        return "The file has no %s %s. Its columns are: %s. Nothing of it was read, and it is kept as it came."
                .formatted(missing.size() == 1 ? "column" : "columns", names, String.join(", ", headings));
    }

    /** The first line as we would have written it, so that each value is found under its own name. */
    String rewritten() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String heading = all.get(i);
            String name = "other_" + i;
            for (Map.Entry<RailColumn, String> entry : known.entrySet()) {
                if (entry.getValue().equals(heading) && all.indexOf(heading) == i) {
                    name = entry.getKey().name().toLowerCase(Locale.ROOT);
                }
            }
            names.add(name);
        }
        return String.join(",", names);
    }
}
