package org.onedoor.frontdoor.assessment;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens to trusted assessments, and to the list of those who trust them. */
public final class AssessmentEvents {
    private AssessmentEvents() {}

    /** Every event here belongs to one referral of one journey. */
    sealed interface OfAssessment extends EventData {
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

    /** @param on and {@code until} as ISO dates */
    public record AssessmentRecorded(
            UUID referral, UUID journey, UUID assessment, String kind, String on, String until, UUID service)
            implements OfAssessment {}

    /** A service that has signed up took the need, and the assessment with it. */
    public record AssessmentAccepted(UUID referral, UUID journey, UUID assessment, String kind, UUID service)
            implements OfAssessment {}

    public record AssessmentRefused(
            UUID referral, UUID journey, UUID assessment, String kind, UUID service, String reason)
            implements OfAssessment {}

    /** Another of its kind was made on a shared referral. @param before the one that was in date */
    public record AssessmentRepeated(
            UUID referral, UUID journey, UUID assessment, UUID before, String kind, UUID service, String reason)
            implements OfAssessment {}

    /** A service takes the assessments of the others from a day on. */
    public record TrustSigned(UUID service, String from) implements EventData {
        @Override
        public UUID scopeId() {
            return service;
        }
    }

    public record TrustEnded(UUID service, String lastDay) implements EventData {
        @Override
        public UUID scopeId() {
            return service;
        }
    }
}
