package org.onedoor.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An information-sharing agreement.
 *
 * @param controllerId the organisation that keeps the data
 * @param parties who sees it by this agreement
 * @param until when it ends by its own words; not one moment later does it count
 * @param ended that it was ended before, by whom it was made
 */
public record Agreement(
        UUID controllerId,
        UUID agreementId,
        String reference,
        Terms terms,
        Set<UUID> parties,
        @Nullable Ended ended) {

    /** What was agreed. */
    public record Terms(
            String title,
            String purpose,
            Set<Shareable> classes,
            LawfulBasis basis,
            Instant from,
            Instant until,
            LocalDate reviewOn,
            String dpia) {
        public Terms {
            classes = Set.copyOf(classes);
        }
    }

    /** That it was ended, and why. */
    public record Ended(Instant at, String why) {}

    public Agreement {
        parties = Set.copyOf(parties);
    }

    /** When it stops counting. */
    public Instant end() {
        return ended == null || ended.at().isAfter(terms.until()) ? terms.until() : ended.at();
    }

    public boolean isInForce(Instant at) {
        return !at.isBefore(terms.from()) && at.isBefore(end());
    }
}
