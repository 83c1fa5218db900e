package org.onedoor.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.Standard;

/**
 * How a standard was kept in a stretch of time, counted from its clocks. Whoever still waits in time is not counted; a clock
 * that ended without meeting or missing it neither.
 *
 * @param met those that ended in time
 * @param missed those that ended late, or run on past their time
 * @param waiting those that run and are in time
 * @param target the share that is to be reached; none where none is set
 */
public record StandardKept(
        Standard standard,
        LocalDate from,
        LocalDate to,
        int met,
        int missed,
        int waiting,
        @Nullable Target target) {
    /** Below this a count could point at somebody, as NHS England publishes mental health figures. */
    private static final int SMALL = 5;

    /** @param percent what is to be reached; {@code source} who set it */
    public record Target(int percent, String source) {}

    public int of() {
        return met + missed;
    }

    /** Whether the share may be shown. */
    public boolean shown() {
        return of() >= SMALL && (met == 0 || met >= SMALL);
    }

    /** In whole per cent. */
    public int percent() {
        return Math.round(100f * met / of());
    }

    /** As a page shows it: {@code 75% in time, of about 10}. Counts are to the nearest five. */
    public String words() {
        return shown()
                ? "%d%% in time, of about %d".formatted(percent(), SMALL * Math.round(of() / (float) SMALL))
                : of() == 0 ? "Nobody's time has run out or been kept yet" : "Not shown: fewer than 5 people";
    }

    /** Whether the target is reached, in words; empty where there is none or the share is not shown. */
    public String against() {
        return target == null
                ? ""
                : "Target %d%%%s (%s)"
                        .formatted(
                                target.percent(),
                                shown() ? percent() >= target.percent() ? ": reached" : ": not reached" : "",
                                target.source());
    }
}
