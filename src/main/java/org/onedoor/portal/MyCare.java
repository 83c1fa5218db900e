package org.onedoor.portal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.record.Observation;

/**
 * One page of somebody's care, for themselves or for a carer. A part that is not permitted is none: it is not on the page.
 *
 * @param self whether the reader is the person
 * @param base the address that the other pages stand under
 * @param told what the carer told the team; none for the person
 */
public record MyCare(
        String name,
        boolean self,
        UUID personId,
        String base,
        @Nullable List<Step> referrals,
        @Nullable List<Ahead> appointments,
        @Nullable List<String> needs,
        boolean plan,
        boolean escalation,
        boolean iAm,
        List<Observation> told,
        Instant now) {

    /** Where one referral stands. @param service who helps; none while nobody has said yes */
    public record Step(
            String reference,
            Instant received,
            int reached,
            String words,
            @Nullable String service) {
        /** The steps of every referral, in their order. */
        public static final List<String> NAMES =
                List.of("We have it", "A person reads it", "A service is asked", "A service says yes", "You are seen");

        static int reached(WorkState state) {
            return switch (state) {
                case AWAITING_TRIAGE -> 1;
                case IN_TRIAGE, INFO_REQUESTED -> 2;
                case AWAITING_ANSWER, RETURNED, EXPIRED -> 3;
                case ACCEPTED, BOOKED, CONTACT_ATTEMPTED, DID_NOT_ATTEND, APPOINTMENT_CANCELLED -> 4;
                case IN_PROGRESS, OUTCOME_RECORDED, CLOSED, CANCELLED, ENTERED_IN_ERROR -> 5;
            };
        }

        static String words(Referral referral) {
            return referral.outcome() == Outcome.MERGED
                    ? "We had this already, and look after both as one. Nobody needs to ask again."
                    : words(referral.state());
        }

        private static String words(WorkState state) {
            return switch (state) {
                case AWAITING_TRIAGE -> "We have it. A person has not read it yet.";
                case IN_TRIAGE -> "A person is reading it now.";
                case INFO_REQUESTED -> "We have asked for more facts.";
                case AWAITING_ANSWER -> "A service has been asked if it can help.";
                case RETURNED, EXPIRED -> "One service could not help. Others are being asked.";
                case ACCEPTED -> "A service has said it will help. It will get in touch.";
                case CONTACT_ATTEMPTED -> "The service tried to get in touch, and will try again.";
                case BOOKED -> "A time to meet has been set.";
                case DID_NOT_ATTEND, APPOINTMENT_CANCELLED -> "A time to meet has to be found again.";
                case IN_PROGRESS -> "A service is helping now.";
                case OUTCOME_RECORDED, CLOSED -> "This is finished. Help can be asked for again at any time.";
                case CANCELLED, ENTERED_IN_ERROR -> "This was stopped. Help can be asked for again at any time.";
            };
        }
    }

    /** A time to meet. */
    public record Ahead(Instant at, String service, String mode) {}

    /** Somebody the reader cares for. */
    public record CaredFor(UUID personId, String name) {}
}
