package org.onedoor.workforce;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An approval, from its first day to its last, both included. */
public record Approval(UUID approvalId, LocalDate from, LocalDate until, Instant recordedAt, String recordedBy) {
    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
