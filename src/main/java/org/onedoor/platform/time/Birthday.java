package org.onedoor.platform.time;

import java.time.LocalDate;
import java.time.Period;

/** On which day somebody reaches an age. */
public final class Birthday {
    private Birthday() {}

    /** Whoever was born on 29 February reaches it on 1 March where the year has no such day: so is their age counted. */
    public static LocalDate of(LocalDate born, int years) {
        return of(born, Period.ofYears(years));
    }

    /** @param age years and months, such as 17 years and 6 months */
    public static LocalDate of(LocalDate born, Period age) {
        LocalDate day = born.plus(age);
        return day.getDayOfMonth() < born.getDayOfMonth() ? day.plusDays(1) : day;
    }
}
