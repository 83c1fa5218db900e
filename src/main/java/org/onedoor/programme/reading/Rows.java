package org.onedoor.programme.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Column;
import org.onedoor.programme.PlanCell;

/**
 * Tells the rows, section headings and stray text of a plan apart when all that is known is the order of its cells. Each
 * cell may begin a row, a heading or something else; the whole file is read in the way that needs the fewest excuses, so
 * one lost or doubled cell costs its own row and no other.
 */
final class Rows {
    private static final int BLANK_NUMBER = 6;
    private static final int ODD_NUMBER = 9;
    private static final int LOST_OR_DOUBLED = 10;
    private static final int TITLE = 2;
    private static final int BARE_TITLE = 8;
    private static final int STRAY = 12;
    private static final int STRAY_BLANK = 8;
    private static final int SKIPPED = 1;
    private static final int INTRODUCTION = 60;
    private static final int LONGEST_LEADS = 300;
    private static final int TAIL = 4;
    private static final int TAIL_CELL = 2;
    private static final int UNLIKELY = 3;
    private static final int LONGEST_TITLE = 300;

    private final List<PlanCell> cells;
    private final Heading heading;
    private final int width;
    private final boolean[] blank;
    private final boolean[] number;
    private final Looked time;
    private final Looked links;
    private final Looked bullet;
    private final @Nullable Column[] named;

    /** What a run of cells is. */
    sealed interface Item {
        int at();

        int length();

        /**
         * An action.
         *
         * @param lost the column whose cell is missing, or -1
         * @param doubled the column that has two cells, or -1
         */
        record Row(int at, int length, int lost, int doubled) implements Item {}

        record Title(int at, int length) implements Item {}

        /** The names of the columns once more, as at the top of a page. */
        record Again(int at, int length) implements Item {}

        record Stray(int at, int length) implements Item {}

        /** All that is left, from here to the end. */
        record Tail(int at, int length) implements Item {}
    }

    /** @param excuses how badly the file fits this reading; less is better */
    record Reading(List<Item> items, int from, int excuses) {}

    /** What a cell looks like, found out when it is first asked. */
    private static final class Looked {
        private final byte[] known;
        private final java.util.function.IntPredicate look;

        Looked(int cells, java.util.function.IntPredicate look) {
            this.known = new byte[cells];
            this.look = look;
        }

        boolean at(int cell) {
            if (known[cell] == 0) {
                known[cell] = (byte) (look.test(cell) ? 1 : 2);
            }
            return known[cell] == 1;
        }
    }

    private record Choice(Item item, int cost) {}

    /** The cheapest way found so far to read the file from one cell on. */
    private static final class Cheapest {
        private final int at;
        private final int[] after;
        private final int stray;
        private Choice choice;
        private int total;

        /** @param after what reading from each later cell costs; {@code stray} what it costs to leave this cell out of all */
        Cheapest(int at, int[] after, int stray, Choice tail) {
            this.at = at;
            this.after = after;
            this.stray = stray + after[at + 1];
            this.choice = tail;
            this.total = tail.cost();
        }

        void or(Choice other) {
            int cost = other.cost() + after[at + other.item().length()];
            if (cost < total) {
                total = cost;
                choice = other;
            }
        }

        /** From what cost on an item of this length is no cheaper; at least 1, so that one without any excuse is known. */
        int limit(int length) {
            return Math.max(1, Math.min(total, stray + 1) - after[at + length]);
        }
    }

    Rows(List<PlanCell> cells, Heading heading) {
        this.cells = cells;
        this.heading = heading;
        this.width = heading.width();
        int n = cells.size();
        blank = new boolean[n];
        number = new boolean[n];
        named = new Column[n];
        time = new Looked(n, i -> !blank[i] && Words.isTime(cells.get(i)));
        links = new Looked(n, i -> blank[i] || Words.isLinks(cells.get(i)));
        bullet = new Looked(
                n, i -> !blank[i] && Words.isBullet(cells.get(i).raw().stripLeading()));
        for (int i = 0; i < n; i++) {
            PlanCell cell = cells.get(i);
            blank[i] = cell.isBlank();
            number[i] = !blank[i] && Words.isNumber(cell);
            named[i] = blank[i] ? null : Heading.known(cell);
        }
    }

    /** Reads from the cell after the heading to the end. */
    Reading read(int from) {
        return read(from, from);
    }

    /** Reads from the cell at which an introduction most likely ends. */
    Reading readAfterIntroduction() {
        return read(0, Math.min(cells.size(), INTRODUCTION));
    }

