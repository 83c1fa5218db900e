package org.onedoor.crisis.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One named account's access to what a police force has told: asked for, approved until a day, and of use only once the
 * training is done.
 */
public record PoliceGrant(
        UUID policeId,
        UUID grantId,
        long version,
        UUID accountId,
        String accountName,
        UUID accountOrg,
        String reason,
        Instant requestedAt,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable LocalDate expiresOn,
        @Nullable LocalDate trainedOn,
        @Nullable String trainedBy,
        @Nullable Instant refusedAt,
        @Nullable Instant endedAt,
        @Nullable String endedWhy) {

    /** Why it opens nothing on a day, in words; none when it does open. */
    public @Nullable String closed(LocalDate today) {
        if (refusedAt != null) {
            return "Your request was refused. Ask the force why, and ask again if something has changed.";
        }
        if (endedAt != null) {
            return "Your access was ended: " + endedWhy;
        }
        if (approvedAt == null || expiresOn == null) {
            return "Your request waits for the force to approve it.";
        }
        if (trainedOn == null) {
            return "Your access is approved, and your training is not recorded. Without training there is no access.";
        }
        if (expiresOn.isBefore(today)) {
            return "Your access ended on %s. Ask for it again if you still need it."
                    .formatted(org.onedoor.platform.time.London.day(expiresOn));
        }
        return null;
    }

    /** Whether somebody may still do something with it. */
    public boolean isLive(LocalDate today) {
        return refusedAt == null && endedAt == null && (expiresOn == null || !expiresOn.isBefore(today));
    }

    /** How it stands, in a few words. */
    public String state(LocalDate today) {
        if (refusedAt != null) {
            return "Refused";
        }
        if (endedAt != null) {
            return "Ended: " + endedWhy;
        }
        if (approvedAt == null) {
            return "Asked for";
        }
        if (!isLive(today)) {
            return "Expired";
        }
        return trainedOn == null ? "Approved, not trained: no access" : "Open";
    }
}
