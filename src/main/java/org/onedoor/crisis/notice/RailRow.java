package org.onedoor.crisis.notice;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.Writing;
import org.onedoor.platform.importing.CsvRow;
import org.onedoor.platform.importing.RowRefused;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;

/** One row of a rail file, read with the patience of somebody who wants to know what it says. */
record RailRow(
        String reference,
        Instant occurred,
        String place,
        Details details,
        String concern,
        @Nullable String action,
        @Nullable String missingReference,
        @Nullable String safeguarding) {
    private static final DateTimeFormatter BRITISH = strict("d/M/uuuu");
    private static final DateTimeFormatter BRITISH_TIME = strict("d/M/uuuu H:mm");
    private static final DateTimeFormatter ISO = strict("uuuu-MM-dd");
    private static final DateTimeFormatter ISO_TIME = strict("uuuu-MM-dd'T'H:mm[:ss]");

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.UK).withResolverStyle(ResolverStyle.STRICT);
    }

    /** @throws RowRefused with the column, what is wrong with it and how to mend it */
    static RailRow of(CsvRow row, Instant now) {
        for (RailColumn column : RailColumn.values()) {
            requirePlain(row, column);
        }
        Details details = new Details(
                text(row, RailColumn.NHS_NUMBER, 20),
                text(row, RailColumn.FAMILY_NAME, Writing.NAME),
                text(row, RailColumn.GIVEN_NAME, Writing.NAME),
                null,
                birth(row, London.date(now)),
                gender(row),
                text(row, RailColumn.ADDRESS, Writing.LINE),
                text(row, RailColumn.POSTCODE, 10),
                text(row, RailColumn.PHONE, 30),
                null,
                null,
                null,
                false,
                yes(row),
                null);
        return new RailRow(
                needed(row, RailColumn.REFERENCE, 100),
                occurred(row, now),
                needed(row, RailColumn.PLACE, Writing.LINE),
                details,
                needed(row, RailColumn.CONCERN, Writing.SENTENCES),
                text(row, RailColumn.ACTION, Writing.SENTENCES),
                text(row, RailColumn.MISSING_REFERENCE, 100),
                safeguarding(row));
    }

    /** What says that a row of another file is this one. */
    String key() {
        return reference.toLowerCase(Locale.ROOT) + " " + occurred;
    }

    /** A cell that a spreadsheet would work out is no value; a number may begin with +44, and a sentence with a dash and a space. */
    private static void requirePlain(CsvRow row, RailColumn column) {
        String text = raw(row, column);
        if (text != null && text.matches("(?s)[=@].*|[+-][^0-9\\s].*|[+-]\\S.*[A-Za-z(].*")) {
            throw refused(column, "It holds a formula and not a value. Write the value itself");
        }
    }

    private static @Nullable String raw(CsvRow row, RailColumn column) {
        return row.columns().containsKey(column.heading()) ? row.optional(column.heading()) : null;
    }

    private static @Nullable String text(CsvRow row, RailColumn column, int longest) {
        String text = raw(row, column);
        if (text != null && text.codePointCount(0, text.length()) > longest) {
            throw refused(column, "It has more than %,d characters".formatted(longest));
        }
        return text == null ? null : Writing.storable(text);
    }

    private static String needed(CsvRow row, RailColumn column, int longest) {
        String text = text(row, column, longest);
        if (text == null) {
            throw refused(column, "It is empty. Fill it in");
        }
        return text;
    }

    private static RowRefused refused(RailColumn column, String sentence) {
        return new RowRefused("Column '%s': %s.".formatted(column.heading(), sentence));
    }

    private static @Nullable LocalDate birth(CsvRow row, LocalDate today) {
        String text = raw(row, RailColumn.BIRTH_DATE);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text, text.contains("/") ? BRITISH : ISO);
            if (day.isAfter(today) || day.isBefore(today.minusYears(125))) {
                throw refused(RailColumn.BIRTH_DATE, "Nobody who lives was born on that day");
            }
            return day;
        } catch (DateTimeException e) {
            throw refused(
                    RailColumn.BIRTH_DATE,
                    "'%s' is not a date that exists. Write it as 27/03/1985 or 1985-03-27, or leave it empty"
                            .formatted(shortened(text)));
        }
    }

    private static Instant occurred(CsvRow row, Instant now) {
        String text = needed(row, RailColumn.OCCURRED, 40);
        Instant at;
        try {
            at = moment(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw refused(
                    RailColumn.OCCURRED,
                    "'%s' is not a date and time that exists. Write it as 2024-03-07T10:00 or 07/03/2024 10:00, in London time"
                            .formatted(shortened(text)));
        }
        String wrong = Plausible.notHappened("It", at, now);
        if (wrong != null) {
            throw refused(RailColumn.OCCURRED, wrong);
        }
        return at;
    }

    private static Instant moment(String text) {
        if (text.matches(".*T.*(Z|[+-][0-9]{2}:[0-9]{2})")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        if (!text.contains("T")) {
            return LocalDate.parse(text, text.contains("/") ? BRITISH : ISO)
                    .atStartOfDay(London.ZONE)
                    .toInstant();
        }
        LocalDateTime local = text.contains("/")
                ? LocalDateTime.parse(text.replace('T', ' '), BRITISH_TIME)
                : LocalDateTime.parse(text, ISO_TIME);
        List<Instant> meant = London.instants(local);
        if (meant.isEmpty()) {
            throw refused(RailColumn.OCCURRED, "There was no such time on that day: " + London.skipped(local));
        }
        return meant.getFirst();
    }

    private static Gender gender(CsvRow row) {
        String text = raw(row, RailColumn.GENDER);
        if (text == null) {
            return Gender.NOT_KNOWN;
        }
        return Arrays.stream(Gender.values())
                .filter(gender -> gender.code().equalsIgnoreCase(text)
                        || gender.label().equalsIgnoreCase(text)
                        || (text.length() == 1
                                && gender.label().substring(0, 1).equalsIgnoreCase(text)
                                && "fmFM".contains(text)))
                .findFirst()
                .orElse(Gender.NOT_KNOWN); // another word for it is no reason not to know of the person
    }

    private static boolean yes(CsvRow row) {
        String text = raw(row, RailColumn.ARMED_FORCES);
        if (text == null || text.matches("(?i)n|no|not known|unknown|false")) {
            return false;
        }
        if (text.matches("(?i)y|yes|veteran|serving|served|true")) {
            return true;
        }
        throw refused(RailColumn.ARMED_FORCES, "Write yes or no, or leave it empty");
    }

    private static @Nullable String safeguarding(CsvRow row) {
        String text = raw(row, RailColumn.SAFEGUARDING);
        if (text == null || text.matches("(?i)n|no|none")) {
            return null;
        }
        if (text.matches("(?i)child|adult")) {
            return text.toLowerCase(Locale.ROOT);
        }
        throw refused(RailColumn.SAFEGUARDING, "Write child, adult or no, or leave it empty");
    }

    private static String shortened(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }
}
