package org.onedoor.record;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That there is a plan or decision elsewhere.
 *
 * @param organisationId who keeps it
 * @param whereHeld how to get it: a phone number, an address, a place
 * @param madeOn its own date; none where nobody knows
 */
public record PlanPointer(
        UUID personId,
        UUID pointerId,
        PointerType type,
        UUID organisationId,
        String whereHeld,
        @Nullable LocalDate madeOn,
        @Nullable LocalDate reviewOn,
        OffsetDateTime since) {

    public boolean isReviewOver(LocalDate today) {
        return reviewOn != null && reviewOn.isBefore(today);
    }
}
