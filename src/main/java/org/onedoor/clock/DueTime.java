package org.onedoor.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;
import org.onedoor.platform.time.WorkingDays.BeyondCalendar;

/** When a clock falls due. Pauses given here do not overlap, and are in order. */
final class DueTime {
    private static final int TOO_LONG = 40_000;

    private final WorkingDays calendar;

    DueTime(WorkingDays calendar) {
        this.calendar = calendar;
    }

    /**
     * The instant it is due, counting every pause that has ended and none that has not; nothing when it lies beyond the
     * calendar of bank holidays.
     */
    @Nullable
    Instant of(Limit limit, Instant start, List<Pause> pauses) {
        return switch (limit) {
            case Limit.Elapsed(Duration duration) -> elapsed(duration, start, pauses);
            case Limit.CalendarDays(int days) -> London.endOf(count(days, start, pauses, _ -> true));
            case Limit.WorkingDaysOf(int days) -> {
                try {
                    yield London.endOf(count(days, start, pauses, calendar::isWorkingDay));
                } catch (BeyondCalendar _) {
                    yield null;
                }
            }
        };
    }

    /** Whether a stop beyond which the calendar is not needed shows that the limit was kept. */
    boolean surelyMet(Limit limit, Instant start, Instant stop) {
        if (!(limit instanceof Limit.WorkingDaysOf(int days))) {
            return false;
        }
        try {
            return calendar.between(London.date(start), London.date(stop)) <= days;
        } catch (BeyondCalendar _) {
            return false;
        }
    }

    LocalDate calendarEnd() {
        return calendar.knownUntil();
    }

    private static Instant elapsed(Duration limit, Instant start, List<Pause> pauses) {
        Duration left = limit;
        Instant running = start;
        for (Pause pause : pauses) {
            if (pause.to() == null || !pause.to().isAfter(running)) {
                continue;
            }
            Instant from = pause.from().isBefore(running) ? running : pause.from();
            Duration ran = Duration.between(running, from);
            if (ran.compareTo(left) >= 0) {
                break;
            }
            left = left.minus(ran);
            running = pause.to();
        }
        return running.plus(left);
    }

    /** The nth day after the start's London day that counts: a kind of day that counts, and not paused throughout. */
    private static LocalDate count(int days, Instant start, List<Pause> pauses, Predicate<LocalDate> counts) {
        LocalDate day = London.date(start);
        int left = days;
        for (int i = 0; left > 0 && i < TOO_LONG; i++) {
            day = day.plusDays(1);
            if (counts.test(day) && !pausedThroughout(day, pauses)) {
                left--;
            }
        }
        return day;
    }

    private static boolean pausedThroughout(LocalDate day, List<Pause> pauses) {
        if (pauses.isEmpty()) {
            return false;
        }
        Instant begins = day.atStartOfDay(London.ZONE).toInstant();
        Instant ends = day.plusDays(1).atStartOfDay(London.ZONE).toInstant();
        return pauses.stream().anyMatch(p -> p.to() != null && !p.from().isAfter(begins) && !p.to().isBefore(ends));
    }
}
