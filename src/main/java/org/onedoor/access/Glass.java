package org.onedoor.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time the glass was broken: an account of no relationship opened a person's emergency extract.
 *
 * @param proven whether the account proved a second time who it was
 * @param told the organisations whose Privacy Officers know
 * @param reviewOrg the one whose Privacy Officers must say whether it was justified
 * @param overdue whether no review was written within five working days
 */
public record Glass(
        UUID personId,
        UUID glassId,
        String reference,
        UUID accountId,
        String role,
        UUID organisationId,
        @Nullable UUID teamId,
        Ground ground,
        String reason,
        boolean proven,
        Instant begunAt,
        Instant until,
        Set<UUID> told,
        UUID reviewOrg,
        Instant reviewDue,
        boolean overdue,
        @Nullable Review review) {
    public Glass {
        told = Set.copyOf(told);
    }

    /** What the review found. */
    public record Review(boolean justified, String finding, UUID by, Instant at) {}

    public boolean isOpen(Instant now) {
        return now.isBefore(until);
    }
}
