package org.onedoor.platform.web.components;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** From page to page, as links. */
public record Pagination(@Nullable Step previous, @Nullable Step next, List<Item> items) {
    public Pagination {
        items = List.copyOf(items);
    }

    /** @param label the name of the page it leads to, where it has one */
    public record Step(
            String href, @Nullable String text, @Nullable String label) {}

    /** @param number none for an ellipsis */
    public record Item(
            @Nullable Integer number,
            String href,
            boolean current,
            @Nullable String ariaLabel) {
        public String spoken() {
            return ariaLabel == null ? "Page " + number : ariaLabel;
        }

        public String classes() {
            return Css.join(
                    "nhsuk-pagination__item",
                    Css.when(current, "nhsuk-pagination__item--current"),
                    Css.when(number == null, "nhsuk-pagination__item--ellipsis"));
        }
    }

    /** First, last, and the neighbours of the current page; pages count from 1. */
    public static Pagination of(int current, int last, IntFunction<String> href) {
        List<Item> items = new ArrayList<>();
        int shown = 0;
        for (int page = 1; page <= last; page++) {
            if (page == 1 || page == last || Math.abs(page - current) <= 1) {
                if (page - shown > 1) {
                    items.add(new Item(null, "", false, null));
                }
                items.add(new Item(page, href.apply(page), page == current, null));
                shown = page;
            }
        }
        return new Pagination(
                current > 1 ? new Step(href.apply(current - 1), null, null) : null,
                current < last ? new Step(href.apply(current + 1), null, null) : null,
                items);
    }

    public String classes() {
        return Css.join("nhsuk-pagination", Css.when(!items.isEmpty(), "nhsuk-pagination--numbered"));
    }
}
