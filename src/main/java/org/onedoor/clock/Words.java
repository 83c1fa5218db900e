package org.onedoor.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;
import org.onedoor.platform.time.WorkingDays.BeyondCalendar;

/** How a clock is put into words on a page. */
final class Words {
    private static final DateTimeFormatter SOON = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.UK);
    private static final WorkingDays CALENDAR = WorkingDays.england();

    private Words() {}

    /** {@code 7 calendar days, ends Fri 8 Mar 2024 at 23:59}. */
    static String limit(Limit limit, @Nullable Instant due) {
        return due == null ? limit.words() : "%s, ends %s".formatted(limit.words(), London.full(due));
    }

    /** How it stands at this moment: {@code Due in 3 h 20 min, by Tue 14:45}. */
    static String stand(ClockState state, Limit limit, Instant now) {
        return switch (state) {
            case ClockState.NotStarted _ -> "Not started";
            case ClockState.Running(Instant start, Instant due)
            when due == null -> "Running since %s".formatted(London.full(start));
            case ClockState.Running(Instant _, Instant due)
            when due.isBefore(now) -> "Missed by %s, still waiting".formatted(between(limit, due, now));
            case ClockState.Running(Instant _, Instant due) ->
                "Due in %s, by %s".formatted(span(Duration.between(now, due)), moment(due, now));
            case ClockState.Paused(Instant _, Instant since, String reason) ->
                "Paused since %s: %s".formatted(London.full(since), reason);
            case ClockState.Met(Instant start, Instant _, Instant stop) -> "Met " + took(limit, start, stop);
            case ClockState.Missed(Instant _, Instant due, Instant stop) ->
                "Missed by %s".formatted(between(limit, due, stop));
            case ClockState.Void(Instant _, Instant at, String why) ->
                "Ended on %s. %s".formatted(London.full(at), why);
        };
    }

    /** {@code 12 min}, {@code 3 h 20 min}, {@code 6 days}. */
    static String span(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 1) {
            return "less than a minute";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        if (minutes < 48 * 60) {
            long rest = minutes % 60;
            return minutes / 60 + " h" + (rest == 0 ? "" : " " + rest + " min");
        }
        return days(minutes / (24 * 60), "day");
    }

    private static String took(Limit limit, Instant start, Instant stop) {
        if (limit instanceof Limit.Elapsed) {
            return "in " + span(Duration.between(start, stop));
        }
        return London.date(start).equals(London.date(stop)) ? "the same day" : "in " + between(limit, start, stop);
    }

    private static String between(Limit limit, Instant from, Instant to) {
        return switch (limit) {
            case Limit.Elapsed _ -> span(Duration.between(from, to));
            case Limit.CalendarDays _ -> days(ChronoUnit.DAYS.between(London.date(from), London.date(to)), "day");
            case Limit.WorkingDaysOf _ -> workingDays(London.date(from), London.date(to));
        };
    }

    private static String workingDays(LocalDate from, LocalDate to) {
        try {
            return days(CALENDAR.between(from, to), "working day");
        } catch (BeyondCalendar _) {
            return days(ChronoUnit.DAYS.between(from, to), "day");
        }
    }

    private static String days(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String moment(Instant due, Instant now) {
        boolean soon = Duration.between(now, due).compareTo(Duration.ofDays(6)) < 0;
        return soon ? SOON.format(London.at(due)) : London.full(due);
    }
}
