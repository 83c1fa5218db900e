package org.onedoor.people;

import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/**
 * What was said of when somebody was born where nobody could give the day: a year, a year and month (as FHIR's partial
 * dates), an age, or a broad age. It is kept as it was said and is never made into a date of birth: what may be decided by
 * it is decided by every age that it allows.
 *
 * @param year the year of birth, where it is known
 * @param month the month of birth, which only a year gives a meaning
 * @param age about how many years old they are
 * @param band how old they look, where nobody could say an age
 * @param saidOn the London day it was said; an age grows from then
 */
public record AboutBirth(
        @Nullable Integer year,
        @Nullable Integer month,
        @Nullable Integer age,
        @Nullable AgeBand band,
        LocalDate saidOn) {
    /** Older than anybody. */
    public static final int OLDEST = 120;

    /** By how much an age that is said or guessed is thought to be wrong at the least, either way. */
    private static final int MARGIN = 3;

    /** From here on a guess is worse: a tenth of the age, either way. */
    private static final int TENTH = 10;

    public AboutBirth {
        if (year == null && age == null && band == null) {
            throw new IllegalArgumentException("Nothing is said of when they were born");
        }
        if (month != null && (year == null || month < 1 || month > 12)) {
            throw new IllegalArgumentException("A month of birth is 1 to 12 and has its year");
        }
        if (age != null && (age < 0 || age > OLDEST)) {
            throw new IllegalArgumentException("An age is from 0 to " + OLDEST);
        }
        if (year != null && isFuture(year, month, saidOn)) {
            throw new IllegalArgumentException("A year of birth is not in the future");
        }
    }

    /** Whether a year, or a month of it, has not begun on a day. */
    public static boolean isFuture(int year, @Nullable Integer month, LocalDate day) {
        return LocalDate.of(year, month == null ? 1 : month, 1).isAfter(day);
    }

    public static AboutBirth ofYear(int year, @Nullable Integer month, LocalDate saidOn) {
        return new AboutBirth(year, month, null, null, saidOn);
    }

    public static AboutBirth ofAge(int age, LocalDate saidOn) {
        return new AboutBirth(null, null, age, null, saidOn);
    }

    public static AboutBirth ofBand(AgeBand band, LocalDate saidOn) {
        return new AboutBirth(null, null, null, band, saidOn);
    }

    /** Whether part of the date itself is known, so that what is left open is known too. */
    public boolean isPartOfDate() {
        return year != null;
    }

    /** The year, or year and month, as FHIR writes a date of which no more is known; none where only an age was said. */
    public @Nullable String partialDate() {
        return year == null
                ? null
                : month == null
                        ? String.format(Locale.ROOT, "%04d", year)
                        : String.format(Locale.ROOT, "%04d-%02d", year, month);
    }

    /** The first day on which they may have been born. */
    LocalDate earliest() {
        if (year != null) {
            return LocalDate.of(year, month == null ? 1 : month, 1);
        }
        int high = age == null ? broadly().to() : age;
        return saidOn.minusYears(high + margin(high) + 1L).plusDays(1);
    }

    /** The last day on which they may have been born. */
    LocalDate latest() {
        if (year != null) {
            LocalDate last = YearMonth.of(year, month == null ? 12 : month).atEndOfMonth();
            return last.isAfter(saidOn) ? saidOn : last;
        }
        int low = age == null ? broadly().from() : age;
        return saidOn.minusYears(Math.max(0, low - margin(low)));
    }

    /** Whether they may have been born on this day. */
    boolean mayBe(LocalDate born) {
        return !born.isBefore(earliest()) && !born.isAfter(latest());
    }

    private static int margin(int years) {
        return Math.max(MARGIN, (years + TENTH - 1) / TENTH);
    }

    /** Every age they may be on a day. */
    public AgeRange agesOn(LocalDate day) {
        return new AgeRange(
                Math.max(0, Period.between(latest(), day).getYears()),
                Math.max(0, Period.between(earliest(), day).getYears()));
    }

    /** {@code About 45 (said on 28 Nov 2026)}: what stands where a date of birth would. */
    public String words() {
        return first(spoken()) + said();
    }

    /** {@code about 45}, {@code in Mar 1985, day not known}: inside a sentence. */
    public String spoken() {
        if (year != null) {
            return month == null
                    ? "in %d, day and month not known".formatted(year)
                    : "in %s %d, day not known"
                            .formatted(
                                    Month.of(month).getDisplayName(TextStyle.SHORT_STANDALONE, Locale.ENGLISH), year);
        }
        return age == null ? "thought to be " + broad() : "about %d".formatted(age);
    }

    /** The same after a name: {@code born in 1985, day and month not known}, {@code about 45 (said on 28 Nov 2026)}. */
    public String inWords() {
        return (isPartOfDate() ? "born " : "") + spoken() + (isPartOfDate() ? "" : said());
    }

    private String said() {
        return " (said on %s)".formatted(London.day(saidOn));
    }

    private String broad() {
        return broadly() == AgeBand.CHILD ? "a child under 13" : broadly().label();
    }

    private static String first(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    private AgeBand broadly() {
        return Objects.requireNonNull(band);
    }
}
