package org.onedoor.programme.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Column;
import org.onedoor.programme.Finding;
import org.onedoor.programme.PlanCell;
import org.onedoor.programme.ReadAction;
import org.onedoor.programme.Timescale;
import org.onedoor.programme.UpdateEntry;

/** One row of a plan: finds the cell of each column and reads it. */
final class RowReader {
    private final List<PlanCell> cells;
    private final Heading heading;
    private final Rows.Item.Row row;
    private final int section;
    private @Nullable List<UpdateEntry> entries;

    RowReader(List<PlanCell> cells, Heading heading, Rows.Item.Row row, int section) {
        this.cells = cells;
        this.heading = heading;
        this.row = row;
        this.section = section;
    }

    private PlanCell cell(Column column) {
        int place = heading.columns().indexOf(column);
        int at = place < 0 ? -1 : Rows.cell(row, place);
        if (at < 0) {
            return new PlanCell(cells.get(row.at()).line(), "");
        }
        PlanCell cell = cells.get(at);
        return place == row.doubled()
                ? new PlanCell(
                        cell.line(), cell.raw() + "\t" + cells.get(at + 1).raw())
                : cell;
    }

    /** Whether it can hardly be anything but an action: a number, words, and a timescale that is one. */
    boolean isPlain() {
        PlanCell action = cell(Column.ACTION);
        return Words.isNumber(cell(Column.NUMBER))
                && action.text().length() > 3
                && !Words.isNumber(action)
                && Words.isTime(cell(Column.TIMESCALE));
    }

    /** What follows the links in the links' cell, from the line on that names no action. */
    String runOn() {
        PlanCell links = cell(Column.LINKS);
        return links.raw().substring(linksEnd(links.raw()));
    }

    int runOnLine() {
        PlanCell links = cell(Column.LINKS);
        String raw = links.raw().substring(0, linksEnd(links.raw()));
        return new PlanCell(
                        links.line() + (int) raw.chars().filter(c -> c == '\n').count(), runOn())
                .textLine();
    }

    private static int linksEnd(String raw) {
        int from = 0;
        while (from < raw.length()) {
            int next = raw.indexOf('\n', from);
            int end = next < 0 ? raw.length() : next;
            String line = PlanCell.normalised(raw.substring(from, end));
            if (!line.isEmpty() && !Words.isLink(line)) {
                return from;
            }
            from = Math.min(raw.length(), end + 1);
        }
        return raw.length();
    }

    /** The entries of the update; a line that looks like a date and is none is added to the findings, once. */
    List<UpdateEntry> entries(List<Finding> findings) {
        if (entries == null) {
            PlanCell update = cell(Column.UPDATE);
            entries = Updates.read(
                    update,
                    wrong -> findings.add(new Finding(
                            update.textLine(),
                            "UPDATE of " + called(),
                            "'%s' begins like a date, and there is no such day (days come first). Its words are kept as an undated entry."
                                    .formatted(wrong))));
        }
        return entries;
    }

    private String number() {
        return Words.number(String.join(" ", cell(Column.NUMBER).words()));
    }

    private String called() {
        return number().isEmpty() ? "the action without a number" : number();
    }

    ReadAction action(@Nullable LocalDate asAt, @Nullable String above, boolean last, List<Finding> findings) {
        PlanCell numberCell = cell(Column.NUMBER);
        int line = numberCell.isBlank() ? cell(Column.ACTION).textLine() : numberCell.textLine();
        Consumer<String> wrong = words -> findings.add(new Finding(line, null, words));
        shape(wrong);
        PlanCell time = cell(Column.TIMESCALE);
        Timescale when = Timescales.read(time.words());
        if (when.kind() == Timescale.Kind.UNREAD) {
            findings.add(new Finding(
                    time.textLine(),
                    "Timescale of " + called(),
                    "'%s' gives no date that can be read, so the action has no due date. Write it as 'From April 2016', 'March 2016' or 'By 1 March 2016'."
                            .formatted(PlanReader.brief(time.text()))));
        }
        PlanCell leads = cell(Column.LEADS);
        if (leads.isBlank()) {
            wrong.accept("%s has no lead.".formatted(called()));
        }
        PlanCell linkCell = cell(Column.LINKS);
        String raw = linkCell.raw();
        List<String> links = new PlanCell(linkCell.line(), last ? raw.substring(0, linksEnd(raw)) : raw)
                .words().stream().map(Words::number).toList();
        List<UpdateEntry> read = entries(findings);
        return new ReadAction(
                number(),
                section,
                line,
                cell(Column.ACTION).text(),
                time.text(),
                leads.text(),
                cell(Column.OUTCOMES).words().stream().map(Words::withoutBullet).toList(),
                cell(Column.UPDATE).text(),
                links,
                linked(links, linkCell, findings),
                when,
                Leads.read(leads.words()),
                read,
                Suggestions.read(read, when, asAt),
                Updates.pointer(read, above),
                cells.subList(row.at(), row.at() + row.length()).stream()
                        .map(PlanCell::raw)
                        .toList());
    }

    private void shape(Consumer<String> wrong) {
        if (row.lost() == 0 || cell(Column.NUMBER).isBlank()) {
            wrong.accept("The action '%s' has no number. It is kept without one."
                    .formatted(PlanReader.brief(cell(Column.ACTION).text())));
        } else if (!Words.isNumber(cell(Column.NUMBER))) {
            wrong.accept("'%s' is not the number of an action, such as 1.1. It is kept as it is."
                    .formatted(PlanReader.brief(number())));
        }
        if (row.lost() > 0) {
            wrong.accept("%s has %d cells and should have %d. The cell '%s' seems to be missing; check the row."
                    .formatted(
                            called(),
                            row.length(),
                            heading.width(),
                            heading.columns().get(row.lost()).heading()));
        }
        if (row.doubled() >= 0) {
            wrong.accept("%s has %d cells and should have %d. A tab seems to stand inside '%s'; check the row."
                    .formatted(
                            called(),
                            row.length(),
                            heading.width(),
                            heading.columns().get(row.doubled()).heading()));
        }
        if (cell(Column.ACTION).isBlank()) {
            wrong.accept("%s has a number and no action.".formatted(called()));
        }
    }

    private List<String> linked(List<String> links, PlanCell cell, List<Finding> findings) {
        List<String> linked = new ArrayList<>();
        for (String link : links) {
            if (Words.isLink(link)) {
                linked.addAll(Words.tokens(link));
            } else {
                findings.add(new Finding(
                        cell.textLine(),
                        "Links of " + called(),
                        "'%s' is not the number of an action. It is kept as text.".formatted(PlanReader.brief(link))));
            }
        }
        return linked.stream().distinct().toList();
    }
}
