package org.onedoor.workforce;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many staff were in post on a day.
 *
 * @param teamId of one team; none for the whole organisation
 * @param role of one role; none for all
 */
public record InPost(
        UUID organisationId,
        @Nullable UUID teamId,
        @Nullable RoleFamily role,
        LocalDate onDay,
        int staff,
        String source) {
    /** A number older than a year is of other people. */
    public boolean isOld(LocalDate today) {
        return onDay.plusYears(1).isBefore(today);
    }
}
