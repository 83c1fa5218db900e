package org.onedoor.programme.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Finding;
import org.onedoor.programme.PlanCell;
import org.onedoor.programme.PlanKind;
import org.onedoor.programme.PlanReading;
import org.onedoor.programme.ReadAction;

/**
 * Reads what papers hold beside action plans: lists of aims, functions or what people said, a table of commitments, and
 * rows of monthly figures. Each bullet, quotation, row or figure is one line of the plan; the text around them is kept.
 */
public final class Lists {
    private static final Pattern ITEM = Pattern.compile("^\\s*[-•·*–]\\s+(?:([a-z]{1,2}|\\d{1,3})[).]\\s+)?(.+)$");
    private static final Pattern QUOTE = Pattern.compile("^\\s*([‘“].+[’”])\\s*$");
    private static final Pattern HEADING = Pattern.compile("^#+\\s*(.+)$|^\\*\\*(.{2,60})\\*\\*:?$");
    private static final Pattern BY = Pattern.compile("\\bby (20\\d\\d/\\d\\d)\\b");
    private static final Pattern COLUMNS = Pattern.compile(
            "^(?:category|theme|area)\\t(?:deliverables?|commitments?|measures?)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTHS = Pattern.compile("^month(?:\\t[^\\t]+){2,}$", Pattern.CASE_INSENSITIVE);
    private static final int FEWEST = 3;
    private static final int LONGEST_TITLE = 200;

    private final PlanText text;
    private final List<String> lines;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private final List<ReadAction> actions = new ArrayList<>();
    private boolean lettered = true;

    private Lists(PlanText text) {
        this.text = text;
        this.lines = PlanText.joined(
                        text.head(), text.cells().stream().map(PlanCell::raw).toList())
                .lines()
                .toList();
    }

    /** None when the text has no table of commitments or figures. */
    public static Optional<PlanReading> table(PlanText text, String name) {
        Lists lists = new Lists(text);
        for (int i = 0; i < lists.lines.size(); i++) {
            String line = lists.lines.get(i).strip();
            if (COLUMNS.matcher(line).matches()) {
                return lists.finish(lists.commitments(i), PlanKind.COMMITMENTS, name);
            }
            if (MONTHS.matcher(line).matches()) {
                return lists.finish(lists.figures(i), PlanKind.FIGURES, name);
            }
        }
        return Optional.empty();
    }

    /** None when the text has too few bullets or quotations to be a list. */
    public static Optional<PlanReading> list(PlanText text, String name) {
        Lists lists = new Lists(text);
        int first = lists.items();
        return lists.actions.size() < FEWEST
                ? Optional.empty()
                : lists.finish(first, lists.lettered ? PlanKind.FUNCTIONS : PlanKind.STRATEGY, name);
    }

    /** @return the line before which the title stands */
    private int items() {
        String heading = "";
        boolean marked = false; // set apart as a heading, so that a sentence below it does not take its place
        boolean used = true;
        int first = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher head = HEADING.matcher(line);
            Matcher item = ITEM.matcher(line);
            Matcher quote = QUOTE.matcher(line);
            boolean capitals = line.length() > 3 && line.equals(line.toUpperCase(java.util.Locale.UK));
            if (head.matches() || (capitals && !item.matches())) {
                String words = head.matches() ? (head.group(1) == null ? head.group(2) : head.group(1)) : line;
                heading = capitals && marked && used ? heading + " " + words : words.strip();
                used = capitals;
                marked = true;
            } else if (item.matches() || quote.matches()) {
                first = first < 0 ? i : first;
                String label = item.matches() && item.group(1) != null ? item.group(1) : "";
                lettered &= !label.isEmpty();
                section(heading);
                add(label, item.matches() ? item.group(2) : quote.group(1), "", i);
                used = false;
            } else if (!line.isEmpty() && !marked) {
                heading = line;
            }
        }
        return first;
    }

