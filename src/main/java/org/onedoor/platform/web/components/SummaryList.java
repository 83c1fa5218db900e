package org.onedoor.platform.web.components;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts as pairs, with a way to change each. */
public record SummaryList(
        List<Row> rows,
        boolean border,
        boolean lastRowBorder,
        @Nullable String classes) {
    public SummaryList {
        rows = List.copyOf(rows);
    }

    /** @param border false only to leave out one row's line */
    public record Row(Content key, Content value, List<Action> actions, boolean border) {
        public Row {
            actions = List.copyOf(actions);
        }

        public static Row of(String key, String value) {
            return new Row(Text.of(key), Text.of(value), List.of(), true);
        }

        public static Row of(String key, Content value) {
            return new Row(Text.of(key), value, List.of(), true);
        }

        /** With a link: "Change", and for screen readers of what. */
        public static Row change(String key, String value, String href, String what) {
            return new Row(Text.of(key), Text.of(value), List.of(new Action(href, Text.of("Change"), what)), true);
        }
    }

    /** @param what for screen readers: what the link is about */
    public record Action(
            String href, Content text, @Nullable String what) {}

    public static SummaryList of(List<Row> rows) {
        return new SummaryList(rows, true, true, null);
    }

    public String listClasses() {
        return Css.join(
                "nhsuk-summary-list",
                !border
                        ? "nhsuk-summary-list--no-border"
                        : Css.when(!lastRowBorder, "nhsuk-summary-list--no-last-row-border"),
                classes);
    }

    public String rowClasses(Row row) {
        boolean anyActions = rows.stream().anyMatch(each -> !each.actions().isEmpty());
        boolean silencedLast = !lastRowBorder && row == rows.getLast();
        return Css.join(
                "nhsuk-summary-list__row",
                Css.when(anyActions && row.actions().isEmpty(), "nhsuk-summary-list__row--no-actions"),
                Css.when(!row.border() && !silencedLast, "nhsuk-summary-list__row--no-border"));
    }
}
