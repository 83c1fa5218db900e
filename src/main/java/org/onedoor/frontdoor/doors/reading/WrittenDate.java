package org.onedoor.frontdoor.doors.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as people write it. British order, unless the month is a word or the year comes first.
 *
 * @param date none when it cannot be told which day is meant
 * @param why then why not
 * @param either the days it may be when its year has two digits
 */
record WrittenDate(
        String text,
        int end,
        @Nullable LocalDate date,
        @Nullable String why,
        List<LocalDate> either) {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH =
            "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private static final Pattern ANY = Pattern.compile(
            "(?<![\\p{L}\\p{N}/.-])(?:(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})"
                    + "|(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4}|\\d{2})"
                    + "|(\\d{1,2})(?:st|nd|rd|th)?[\\s-]*(?:of\\s+)?" + MONTH + "[\\s,.-]*(\\d{4}|\\d{2})"
                    + "|" + MONTH + "\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s*(\\d{4}))(?![\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    private static final String TURNED = "its day and month are the other way round";

    /** How many years an age that is written in a letter may be behind. */
    static final int OLD_LETTER = 2;

    /** The first date at or after a place; none when there is none. */
    static @Nullable WrittenDate in(String text, int from) {
        Matcher found = ANY.matcher(text);
        return found.find(from) ? read(found) : null;
    }

    private static WrittenDate read(Matcher found) {
        if (found.group(1) != null) {
            return made(found, found.group(1), found.group(2), found.group(3));
        }
        if (found.group(4) != null) {
            return made(found, found.group(6), found.group(5), found.group(4));
        }
        if (found.group(7) != null) {
            return made(found, found.group(9), month(found.group(8)), found.group(7));
        }
        return made(found, found.group(12), month(found.group(10)), found.group(11));
    }

    private static String month(String word) {
        return String.valueOf(MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT)) + 1);
    }

    private static WrittenDate made(Matcher found, String year, String month, String day) {
        String text = found.group().strip();
        int end = found.end();
        List<LocalDate> days = new ArrayList<>();
        for (String century : year.length() == 2 ? List.of("19", "20") : List.of("")) {
            try {
                days.add(
                        LocalDate.of(Integer.parseInt(century + year), Integer.parseInt(month), Integer.parseInt(day)));
            } catch (DateTimeException noSuchDay) {
                continue;
            }
        }
        if (days.isEmpty()) {
            boolean american = Integer.parseInt(month) > 12 && Integer.parseInt(day) <= 12;
            return new WrittenDate(text, end, null, american ? TURNED : "there is no such day", List.of());
        }
        return year.length() == 2
                ? new WrittenDate(text, end, null, "its year has two digits", days)
                : new WrittenDate(text, end, days.getFirst(), null, List.of());
    }

    /**
     * With its year whole, where only one century can be meant: the other is yet to come, or does not go with the age.
     *
     * @param age how old the letter says they are; null where it does not
     */
    WrittenDate inItsCentury(LocalDate today, @Nullable Integer age) {
        List<LocalDate> may = either.stream()
                .filter(day -> !day.isAfter(today)
                        && (age == null || Math.abs(ChronoUnit.YEARS.between(day, today) - age) <= OLD_LETTER))
                .toList();
        return may.size() == 1 ? new WrittenDate(text, end, may.getFirst(), null, List.of()) : this;
    }

    /** Whether it can only have been written with the month first. */
    boolean american() {
        return TURNED.equals(why);
    }

    /** Whether it would be another day, with the month first. */
    boolean turnsRound() {
        return date != null
                && date.getDayOfMonth() <= 12
                && date.getDayOfMonth() != date.getMonthValue()
                && text.matches("\\d{1,2}\\s*[-/.].*");
    }
}
