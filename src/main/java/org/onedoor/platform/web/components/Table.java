package org.onedoor.platform.web.components;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table with a caption. On a narrow screen a responsive one becomes a list of cards. */
public record Table(
        @Nullable Content caption,
        @Nullable Size captionSize,
        List<Column> head,
        List<Row> rows,
        boolean firstCellIsHeader,
        Look look) {
    public Table {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    /** How the table is drawn. {@code scrollId} makes it scroll sideways in a box that has the focus. */
    public record Look(
            boolean compact,
            boolean responsive,
            boolean striped,
            boolean reverse,
            boolean border,
            boolean lastRowBorder,
            boolean hiddenCaption,
            @Nullable String scrollId) {
        static final Look PLAIN = new Look(false, false, false, false, true, true, false, null);
    }

    /** @param sort {@code none}, {@code ascending} or {@code descending} where the column can be sorted */
    public record Column(
            Content text,
            boolean numeric,
            @Nullable String sort,
            @Nullable String href,
            @Nullable String classes) {
        public static Column of(String text) {
            return new Column(Text.of(text), false, null, null, null);
        }

        public static Column number(String text) {
            return new Column(Text.of(text), true, null, null, null);
        }

        /** A heading that is a link: the server sorts, so it works without script. */
        public static Column sorted(String text, String sort, String href) {
            return new Column(Text.of(text), false, sort, href, null);
        }

        public String cellClasses() {
            return Css.join("nhsuk-table__header", Css.when(numeric, "nhsuk-table__header--numeric"), classes);
        }

        public @Nullable String ariaSort() {
            return sort == null || sort.equals("none") ? null : sort;
        }
    }

    /** @param id stable, so that a live update finds its row */
    public record Row(@Nullable String id, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(Cell... cells) {
            return new Row(null, List.of(cells));
        }

        public static Row of(String id, Cell... cells) {
            return new Row(id, List.of(cells));
        }
    }

    /** @param markup made by a template, not plain words */
    public record Cell(
            Content content,
            boolean markup,
            @Nullable String href,
            @Nullable String classes) {
        public static Cell of(String text) {
            return new Cell(Text.of(text), false, null, null);
        }

        public static Cell of(Content content) {
            return new Cell(content, true, null, null);
        }

        public static Cell link(String text, String href) {
            return new Cell(Text.of(text), false, href, null);
        }
    }

    public static Table of(String caption, List<Column> head, List<Row> rows) {
        return new Table(Text.of(caption), Size.M, head, rows, true, Look.PLAIN);
    }

    /** What staff tables are: dense, and cards on a phone. */
    public Table forStaff() {
        return new Table(
                caption,
                captionSize,
                head,
                rows,
                firstCellIsHeader,
                new Look(true, true, false, false, true, true, look.hiddenCaption, null));
    }

    /** For a table that follows a heading of the same words. */
    public Table hiddenCaption() {
        Look l = look;
        return new Table(
                caption,
                captionSize,
                head,
                rows,
                firstCellIsHeader,
                new Look(l.compact, l.responsive, l.striped, l.reverse, l.border, l.lastRowBorder, true, l.scrollId));
    }

    public boolean sortable() {
        return head.stream().anyMatch(column -> column.sort() != null);
    }

    /** Sorted by script, which the design system brings; sorted by links when the headings have them. */
    public @Nullable String module() {
        return sortable() && head.stream().allMatch(column -> column.href() == null) ? "nhsuk-table" : null;
    }

    public @Nullable String role(String role) {
        return look.responsive ? role : null;
    }

    public String classes() {
        return Css.join(
                "nhsuk-table",
                Css.when(look.reverse, "nhsuk-table--reverse"),
                Css.when(look.compact, "nhsuk-table--compact"),
                Css.when(look.responsive, "nhsuk-table--responsive"),
                !look.border
                        ? "nhsuk-table--no-border"
                        : Css.when(!look.lastRowBorder, "nhsuk-table--no-last-row-border"),
                Css.when(sortable(), "nhsuk-table--sortable"),
                Css.when(look.striped, "nhsuk-table--striped"));
    }

    public String captionClasses() {
        return Css.join(
                "nhsuk-table__caption",
                captionSize == null ? null : "nhsuk-table__caption--" + captionSize.suffix(),
                Css.when(look.hiddenCaption, "nhsuk-u-visually-hidden"));
    }

    public String cellClasses(Cell cell, int index) {
        boolean header = firstCellIsHeader && index == 0;
        String base = header ? "nhsuk-table__header" : "nhsuk-table__cell";
        boolean numeric = index < head.size() && head.get(index).numeric();
        return Css.join(base, Css.when(numeric, base + "--numeric"), cell.classes());
    }
}
