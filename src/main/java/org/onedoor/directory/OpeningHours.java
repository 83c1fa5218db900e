package org.onedoor.directory;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;

/**
 * When somebody answers, in London time.
 *
 * @param text as files write it: {@code always}, {@code mon-fri 09:00-17:00; sat 10:00-12:00}
 */
public record OpeningHours(String text, List<Span> spans, boolean openOnBankHolidays) {
    private static final WorkingDays CALENDAR = WorkingDays.england();
    private static final int DAYS_AHEAD = 15;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** Open on these days between these times; a day that ends at 24:00 runs into the next. */
    public record Span(Set<DayOfWeek> days, Duration opens, Duration closes) {
        public Span {
            days = Set.copyOf(days);
        }
    }

    public OpeningHours {
        spans = List.copyOf(spans);
    }

    /** @throws IllegalArgumentException when the text does not say hours */
    public static OpeningHours parse(String text, boolean openOnBankHolidays) {
        List<Span> spans = new ArrayList<>();
        for (String part : text.toLowerCase(Locale.ROOT).split(";", -1)) {
            String span = part.strip().equals("always") ? "daily 00:00-24:00" : part.strip();
            int space = span.indexOf(' ');
            if (space < 0 || !span.substring(space + 1).matches("\\d\\d:\\d\\d-\\d\\d:\\d\\d")) {
                throw new IllegalArgumentException(
                        "'%s' does not say hours. Write always, or mon-fri 09:00-17:00.".formatted(part.strip()));
            }
            Duration opens = time(span.substring(space + 1, space + 6));
            Duration closes = time(span.substring(space + 7));
            if (closes.compareTo(opens) <= 0) {
                throw new IllegalArgumentException("'%s' closes before it opens.".formatted(part.strip()));
            }
            spans.add(new Span(days(span.substring(0, space)), opens, closes));
        }
        return new OpeningHours(text, spans, openOnBankHolidays);
    }

    private static Set<DayOfWeek> days(String words) {
        if (words.equals("daily")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        String[] ends = words.split("-", -1);
        int from = DAYS.indexOf(ends[0]);
        int to = DAYS.indexOf(ends[ends.length - 1]);
        if (ends.length > 2 || from < 0 || to < from) {
            throw new IllegalArgumentException(
                    "'%s' is not a day such as mon, or days such as mon-fri.".formatted(words));
        }
        return EnumSet.range(DayOfWeek.of(from + 1), DayOfWeek.of(to + 1));
    }

    private static Duration time(String text) {
        return text.equals("24:00")
                ? Duration.ofHours(24)
                : Duration.ofMinutes(LocalTime.parse(text).toSecondOfDay() / 60L);
    }

    public boolean openAt(Instant instant) {
        ZonedDateTime london = London.at(instant);
        Duration into = Duration.ofNanos(london.toLocalTime().toNanoOfDay());
        return works(london.toLocalDate())
                && spans.stream()
                        .anyMatch(span -> span.days().contains(london.getDayOfWeek())
                                && span.opens().compareTo(into) <= 0
                                && into.compareTo(span.closes()) < 0);
    }

    /** The instant itself when it is open, else the next opening within a fortnight. */
    public Optional<Instant> nextOpen(Instant instant) {
        if (openAt(instant)) {
            return Optional.of(instant);
        }
        LocalDate today = London.date(instant);
        for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
            LocalDate day = today.plusDays(ahead);
            Optional<Instant> opening = works(day) ? opening(day, instant) : Optional.empty();
            if (opening.isPresent()) {
                return opening;
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> opening(LocalDate day, Instant after) {
        return spans.stream()
                .filter(span -> span.days().contains(day.getDayOfWeek()))
                .map(span -> day.atTime(LocalTime.ofSecondOfDay(span.opens().toSeconds()))
                        .atZone(London.ZONE)
                        .toInstant())
                .filter(opens -> opens.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    /** Bank holidays fall on weekdays; beyond the calendar's end a weekday is taken to be an ordinary one. */
    private boolean works(LocalDate day) {
        if (openOnBankHolidays
                || day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0
                || day.isAfter(CALENDAR.knownUntil())) {
            return true;
        }
        return CALENDAR.isWorkingDay(day);
    }
}
