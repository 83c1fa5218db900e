package org.onedoor.clock;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the events say of one clock.
 *
 * @param due of the period that runs, or the last that ran
 * @param lapses the due times that passed unmet, for certain: the clock stopped, ended or started again after them
 */
record Reckoning(
        ClockState state,
        @Nullable Instant start,
        @Nullable Instant due,
        List<Pause> pauses,
        List<Instant> lapses,
        @Nullable String note) {

    static final Reckoning NONE = new Reckoning(new ClockState.NotStarted(), null, null, List.of(), List.of(), null);

    @Nullable
    Instant stopped() {
        return switch (state) {
            case ClockState.Met(Instant _, Instant _, Instant stop) -> stop;
            case ClockState.Missed(Instant _, Instant _, Instant stop) -> stop;
            case ClockState.Void(Instant _, Instant at, String _) -> at;
            case ClockState.NotStarted _, ClockState.Running _, ClockState.Paused _ -> null;
        };
    }
}
