package org.onedoor.record;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a carer told the team.
 *
 * @param carer who it was and how they are related, as it was when they wrote
 * @param readAt when the team said that it read it; none until then
 */
public record Observation(
        UUID personId,
        UUID observationId,
        String reference,
        UUID accountId,
        String carer,
        String words,
        Instant at,
        Owner owner,
        @Nullable Instant readAt) {

    /** The team that reads it. */
    public record Owner(UUID organisationId, @Nullable UUID teamId) {}
}
