package org.onedoor.programme.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.Finding;
import org.onedoor.programme.HighlightReport;
import org.onedoor.programme.PlanCell;
import org.onedoor.programme.PlanKind;
import org.onedoor.programme.PlanReading;
import org.onedoor.programme.ReadAction;
import org.onedoor.programme.UpdateEntry;

/** Reads the text of an action plan by its grammar. Nothing in it knows how many sections or actions a plan has. */
public final class PlanReader {
    private static final Pattern AS_AT = Pattern.compile(
            "(?:update|updated|as at|position at|refresh)\\D{0,12}?(?:\\d{1,2}(?:st|nd|rd|th)?\\s+)?" + Timescales.MONTH
                    + "\\s+(20\\d\\d)",
            Pattern.CASE_INSENSITIVE);
    /** What a plan is called that has no title and whose file has no name. */
    private static final String UNTITLED = "Action plan without a title";

    private static final int LONGEST_TITLE = 200;

    private final PlanText text;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private final List<RowReader> rows = new ArrayList<>();

    private PlanReader(PlanText text) {
        this.text = text;
    }

    /** @throws Invalid when not one action can be found, saying what was looked for */
    public static PlanReading read(PlanText text) {
        return new PlanReader(text).read();
    }

    /** The same, called by its file's name where the file has no title. */
    public static PlanReading titled(PlanReading reading, String name) {
        return reading.title().isEmpty() ? reading.titled(Titles.ofFile(name, UNTITLED)) : reading;
    }

    private PlanReading read() {
        List<PlanCell> cells = text.cells();
        if (cells.isEmpty()) {
            throw new Invalid(
                    "file", "The file has no tab, so it has no cells. A plan's file begins each cell with a tab.");
        }
        Heading heading = Heading.none();
        Rows.Reading reading = null;
        for (Heading candidate : Heading.candidates(cells)) {
            Rows.Reading read = new Rows(cells, candidate).read(candidate.end());
            if (reading == null || read.excuses() < reading.excuses()) {
                reading = read;
                heading = candidate;
            }
            if (reading.excuses() < cells.size() / 20) {
                break; // it fits; a wider heading would not
            }
        }
        boolean named = reading != null;
        if (reading == null) {
            reading = new Rows(cells, heading).readAfterIntroduction();
        }
        findings.addAll(heading.findings());
        int tail = cells.size();
        for (Rows.Item item : reading.items()) {
            if (item instanceof Rows.Item.Tail end) {
                tail = end.at();
            } else {
                take(item, heading);
            }
        }
        if (rows.isEmpty() || (!named && rows.stream().noneMatch(RowReader::isPlain))) {
            throw new Invalid(
                    "file",
                    "No action was found. Each should be %d cells: a number such as 1.1, then %s."
                            .formatted(
                                    heading.width(),
                                    heading.columns().stream()
                                            .skip(1)
                                            .map(column -> "'" + column.heading() + "'")
                                            .reduce((a, b) -> a + ", " + b)
                                            .orElse("")));
        }
        return finish(cells.subList(0, named ? heading.at() : reading.from()), tail);
    }

    private void take(Rows.Item item, Heading heading) {
        PlanCell first = text.cells().get(item.at());
        switch (item) {
            case Rows.Item.Title _ -> sections.add(String.join(" ", first.words()));
            case Rows.Item.Row row -> {
                if (sections.isEmpty()) {
                    sections.add("");
                    findings.add(
                            new Finding(first.textLine(), null, "The first action has no section heading before it."));
                }
                rows.add(new RowReader(text.cells(), heading, row, sections.size()));
            }
            case Rows.Item.Stray _ -> {
                if (!first.isBlank()) {
                    findings.add(new Finding(
                            first.textLine(),
                            null,
                            "'%s' is in no row and no heading. It is kept, and read as nothing."
                                    .formatted(brief(first.text()))));
                }
            }
            case Rows.Item.Again _, Rows.Item.Tail _ -> {}
        }
    }

    private PlanReading finish(List<PlanCell> before, int tail) {
        RowReader last = rows.getLast();
        String rest = last.runOn();
        int restLine = last.runOnLine();
        if (tail < text.cells().size()) {
            List<String> raws = text.cells().subList(tail, text.cells().size()).stream()
                    .map(PlanCell::raw)
                    .toList();
            restLine = rest.isEmpty() ? text.cells().get(tail).textLine() : restLine;
            rest = PlanText.joined(rest, raws);
        }
        HighlightReport highlight = Highlights.read(rest, restLine);
        afterTheLast(rest, restLine, highlight);
        String intro = String.join(
                "\n",
                before.stream()
                        .map(PlanCell::text)
                        .filter(words -> !words.isEmpty())
                        .toList());
        rows.forEach(row -> row.entries(findings));
        LocalDate asAt = asAt(intro);
        List<ReadAction> actions = new ArrayList<>();
        String above = null;
        for (RowReader row : rows) {
            ReadAction action = row.action(asAt, above, row == last, findings);
            actions.add(action);
            above = action.number().isEmpty() ? above : action.number();
        }
        Checks.of(actions, sections, intro, findings);
        findings.sort(Comparator.comparingInt(Finding::line));
        return new PlanReading(
                title(before),
                asAt,
                sections,
                actions,
                highlight,
                findings,
                text.head(),
                text.cells(),
                PlanKind.ACTION_PLAN);
    }

    private void afterTheLast(String rest, int line, @Nullable HighlightReport highlight) {
        if (highlight != null) {
            findings.add(new Finding(
                    line,
                    null,
                    "A highlight report, '%s', follows the last action. It is split off: %d risks and %d mitigations, which the file does not pair, so %d risks have no linked mitigation."
                            .formatted(
                                    highlight.title(),
                                    highlight.risks().size(),
                                    highlight.mitigations().size(),
                                    highlight.risks().size())));
            highlight.risks().stream()
                    .filter(risk -> risk.endsWith(","))
                    .forEach(risk -> findings.add(new Finding(
                            line,
                            null,
                            "A risk ends in a comma, so the source is cut short: '%s'".formatted(brief(risk)))));
        } else if (!PlanCell.normalised(rest).isEmpty()) {
            findings.add(new Finding(
                    line,
                    null,
                    "Text follows the last action: '%s'. It is kept, and read as nothing."
                            .formatted(brief(PlanCell.normalised(rest)))));
        }
    }

    private @Nullable LocalDate asAt(String intro) {
        Matcher said = AS_AT.matcher(intro);
        LocalDate asAt = null;
        while (said.find()) {
            asAt = YearMonth.of(Integer.parseInt(said.group(2)), Timescales.month(said.group(1)))
                    .atEndOfMonth();
        }
        if (asAt != null) {
            return asAt;
        }
        LocalDate newest = rows.stream()
                .flatMap(row -> row.entries(List.of()).stream())
                .map(UpdateEntry::on)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        findings.add(Finding.whole(
                newest == null
                        ? "The file does not say at which day it stands."
                        : "The file does not say at which day it stands. Its newest dated update, %s, is taken."
                                .formatted(newest)));
        return newest;
    }

    private static String title(List<PlanCell> before) {
        return before.reversed().stream()
                .map(cell -> String.join(" ", cell.words()))
                .filter(words -> !words.isEmpty() && words.length() <= LONGEST_TITLE)
                .findFirst()
                .orElse("");
    }

    static String brief(String words) {
        String line = words.replace('\n', ' ');
        return line.length() > 80 ? line.substring(0, 79) + "…" : line;
    }
}
