package org.onedoor.clock;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger of breaches: what was reported, or that later news showed it did not happen.
 *
 * @param saidAt when it was reported, in domain time
 * @param eventId the event that showed it; none when the time simply passed
 */
public record Breach(
        UUID breachId,
        UUID clockId,
        String standardId,
        String standardVersion,
        UUID scopeId,
        Said said,
        Instant dueAt,
        Instant saidAt,
        @Nullable UUID eventId,
        String note) {

    /** Reported, or taken back. */
    public enum Said {
        BREACHED,
        WITHDRAWN
    }
}
