package org.onedoor.platform.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A date as people type it into three boxes: {@code 27}, {@code 3} or {@code March}, {@code 1985}. */
public final class SpokenDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private SpokenDate() {}

    /** The date; none when the three are no real date. A year has four figures: of another length it cannot be meant. */
    public static @Nullable LocalDate of(String day, String month, String year) {
        try {
            return year.strip().matches("[0-9]{4}")
                    ? LocalDate.of(Integer.parseInt(year.strip()), month(month.strip()), Integer.parseInt(day.strip()))
                    : null;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static int month(String text) {
        return text.matches("[A-Za-z]{3,9}")
                ? MONTHS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT)) + 1
                : Integer.parseInt(text);
    }
}
