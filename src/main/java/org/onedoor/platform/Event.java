package org.onedoor.platform;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as stored. Never changed: a correction is a new event that names the one it corrects.
 *
 * @param occurredAt when it happened
 * @param recordedAt when OneDoor was told
 * @param payload codes and ids only
 */
public record Event(
        Subject subject,
        UUID eventId,
        String type,
        @Nullable UUID scopeId,
        @Nullable UUID journeyId,
        Instant occurredAt,
        Instant recordedAt,
        UUID accountId,
        String role,
        UUID organisationId,
        @Nullable UUID corrects,
        Map<String, Object> payload) {
    public Event {
        payload = Map.copyOf(payload);
    }
}
