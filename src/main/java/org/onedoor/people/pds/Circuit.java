package org.onedoor.people.pds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is worth asking. After several failures one after the other nobody is asked for a while, so that a service
 * that is down holds nobody up; then one may try, and what comes of that decides for all.
 */
final class Circuit {
    static final int FAILURES = 5;
    static final Duration OPEN = Duration.ofSeconds(30);

    private final InstantSource machine;
    private int failures;
    private @Nullable Instant until;
    private boolean trying;

    Circuit(InstantSource machine) {
        this.machine = machine;
    }

    /** Whether to ask now; whoever is let through says what came of it. */
    synchronized boolean lets() {
        if (until == null) {
            return true;
        }
        if (trying || machine.instant().isBefore(until)) {
            return false;
        }
        trying = true;
        return true;
    }

    synchronized void worked() {
        failures = 0;
        until = null;
        trying = false;
    }

    /** @param quiet how long it asked to be left alone; nothing when it did not say */
    synchronized void failed(@Nullable Duration quiet) {
        failures++;
        if (trying || quiet != null || failures >= FAILURES) {
            Duration pause = quiet == null || quiet.compareTo(OPEN) < 0 ? OPEN : quiet;
            until = machine.instant().plus(pause);
        }
        trying = false;
    }
}
