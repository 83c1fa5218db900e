package org.onedoor.clock;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of clock.clock as it is to be written; its names are the columns'. */
record StoredClock(
        UUID clock_id,
        String standard_id,
        String standard_version,
        UUID scope_id,
        @Nullable UUID journey_id,
        String state,
        @Nullable Instant started_at,
        @Nullable Instant due_at,
        @Nullable Instant stopped_at,
        @Nullable Instant paused_since,
        long paused_micros,
        List<Pause> pauses,
        List<Instant> thresholds,
        @Nullable Instant next_threshold_at,
        @Nullable Instant breached_at,
        List<Instant> reported,
        @Nullable String note) {

    /** @param now when the event that moved it was recorded */
    static StoredClock of(Standard standard, UUID scope, @Nullable UUID journey, Reckoning reckoning, Instant now) {
        boolean paused = reckoning.state() instanceof ClockState.Paused;
        Instant due = paused ? null : reckoning.due();
        List<Instant> thresholds =
                reckoning.state() instanceof ClockState.Running(Instant start, Instant runsTo) && runsTo != null
                        ? thresholds(standard, start, runsTo)
                        : List.of();
        return new StoredClock(
                id(scope, standard.id()),
                standard.id(),
                standard.version(),
                scope,
                journey,
                reckoning.state().word(),
                reckoning.start(),
                due,
                reckoning.stopped(),
                reckoning.state() instanceof ClockState.Paused(Instant _, Instant since, String _) ? since : null,
                reckoning.pauses().stream()
                                .map(Pause::length)
                                .reduce(Duration.ZERO, Duration::plus)
                                .toNanos()
                        / 1000,
                reckoning.pauses(),
                thresholds,
                thresholds.isEmpty() ? null : thresholds.getFirst(),
                reckoning.state() instanceof ClockState.Missed ? now : null,
                reckoning.lapses(),
                reckoning.state() instanceof ClockState.Void(Instant _, Instant _, String why)
                        ? why
                        : reckoning.note());
    }

    /** The same scope and standard always have the same clock, whichever version of the standard applies. */
    static UUID id(UUID scope, String standardId) {
        return UUID.nameUUIDFromBytes((scope + " " + standardId).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Instant> thresholds(Standard standard, Instant start, Instant due) {
        TreeSet<Instant> thresholds = new TreeSet<>();
        for (Warn warn : standard.warn()) {
            Instant at = warn.at(start, due);
            if (at.isAfter(start) && !at.isAfter(due)) {
                thresholds.add(at);
            }
        }
        thresholds.add(afterDue(due));
        return List.copyOf(thresholds);
    }

    /** A limit is inclusive: it is broken in the first microsecond after it is due. */
    static Instant afterDue(Instant due) {
        return due.plusNanos(1000);
    }
}
