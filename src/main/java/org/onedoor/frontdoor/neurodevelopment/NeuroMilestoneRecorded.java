package org.onedoor.frontdoor.neurodevelopment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/**
 * A milestone of the neuro-developmental pathway.
 *
 * @param milestone {@code assessment} or {@code decision}
 * @param on the London day
 * @param diagnosis a code of {@link Diagnosis}, where it is the decision
 */
public record NeuroMilestoneRecorded(
        UUID referral,
        UUID journey,
        String milestone,
        String on,
        @Nullable String diagnosis) implements EventData {
    @Override
    public UUID scopeId() {
        return referral;
    }

    @Override
    public UUID journeyId() {
        return journey;
    }
}
