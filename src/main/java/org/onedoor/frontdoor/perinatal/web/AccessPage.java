package org.onedoor.frontdoor.perinatal.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The page.
 *
 * @param keeps whether the reader enters births and sets the rule
 * @param typed what was typed into a form that is shown again
 */
public record AccessPage(
        List<Row> rows,
        List<District> districts,
        int babyMonths,
        boolean keeps,
        Map<String, String> typed,
        String key) {
    public AccessPage {
        rows = List.copyOf(rows);
        districts = List.copyOf(districts);
        typed = Map.copyOf(typed);
    }

    public String typed(String field) {
        return Objects.requireNonNullElse(typed.get(field), "");
    }

    /** What is typed for a part of a date. */
    public String part(String date, String part) {
        return typed(date + "-" + part);
    }

    /**
     * Access in one place in some days.
     *
     * @param seen as it may be shown
     * @param share of the births, as it may be shown
     * @param rows where those who are counted are listed; empty where nobody is
     */
    public record Row(
            String code,
            String district,
            LocalDate from,
            LocalDate to,
            int births,
            String source,
            String by,
            String seen,
            String share,
            String rows) {}

    /** A district. */
    public record District(String code, String name) {}
}
