package org.onedoor.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a crisis plan, as it was written.
 *
 * @param reference the same for every version of a person's plan
 * @param organisationId who keeps it: whoever wrote this version
 */
public record CrisisPlan(
        UUID personId,
        int version,
        String reference,
        boolean published,
        PlanContent content,
        @Nullable LocalDate reviewOn,
        Instant writtenAt,
        UUID accountId,
        UUID organisationId) {

    /** Whether the day by which it was to be looked at again is over. */
    public boolean isReviewLate(LocalDate today) {
        return reviewOn != null && today.isAfter(reviewOn);
    }
}
