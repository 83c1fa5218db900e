package org.onedoor.programme.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Timescale;
import org.onedoor.programme.Timescale.Kind;

/** Reads a printed timescale by its words. Days come first, as they are written in Britain. */
final class Timescales {
    static final String MONTH = "\\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private static final String YEAR = "(20\\d\\d)";
    private static final Pattern MONTH_YEAR = of(MONTH + "\\.?,?\\s*" + YEAR);
    private static final Pattern DAY = of("(\\d{1,2})(?:st|nd|rd|th)?\\s+" + MONTH + "\\.?,?\\s*" + YEAR);
    private static final Pattern NUMERIC = of("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4}|\\d{2})\\b");
    private static final Pattern ISO = of("\\b(20\\d\\d)-(\\d{2})-(\\d{2})\\b");
    private static final Pattern MONTH_NUMBER = of("(?<![\\d/.])(0?[1-9]|1[0-2])[/.](20\\d\\d)\\b");
    private static final Pattern RANGE =
            of(MONTH + "\\s*" + YEAR + "?\\s*(?:-|–|—|\\bto\\b|\\buntil\\b)\\s*" + MONTH + "\\s*" + YEAR);
    private static final Pattern FINANCIAL = of("\\b(20\\d\\d)\\s*[/-]\\s*(?:20)?(\\d\\d)\\b");
    private static final Pattern QUARTER =
            of("\\b(?:q|quarter\\s*)([1-4])\\b\\D*(20\\d\\d)(?:\\s*[/-]\\s*(?:20)?\\d\\d)?");
    private static final Pattern FROM =
            of("^from\\b|\\bto commence\\b|\\bcommenc|^starting\\b|^start\\b|\\bonwards\\b");
    private static final Pattern BY = of("^by\\b|^before\\b|^no later than\\b");
    private static final Pattern END = of("^(?:by )?(?:the )?end\\b");
    private static final Pattern ONGOING = of("^on-?\\s?going\\b|^continuous|^continuing\\b");

    private Timescales() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** @param words the cell's lines that are not blank */
    static Timescale read(List<String> words) {
        if (words.isEmpty()) {
            return without(Kind.UNSTATED);
        }
        if (words.size() > 1) {
            List<Timescale> each = words.stream().map(Timescales::line).toList();
            List<LocalDate> dues = each.stream()
                    .map(Timescale::due)
                    .filter(java.util.Objects::nonNull)
                    .sorted()
                    .toList();
            if (dues.size() == words.size()) {
                return new Timescale(Kind.END_MULTI, each.getFirst().start(), dues.getLast(), dues, null);
            }
        }
        return line(String.join(" ", words));
    }

    private static Timescale line(String text) {
        if (ONGOING.matcher(text).find()) {
            return without(Kind.ONGOING);
        }
        Matcher range = RANGE.matcher(text);
        if (range.find() && !FROM.matcher(text).find()) {
            int endYear = Integer.parseInt(range.group(4));
            int startYear = range.group(2) == null ? endYear : Integer.parseInt(range.group(2));
            YearMonth first = YearMonth.of(startYear, month(range.group(1)));
            YearMonth last = YearMonth.of(endYear, month(range.group(3)));
            return new Timescale(Kind.RANGE, first.atDay(1), last.atEndOfMonth(), List.of(), null);
        }
        Matcher quarter = QUARTER.matcher(text);
        if (quarter.find()) {
            LocalDate start = LocalDate.of(Integer.parseInt(quarter.group(2)), 4, 1)
                    .plusMonths(3L * (Integer.parseInt(quarter.group(1)) - 1));
            return new Timescale(Kind.QUARTER, start, start.plusMonths(3).minusDays(1), List.of(), null);
        }
        Matcher financial = FINANCIAL.matcher(text);
        if (!ISO.matcher(text).find()
                && financial.find()
                && (Integer.parseInt(financial.group(1)) + 1) % 100 == Integer.parseInt(financial.group(2))) {
            int year = Integer.parseInt(financial.group(1));
            return new Timescale(
                    Kind.FINANCIAL_YEAR, LocalDate.of(year, 4, 1), LocalDate.of(year + 1, 3, 31), List.of(), null);
        }
        return dated(text);
    }

    private static Timescale dated(String text) {
        Matcher day = DAY.matcher(text);
        Matcher numeric = NUMERIC.matcher(text);
        Matcher month = MONTH_YEAR.matcher(text);
        Matcher iso = ISO.matcher(text);
        Matcher ofYear = MONTH_NUMBER.matcher(text);
        LocalDate first;
        LocalDate last;
        int end;
        if (day.find()) {
            first = date(Integer.parseInt(day.group(3)), month(day.group(2)), Integer.parseInt(day.group(1)));
            last = first;
            end = day.end();
        } else if (numeric.find()) {
            first = numeric(numeric.group(1), numeric.group(2), numeric.group(3));
            last = first;
            end = numeric.end();
        } else if (month.find()) {
            YearMonth whole = YearMonth.of(Integer.parseInt(month.group(2)), month(month.group(1)));
            first = whole.atDay(1);
            last = whole.atEndOfMonth();
            end = month.end();
        } else if (iso.find()) {
            first = numeric(iso.group(3), iso.group(2), iso.group(1));
            last = first;
            end = iso.end();
        } else if (ofYear.find()) {
            YearMonth whole = YearMonth.of(Integer.parseInt(ofYear.group(2)), Integer.parseInt(ofYear.group(1)));
            first = whole.atDay(1);
            last = whole.atEndOfMonth();
            end = ofYear.end();
        } else {
            return without(Kind.UNREAD);
        }
        if (first == null || last == null) {
            return without(Kind.UNREAD);
        }
        String after = text.substring(end).replaceFirst("^[\\s,.;–—-]+", "").strip();
        String qualifier = after.isEmpty() || after.equalsIgnoreCase("onwards") ? null : after;
        if (FROM.matcher(text).find()) {
            return new Timescale(Kind.FROM, first, null, List.of(), qualifier);
        }
        Kind kind = END.matcher(text).find() ? Kind.END : BY.matcher(text).find() ? Kind.BY : Kind.MONTH;
        if (first.equals(last)) {
            kind = Kind.BY;
        }
        return new Timescale(kind, kind == Kind.MONTH ? first : null, last, List.of(), qualifier);
    }

    static int month(String name) {
        return switch (name.substring(0, 3).toLowerCase(Locale.ROOT)) {
            case "jan" -> 1;
            case "feb" -> 2;
            case "mar" -> 3;
            case "apr" -> 4;
            case "may" -> 5;
            case "jun" -> 6;
            case "jul" -> 7;
            case "aug" -> 8;
            case "sep" -> 9;
            case "oct" -> 10;
            case "nov" -> 11;
            default -> 12;
        };
    }

    /** A day of a month of a year of two or four digits; none when there is no such day. */
    static @Nullable LocalDate numeric(String day, String month, String year) {
        int y = Integer.parseInt(year);
        return date(y < 100 ? 2000 + y : y, Integer.parseInt(month), Integer.parseInt(day));
    }

    static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Timescale without(Kind kind) {
        return new Timescale(kind, null, null, new ArrayList<>(), null);
    }
}
