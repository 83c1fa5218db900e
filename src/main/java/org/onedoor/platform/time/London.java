package org.onedoor.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;

/** Instants in storage, Europe/London at the edge. */
public final class London {
    public static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter BIRTH = DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.UK);

    private London() {}

    /**
     * What a wall time in London can mean: one instant as a rule, none in the hour the clocks skip in March, and two in
     * the hour that comes twice in October, summer time (BST) first.
     */
    public static List<Instant> instants(LocalDateTime local) {
        return ZONE.getRules().getValidOffsets(local).stream()
                .map(local::toInstant)
                .sorted()
                .toList();
    }

    /** In the hour the clocks skip: from when no wall time was shown, and to when. */
    public static String skipped(LocalDateTime local) {
        ZoneOffsetTransition skip = ZONE.getRules().getTransition(local);
        return "the clocks went from %s to %s"
                .formatted(TIME.format(skip.getDateTimeBefore()), TIME.format(skip.getDateTimeAfter()));
    }

    public static LocalDate date(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    public static ZonedDateTime at(Instant instant) {
        return instant.atZone(ZONE);
    }

    /** The last microsecond of a London day, which is as fine as PostgreSQL keeps. */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant().minusNanos(1000);
    }

    /** {@code 1 Mar 2024}. */
    public static String day(Instant instant) {
        return fixed(DATE.format(at(instant)));
    }

    public static String day(LocalDate date) {
        return fixed(DATE.format(date));
    }

    /** {@code Fri 1 Mar 2024}. */
    public static String weekday(Instant instant) {
        return fixed(WEEKDAY.format(at(instant)));
    }

    /** {@code 09:05}; in the hour that comes twice, {@code 01:30 BST} or {@code 01:30 GMT}. */
    public static String time(Instant instant) {
        ZonedDateTime local = at(instant);
        return TIME.format(local) + (instants(local.toLocalDateTime()).size() > 1 ? summer(instant) : "");
    }

    private static String summer(Instant instant) {
        return ZONE.getRules().isDaylightSavings(instant) ? " BST" : " GMT";
    }

    /** {@code Fri 1 Mar 2024 at 09:05}. */
    public static String full(Instant instant) {
        return weekday(instant) + " at " + time(instant);
    }

    /** As short as it can be on a list: {@code 09:05 today}, {@code Wed 28 Feb at 10:10}, {@code 28 Feb 2023}. */
    public static String brief(Instant instant, Instant now) {
        if (date(instant).equals(date(now))) {
            return time(instant) + " today";
        }
        String year = " " + date(now).getYear();
        return weekday(instant).endsWith(year)
                ? weekday(instant).replace(year, "") + " at " + time(instant)
                : day(instant);
    }

    /** {@code 04-Mar-1988}: how a birth date is written on a record. */
    public static String birth(LocalDate date) {
        return fixed(BIRTH.format(date));
    }

    /** British English abbreviates September with four letters in newer locale data; dates here always use three. */
    private static String fixed(String text) {
        return text.replace("Sept", "Sep");
    }
}
