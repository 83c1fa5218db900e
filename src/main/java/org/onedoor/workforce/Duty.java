package org.onedoor.workforce;

import java.time.Instant;
import java.util.UUID;

/** Somebody is on duty from one instant until another. */
public record Duty(UUID organisationId, UUID dutyId, UUID professionalId, Instant from, Instant until) {
    boolean covers(Instant from, Instant until) {
        return !this.from.isAfter(from) && !this.until.isBefore(until);
    }

    boolean isAt(Instant at) {
        return !from.isAfter(at) && until.isAfter(at);
    }
}