    private Reading read(int first, int last) {
        int n = cells.size();
        Choice[] best = new Choice[n + 1];
        int[] total = new int[n + 1];
        for (int at = n - 1; at >= first; at--) {
            Choice tail = new Choice(new Item.Tail(at, n - at), TAIL + TAIL_CELL * (n - at));
            Cheapest cheapest = new Cheapest(at, total, blank[at] ? STRAY_BLANK : STRAY, tail);
            choose(at, cheapest);
            best[at] = cheapest.choice;
            total[at] = cheapest.total;
        }
        int from = first;
        for (int at = first + 1; at <= last; at++) {
            from = total[at] + SKIPPED * (at - first) < total[from] + SKIPPED * (from - first) ? at : from;
        }
        List<Item> items = new ArrayList<>();
        for (int at = from; at < n; at += best[at].item().length()) {
            items.add(best[at].item());
        }
        return new Reading(items, from, total[from]);
    }

    private void choose(int at, Cheapest cheapest) {
        int left = cells.size() - at;
        boolean clear = false;
        if (left >= width) {
            Choice whole = row(new Item.Row(at, width, -1, -1), cheapest.limit(width));
            cheapest.or(whole);
            clear = whole.cost() == 0 && startsAfter(at + width);
            if (isHeading(at)) {
                cheapest.or(new Choice(new Item.Again(at, width), 1));
            }
        }
        if (clear) {
            return; // nothing else can fit better, and most rows of most plans are so
        }
        if (left >= width - 1) {
            for (int lost = 0; lost < width; lost++) {
                cheapest.or(row(new Item.Row(at, width - 1, lost, -1), cheapest.limit(width - 1)));
            }
        }
        if (left > width) {
            for (int doubled = 1; doubled < width; doubled++) {
                cheapest.or(row(new Item.Row(at, width + 1, -1, doubled), cheapest.limit(width + 1)));
            }
        }
        title(at, left, cheapest);
        cheapest.or(new Choice(new Item.Stray(at, 1), blank[at] ? STRAY_BLANK : STRAY));
    }

    /** Whether a row or a section's heading clearly begins here, or the file ends. */
    private boolean startsAfter(int at) {
        if (at >= cells.size()) {
            return true;
        }
        boolean row = number[at] && at + 2 < cells.size() && !blank[at + 1] && !number[at + 1] && time.at(at + 2);
        boolean title = !blank[at]
                && !number[at]
                && at + 2 < cells.size()
                && blank[at + 1]
                && (blank[at + 2] || number[at + 2]);
        return row || title;
    }

    /** @param limit from what cost on nothing more is looked at, for it is dearer than another reading already */
    private Choice row(Item.Row row, int limit) {
        int cost = row.length() == width ? 0 : LOST_OR_DOUBLED;
        for (int column = 0; column < width && (column == 0 || cost < limit); column++) {
            int cell = cell(row, column);
            if (cell < 0) {
                cost += column == 0 ? -1 : 0; // a lost number is likelier than a lost cell after one
                continue;
            }
            cost += excuse(heading.columns().get(column), cell, column == row.doubled());
        }
        return new Choice(row, cost);
    }

    private int excuse(Column column, int cell, boolean doubled) {
        return switch (column) {
            case NUMBER -> blank[cell] ? BLANK_NUMBER : number[cell] ? 0 : ODD_NUMBER;
            case ACTION -> blank[cell] || number[cell] ? UNLIKELY + 1 : 0;
            case TIMESCALE -> blank[cell] ? 1 : time.at(cell) && !number[cell] && !doubled ? 0 : UNLIKELY;
            case LEADS ->
                number[cell]
                                || bullet.at(cell)
                                || doubled
                                || cells.get(cell).raw().length() > LONGEST_LEADS
                        ? UNLIKELY
                        : 0;
            case LINKS -> links.at(cell) && !doubled ? 0 : UNLIKELY;
            case OUTCOMES -> number[cell] ? UNLIKELY : (bullet.at(cell) || blank[cell]) && !doubled ? 0 : 1;
            case UPDATE -> number[cell] ? UNLIKELY : bullet.at(cell) ? 1 : 0;
            case OTHER -> 0;
        };
    }

    /** The cell that holds this column of the row, or -1 when it is the one that is lost. */
    static int cell(Item.Row row, int column) {
        if (row.lost() == column) {
            return -1;
        }
        int shift = row.lost() >= 0 && column > row.lost() ? -1 : 0;
        shift += row.doubled() >= 0 && column > row.doubled() ? 1 : 0;
        return row.at() + column + shift;
    }

    private void title(int at, int left, Cheapest cheapest) {
        if (blank[at] || number[at] || cells.get(at).raw().length() > LONGEST_TITLE) {
            return;
        }
        int words = cells.get(at).words().size() > 2 ? UNLIKELY : 0;
        for (int blanks = 0; blanks < width && blanks < left; blanks++) {
            if (blanks > 0 && !blank[at + blanks]) {
                return;
            }
            int cost = (blanks == 0 ? BARE_TITLE : TITLE) + words;
            cheapest.or(new Choice(new Item.Title(at, blanks + 1), cost));
        }
    }

    private boolean isHeading(int at) {
        int same = 0;
        for (int i = 0; i < width; i++) {
            Column known = named[at + i];
            same += known != null && known == heading.columns().get(i) ? 1 : 0;
        }
        return same >= width - 2 && same > 2;
    }
}
