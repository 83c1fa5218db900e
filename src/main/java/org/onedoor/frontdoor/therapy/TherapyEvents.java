package org.onedoor.frontdoor.therapy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What is recorded of a course of talking therapy. */
public final class TherapyEvents {
    private TherapyEvents() {}

    /** Every event here belongs to one referral of one journey. */
    sealed interface OfTherapy extends EventData {
        UUID referral();

        UUID journey();

        @Override
        default UUID scopeId() {
            return referral();
        }

        @Override
        default UUID journeyId() {
            return journey();
        }
    }

    public record LongTermConditionRecorded(UUID referral, UUID journey, List<String> conditions)
            implements OfTherapy {}

    /** @param on the day, as an ISO date @param safety who looks after their safety, where question 9 asks for it */
    public record ScoresRecorded(
            UUID referral,
            UUID journey,
            String on,
            int phq9,
            int gad7,
            @Nullable String safety) implements OfTherapy {}
}
