package org.onedoor.programme;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a printed timescale means. Dates are London days.
 *
 * @param start the first day the action can be worked; none when the words give none
 * @param due the last day it is on time; none when it can never be overdue by date
 * @param milestones the days it names, where there are several
 * @param qualifier words that follow the date and belong to it
 */
public record Timescale(
        Kind kind,
        @Nullable LocalDate start,
        @Nullable LocalDate due,
        List<LocalDate> milestones,
        @Nullable String qualifier) {
    public Timescale {
        milestones = List.copyOf(milestones);
    }

    /** How a timescale is worded, which decides whether it can be overdue. */
    public enum Kind {
        FROM("Starts then and goes on; has no due date"),
        MONTH("Due by the end of that month"),
        RANGE("Due by the end of the last month"),
        BY("Due by that day or month"),
        ONGOING("Goes on; has no due date"),
        END("Due by the end of that month"),
        END_MULTI("Several milestones; due by the last"),
        QUARTER("Due by the end of that quarter"),
        FINANCIAL_YEAR("Due by 31 March at the end of that financial year"),
        UNSTATED("No timescale is given"),
        UNREAD("The words give no date OneDoor can read");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        public String meaning() {
            return meaning;
        }
    }
}
