package org.onedoor.frontdoor.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.AboutBirth;
import org.onedoor.people.AgeBand;
import org.onedoor.platform.time.SpokenDate;
import org.onedoor.platform.web.TypedForm;

/**
 * When somebody was born, as a form was told: the whole date, or what is known where the box says that it is not. No day is
 * ever made up.
 *
 * @param date the date; none where it is not known
 * @param about what was said where the date is not known; none where nothing is known at all
 */
public record BornTyped(@Nullable LocalDate date, @Nullable AboutBirth about) {
    /** The box that says the whole date is not known. */
    public static final String NOT_KNOWN = "birthNotKnown";

    public static final String AGE = "age";
    public static final String BAND = "ageBand";

    /** The answer of somebody who cannot say an age either. */
    public static final String NO_IDEA = "no-idea";

    /** Each field by which it is said, in the order of the page. */
    public static final List<String> FIELDS =
            List.of("birthDate", "birthDate-day", "birthDate-month", "birthDate-year", NOT_KNOWN, AGE, BAND);

    private static final String A_YEAR = "The year of birth must have 4 figures, like 1985";

    /** What is wrong is put on {@code typed}. */
    public static BornTyped read(TypedForm typed, LocalDate today) {
        String day = typed.get("birthDate-day").strip();
        String month = typed.get("birthDate-month").strip();
        String year = typed.get("birthDate-year").strip();
        boolean whole = !day.isEmpty() && !month.isEmpty() && !year.isEmpty();
        if (whole || !typed.ticked(NOT_KNOWN)) {
            return new BornTyped(typed.date("birthDate", "Date of birth"), null);
        }
        AboutBirth part = part(typed, day, month, year, today);
        AboutBirth age = part == null && !typed.hasProblems() ? age(typed, today) : null;
        return new BornTyped(null, part == null ? age : part);
    }

    /** The same of what was typed before, without saying again what is wrong with it. */
    public static BornTyped quietly(TypedForm typed, LocalDate today) {
        return read(new TypedForm(typed.values()), today);
    }

    private static @Nullable AboutBirth part(TypedForm typed, String day, String month, String year, LocalDate today) {
        if (year.isEmpty()) {
            if (!month.isEmpty() || !day.isEmpty()) {
                typed.wrong(
                        "birthDate", "Enter the year as well, or leave all three boxes empty and say about how old");
            }
            return null;
        }
        if (!day.isEmpty()) {
            typed.wrong("birthDate", "Enter the month as well, or leave the day empty");
            return null;
        }
        LocalDate first = SpokenDate.of("1", month.isEmpty() ? "1" : month, year);
        if (first == null) {
            typed.wrong(
                    "birthDate",
                    year.matches("[0-9]{4}")
                            ? "The month of birth must be 1 to 12, or its name, like 3 or March"
                            : A_YEAR);
            return null;
        }
        if (first.isAfter(today)) {
            typed.wrong("birthDate", "Date of birth must be in the past");
            return null;
        }
        if (first.getYear() < today.getYear() - AboutBirth.OLDEST) {
            typed.wrong("birthDate", "The year of birth must be within the last %d years".formatted(AboutBirth.OLDEST));
            return null;
        }
        return AboutBirth.ofYear(first.getYear(), month.isEmpty() ? null : first.getMonthValue(), today);
    }

    private static @Nullable AboutBirth age(TypedForm typed, LocalDate today) {
        String age = typed.orNull(AGE);
        if (age != null) {
            if (!age.matches("[0-9]{1,3}")) {
                typed.wrong(AGE, "Enter the age in years, in figures, like 45");
                return null;
            }
            int years = Integer.parseInt(age);
            if (years > AboutBirth.OLDEST) {
                typed.wrong(AGE, "The age must be between 0 and %d".formatted(AboutBirth.OLDEST));
                return null;
            }
            return AboutBirth.ofAge(years, today);
        }
        String band = typed.get(BAND);
        if (band.isEmpty() || band.equals(NO_IDEA)) {
            return null;
        }
        AgeBand known = AgeBand.ofCode(band).orElse(null);
        if (known == null) {
            typed.wrong(BAND, "Choose one of the ages listed");
            return null;
        }
        return AboutBirth.ofBand(known, today);
    }
}
