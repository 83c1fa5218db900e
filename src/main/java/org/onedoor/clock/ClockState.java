package org.onedoor.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a clock stands. A breach is a running clock whose due time has passed, or a missed one. */
public sealed interface ClockState {

    /** Nothing has started it, or it does not cover this case. */
    record NotStarted() implements ClockState {}

    /** @param due not known when it lies beyond the calendar of bank holidays */
    record Running(Instant start, @Nullable Instant due) implements ClockState {}

    record Paused(Instant start, Instant since, String reason) implements ClockState {}

    record Met(Instant start, @Nullable Instant due, Instant stop) implements ClockState {}

    /** Stopped, or ended, after it was due. */
    record Missed(Instant start, Instant due, Instant stop) implements ClockState {}

    record Void(Instant start, Instant at, String why) implements ClockState {}

    default String word() {
        return switch (this) {
            case NotStarted _ -> "not-started";
            case Running _ -> "running";
            case Paused _ -> "paused";
            case Met _ -> "met";
            case Missed _ -> "missed";
            case Void _ -> "void";
        };
    }

    /** Whether it still waits for something: nobody has met it, missed it or ended it. */
    default boolean isOpen() {
        return this instanceof Running || this instanceof Paused;
    }

    /** Whether the limit has passed unmet; a limit is inclusive, so not yet at the due instant itself. */
    default boolean isBreachedAt(Instant now) {
        return switch (this) {
            case Running(Instant _, Instant due) -> due != null && due.isBefore(now);
            case Missed _ -> true;
            case NotStarted _, Paused _, Met _, Void _ -> false;
        };
    }
}
