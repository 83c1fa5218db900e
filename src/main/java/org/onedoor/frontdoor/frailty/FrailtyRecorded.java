package org.onedoor.frontdoor.frailty;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/**
 * What is known of somebody's frailty and dementia was recorded.
 *
 * @param score on the Clinical Frailty Scale; none where not scored
 * @param scoredOn the day of the score, as an ISO date
 * @param dementia a code of {@link org.onedoor.directory.Dementia}
 */
public record FrailtyRecorded(
        UUID referral,
        UUID journey,
        @Nullable Integer score,
        @Nullable String scoredOn,
        String dementia) implements EventData {
    @Override
    public UUID scopeId() {
        return referral;
    }

    @Override
    public UUID journeyId() {
        return journey;
    }
}
