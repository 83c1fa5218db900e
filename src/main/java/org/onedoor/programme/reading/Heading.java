package org.onedoor.programme.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Column;
import org.onedoor.programme.Finding;
import org.onedoor.programme.PlanCell;

/**
 * The row that names a plan's columns.
 *
 * @param at the index of its first cell
 * @param columns what each cell of a row is, in the order of the file
 */
record Heading(int at, List<Column> columns, List<Finding> findings) {
    private static final Map<Column, Set<String>> NAMES = new EnumMap<>(Map.of(
            Column.NUMBER, Set.of("no", "nos", "number", "num", "ref", "reference", "id", "actionno", "actionnumber"),
            Column.ACTION, Set.of("action", "actions", "actionrequired", "objective", "whatwewilldo", "recommendation"),
            Column.TIMESCALE,
                    Set.of("timescale", "timescales", "deadline", "when", "due", "duedate", "bywhen", "targetdate"),
            Column.LEADS, Set.of("ledby", "lead", "leads", "bywhom", "responsible", "leadorganisation", "leadagency"),
            Column.OUTCOMES, Set.of("outcome", "outcomes", "expectedoutcome", "expectedoutcomes", "intendedoutcomes"),
            Column.UPDATE, Set.of("update", "updates", "progress", "progressupdate", "latestupdate"),
            Column.LINKS, Set.of("link", "links", "linkedactions", "linksto", "relatedactions", "crossreference")));
    private static final Map<String, Column> BY_NAME = NAMES.entrySet().stream()
            .flatMap(column -> column.getValue().stream().map(name -> Map.entry(name, column.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final List<Column> USUAL = List.of(
            Column.NUMBER, Column.ACTION, Column.TIMESCALE, Column.LEADS, Column.OUTCOMES, Column.UPDATE, Column.LINKS);
    private static final int ENOUGH = 4;
    private static final int WIDEST = 12;
    private static final int SPARE = 2;
    private static final int LONGEST_NAME = 60;

    int width() {
        return columns.size();
    }

    int end() {
        return at + columns.size();
    }

    /** Where the columns are not named: the usual ones, from the first cell on. */
    static Heading none() {
        return new Heading(
                0,
                USUAL,
                List.of(Finding.whole("No row names the columns. They are taken in the usual order: "
                        + String.join(", ", USUAL.stream().map(Column::heading).toList()) + ".")));
    }

    /** Every way the heading row could be read, the likeliest first; none when no row names enough columns. */
    static List<Heading> candidates(List<PlanCell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (known(cells.get(i)) == null) {
                continue;
            }
            int last = i;
            Set<Column> found = java.util.EnumSet.noneOf(Column.class);
            for (int j = i; j < Math.min(cells.size(), i + WIDEST); j++) {
                Column column = known(cells.get(j));
                if (column != null && found.add(column)) {
                    last = j;
                }
            }
            boolean few = found.size() == ENOUGH - 1
                    && last - i == found.size() - 1
                    && found.contains(Column.NUMBER)
                    && found.contains(Column.ACTION);
            if (found.size() >= ENOUGH || few) {
                return around(cells, i, last, found);
            }
        }
        return List.of();
    }

    private static List<Heading> around(List<PlanCell> cells, int first, int last, Set<Column> found) {
        List<Heading> candidates = new ArrayList<>();
        int from = found.contains(Column.NUMBER) || first == 0 ? first : first - 1;
        for (int end = last; end <= Math.min(cells.size() - 1, last + SPARE); end++) {
            candidates.add(of(cells.subList(from, end + 1), from));
        }
        return candidates;
    }

    private static Heading of(List<PlanCell> named, int at) {
        List<@Nullable Column> columns = new ArrayList<>();
        List<Column> used = new ArrayList<>();
        for (PlanCell cell : named) {
            Column column = known(cell);
            boolean again = column != null && used.contains(column);
            columns.add(again ? null : column);
            if (column != null && !again) {
                used.add(column);
            }
        }
        List<Finding> findings = new ArrayList<>();
        List<Column> decided = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column == null) {
                column = byPlace(columns, i, used);
                used.add(column);
                findings.add(unknown(named.get(i), column));
            }
            decided.add(column);
        }
        return new Heading(at, List.copyOf(decided), List.copyOf(findings));
    }

    private static Finding unknown(PlanCell cell, Column taken) {
        return new Finding(
                cell.textLine(),
                null,
                taken == Column.OTHER
                        ? "The column '%s' is not one of an action plan. Its cells are kept as they came."
                                .formatted(cell.text())
                        : "The column '%s' is not known. It is taken as '%s', by its place."
                                .formatted(cell.text(), taken.heading()));
    }

    private static Column byPlace(List<@Nullable Column> columns, int place, List<Column> used) {
        int before = -1;
        for (int i = 0; i < place; i++) {
            Column column = columns.get(i);
            before = column == null ? before : Math.max(before, USUAL.indexOf(column));
        }
        int after = USUAL.size();
        for (int i = columns.size() - 1; i > place; i--) {
            Column column = columns.get(i);
            after = column == null ? after : Math.min(after, USUAL.indexOf(column));
        }
        for (int i = before + 1; i < after; i++) {
            if (!used.contains(USUAL.get(i))) {
                return USUAL.get(i);
            }
        }
        return Column.OTHER;
    }

    static @Nullable Column known(PlanCell cell) {
        return cell.raw().length() > LONGEST_NAME ? null : known(cell.text());
    }

    /** The column of this name, however it is typed. */
    static @Nullable Column known(String name) {
        if (name.strip().equals("#")) {
            return Column.NUMBER;
        }
        StringBuilder letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters.append((char) c));
        return BY_NAME.get(letters.toString());
    }
}
