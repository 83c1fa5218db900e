package org.onedoor.frontdoor.web.doors;

import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.PublicFollowing.Stand;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.web.Typed;

/**
 * Following a referral without an account.
 *
 * @param stand where it stands; none before it is found
 */
public record FollowPage(
        Typed typed, @Nullable Stand stand, @Nullable String refused) {

    /** Where it stands, in everyday words. */
    public static String where(Stand stand) {
        return stand.merged()
                ? "We had this already, and look after both as one. You do not need to ask again."
                : where(stand.state());
    }

    private static String where(WorkState state) {
        return switch (state) {
            case AWAITING_TRIAGE -> "We have it. A person has not read it yet.";
            case IN_TRIAGE -> "A person is reading it now.";
            case INFO_REQUESTED -> "We have asked for more facts.";
            case AWAITING_ANSWER -> "We have asked a service if it can help.";
            case RETURNED, EXPIRED -> "One service could not help. We are asking others.";
            case ACCEPTED -> "A service has said it will help. It will get in touch.";
            case CONTACT_ATTEMPTED -> "The service tried to get in touch, and will try again.";
            case BOOKED -> "A time to meet has been set.";
            case DID_NOT_ATTEND, APPOINTMENT_CANCELLED -> "A time to meet has to be found again.";
            case IN_PROGRESS -> "A service is helping now.";
            case OUTCOME_RECORDED, CLOSED -> "This is finished. You can ask for help again at any time.";
            case CANCELLED, ENTERED_IN_ERROR -> "This was stopped. You can ask for help again at any time.";
        };
    }
}
