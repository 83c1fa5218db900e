package org.onedoor.people;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two ids that are, or were held to be, one person.
 *
 * @param until when somebody found that they are two; none while it holds
 * @param why what whoever decided it wrote
 * @param endedWhy what whoever ended it wrote
 */
public record Link(
        UUID personId,
        UUID otherId,
        OffsetDateTime since,
        @Nullable OffsetDateTime until,
        @Nullable LinkBasis basis,
        @Nullable String why,
        @Nullable String endedWhy) {

    public boolean isOf(UUID one, UUID other) {
        return (personId.equals(one) && otherId.equals(other)) || (personId.equals(other) && otherId.equals(one));
    }
}
