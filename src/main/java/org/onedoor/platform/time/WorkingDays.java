package org.onedoor.platform.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Working days in England: not Saturday, not Sunday, not a bank holiday. Day 0 is the day itself. The calendar is a
 * dated file that knows its own end, and beyond it nothing is guessed.
 */
public final class WorkingDays {
    private static final String FILE = "/reference/calendar/england_bank_holidays.csv";

    private final Set<LocalDate> holidays;
    private final LocalDate first;
    private final LocalDate last;

    private WorkingDays(Set<LocalDate> holidays, LocalDate first, LocalDate last) {
        this.holidays = holidays;
        this.first = first;
        this.last = last;
    }

    /** The calendar ends before the day that was asked for. */
    public static final class BeyondCalendar extends RuntimeException {
        BeyondCalendar(LocalDate first, LocalDate last) {
            super("Bank holidays are known from %s to %s only. A newer calendar file is needed."
                    .formatted(first, last));
        }
    }

    public static WorkingDays england() {
        Set<LocalDate> holidays = new HashSet<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WorkingDays.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .forEach(line -> holidays.add(LocalDate.parse(line.substring(0, line.indexOf(',')))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalDate first = holidays.stream().min(LocalDate::compareTo).orElseThrow();
        LocalDate last = holidays.stream().max(LocalDate::compareTo).orElseThrow();
        return new WorkingDays(
                Set.copyOf(holidays), first.withDayOfYear(1), last.withMonth(12).withDayOfMonth(31));
    }

    /** The last day this calendar can answer for. */
    public LocalDate knownUntil() {
        return last;
    }

    /** @throws BeyondCalendar outside the days the file covers */
    public boolean isWorkingDay(LocalDate day) {
        if (day.isBefore(first) || day.isAfter(last)) {
            throw new BeyondCalendar(first, last);
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /** The {@code n}th working day after {@code day}; {@code day} itself is day 0 whatever it is. */
    public LocalDate plus(LocalDate day, int n) {
        LocalDate answer = day;
        for (int left = n; left > 0; ) {
            answer = answer.plusDays(1);
            if (isWorkingDay(answer)) {
                left--;
            }
        }
        return answer;
    }

    /** How many working days lie after {@code from}, up to and including {@code to}; 0 when {@code to} is not later. */
    public int between(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }
}
