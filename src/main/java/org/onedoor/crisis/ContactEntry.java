package org.onedoor.crisis;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was said of a contact. A later one of the same step puts the earlier right; both stay.
 *
 * @param codes what of it is coded, and stands in its event
 * @param words what was written beside it
 */
public record ContactEntry(
        UUID incidentId,
        UUID entryId,
        ContactStep step,
        Instant occurredAt,
        Instant recordedAt,
        UUID accountId,
        String by,
        String role,
        UUID organisationId,
        @Nullable UUID teamId,
        Map<String, String> codes,
        Map<String, String> words) {
    public ContactEntry {
        codes = Map.copyOf(codes);
        words = Map.copyOf(words);
    }

    public String code(String name) {
        return codes.getOrDefault(name, "");
    }

    public String said(String name) {
        return words.getOrDefault(name, "");
    }

    /** The team it was recorded in, or the organisation of somebody without one. */
    UUID party() {
        return teamId == null ? organisationId : teamId;
    }
}
