package org.onedoor.platform.web.components;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/**
 * A clock as one cell: a word, a shape and a colour, the time left, and always the deadline itself.
 *
 * @param standard the standard's name in words, such as {@code First contact within 2 hours}
 * @param due none while it has not started, or is paused
 * @param detail the reason of a pause, or when it was met
 */
public record ClockCell(
        String standard,
        State state,
        @Nullable Instant due,
        Instant now,
        Duration warning,
        @Nullable String detail) {

    /** Breached: it is late and still open. Missed: it was done, late. */
    public enum State {
        NOT_STARTED(new Status("Not started", Tag.Colour.GREY, Shape.DASH)),
        RUNNING(new Status("Running", Tag.Colour.WHITE, Shape.CLOCK)),
        PAUSED(new Status("Paused", Tag.Colour.GREY, Shape.PAUSE)),
        MET(new Status("Met", Tag.Colour.GREEN, Shape.TICK)),
        MISSED(new Status("Missed", Tag.Colour.PURPLE, Shape.CROSS)),
        BREACHED(new Status("Breached", Tag.Colour.RED, Shape.SQUARE));

        private final Status status;

        State(Status status) {
            this.status = status;
        }
    }

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Status SOON = new Status("Due soon", Tag.Colour.ORANGE, Shape.TRIANGLE);

    public static ClockCell running(String standard, Instant due, Instant now, Duration warning) {
        return new ClockCell(standard, due.isBefore(now) ? State.BREACHED : State.RUNNING, due, now, warning, null);
    }

    /**
     * When a standard names no warning of its own: the last fifth of the time, and of a clock of minutes the last half hour,
     * but never more than half of it.
     */
    public static Duration usualWarning(Instant started, Instant due) {
        Duration whole = Duration.between(started, due);
        Duration fifth = whole.dividedBy(5);
        Duration least = HALF_HOUR.compareTo(whole.dividedBy(2)) < 0 ? HALF_HOUR : whole.dividedBy(2);
        return fifth.compareTo(least) > 0 ? fifth : least;
    }

    public Status status() {
        return soon() ? SOON : state.status;
    }

    private boolean soon() {
        return state == State.RUNNING
                && due != null
                && Duration.between(now, due).compareTo(warning) <= 0;
    }

    /** {@code 3 h 20 min left}, {@code 2 h 5 min late}, or nothing for a clock that does not run. */
    public @Nullable String left() {
        if (due == null) {
            return null;
        }
        return switch (state) {
            case RUNNING -> spell(Duration.between(now, due)) + " left";
            case BREACHED -> spell(Duration.between(due, now)) + " late";
            case NOT_STARTED, PAUSED, MET, MISSED -> null;
        };
    }

    public @Nullable String deadline() {
        return due == null ? null : "by " + London.weekday(due) + ", " + London.time(due);
    }

    /** What the script counts from; none for a clock that stands still. */
    public @Nullable String ticking() {
        return due != null && (state == State.RUNNING || state == State.BREACHED) ? due.toString() : null;
    }

    public long warningMinutes() {
        return warning.toMinutes();
    }

    static String spell(Duration time) {
        long minutes = Math.max(0, time.toMinutes());
        if (minutes >= 48 * 60) {
            return "%d days".formatted(minutes / (24 * 60));
        }
        return minutes >= 60 ? "%d h %d min".formatted(minutes / 60, minutes % 60) : "%d min".formatted(minutes);
    }
}