    private int commitments(int at) {
        for (int i = at + 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            if (cells.length == 2) {
                section(cells[0].strip());
                Matcher by = BY.matcher(cells[1]);
                add("", cells[1], by.find() ? by.group() : "", i);
            } else if (!lines.get(i).isBlank()) {
                findings.add(new Finding(
                        i + 1,
                        null,
                        "'%s' follows the table. It is kept, and read as nothing."
                                .formatted(PlanReader.brief(lines.get(i)))));
            }
        }
        return at;
    }

    private int figures(int at) {
        String[] months = lines.get(at).split("\t", -1);
        for (int i = at + 1; i < lines.size() && lines.get(i).contains("\t"); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            section(cells[0].strip());
            long sum = 0;
            int counted = 0;
            for (int column = 1; column < Math.min(months.length, cells.length); column++) {
                String figure = cells[column].strip();
                if (months[column].strip().equalsIgnoreCase("total")) {
                    total(i, figure, sum, counted);
                    continue;
                }
                if (figure.matches("\\d{1,9}")) {
                    sum += Long.parseLong(figure);
                    counted++;
                } else {
                    findings.add(new Finding(
                            i + 1,
                            months[column].strip(),
                            "'%s' is not a number. It is kept as it stands.".formatted(PlanReader.brief(figure))));
                }
                add("", months[column].strip() + ": " + figure, "", i);
            }
        }
        if (!lines.get(at).matches(".*20\\d\\d.*")) {
            findings.add(new Finding(
                    at + 1, null, "No year is printed. Say which in the plan's decisions; none is assumed."));
        }
        return at;
    }

    private void total(int line, String printed, long sum, int counted) {
        findings.add(new Finding(
                line + 1,
                "Total",
                printed.equals(String.valueOf(sum))
                        ? "The %d figures add up to %s, as printed.".formatted(counted, printed)
                        : "The %d figures add up to %d, and '%s' is printed. Both are kept."
                                .formatted(counted, sum, PlanReader.brief(printed))));
    }

    private void section(String heading) {
        String plain = plain(heading);
        if (sections.isEmpty() || !sections.getLast().equals(plain)) {
            sections.add(plain);
        }
    }

    private void add(String number, String words, String timescale, int line) {
        var when = Timescales.read(timescale.isEmpty() ? List.of() : List.of(timescale));
        actions.add(new ReadAction(
                number,
                sections.size(),
                line + 1,
                plain(words),
                timescale,
                "",
                List.of(),
                "",
                List.of(),
                List.of(),
                when,
                List.of(),
                List.of(),
                Suggestions.read(List.of(), when, null),
                null,
                List.of(lines.get(line))));
    }

    /** Without the marks of bold; the line as it came is kept beside it. */
    private static String plain(String words) {
        return words.replace("**", "").strip();
    }

    private Optional<PlanReading> finish(int first, PlanKind kind, String name) {
        if (actions.isEmpty()) {
            return Optional.empty();
        }
        PaperClasses.in(lines).ifPresent(findings::add);
        if (actions.stream().anyMatch(action -> action.number().isEmpty())) {
            findings.add(
                    Finding.whole("The file gives no numbers. None are made up; each line is called by its place."));
        }
        return Optional.of(new PlanReading(
                title(first, name), null, sections, actions, null, findings, text.head(), text.cells(), kind));
    }

    /** The last sentence before the first line that is short enough; else the file's name. */
    private String title(int first, String name) {
        @Nullable String found = null;
        for (int i = 0; i < first && found == null; i++) {
            String line = plain(lines.get(i).replaceFirst("^#+", ""));
            found = line.length() > 3
                            && line.length() <= LONGEST_TITLE
                            && lines.get(i).indexOf('\t') < 0
                            && !line.endsWith("?")
                            && !lines.get(i).startsWith("#")
                            && !line.equals(line.toUpperCase(java.util.Locale.UK))
                    ? line.replaceFirst("[:.]$", "")
                    : null;
        }
        if (found != null) {
            return found;
        }
        return Titles.ofFile(name, "List without a title");
    }
}
