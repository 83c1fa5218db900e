package org.onedoor.frontdoor.transition;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens on a young person's way to adult services. */
public final class TransitionEvents {
    private TransitionEvents() {}

    /** Every event here belongs to one referral of one journey. */
    sealed interface OnTheWay extends EventData {
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

    /** The age has come, and the children's team was given its tasks. */
    public record TransitionBegan(UUID referral, UUID journey) implements OnTheWay {}

    public record TransitionPlanned(UUID referral, UUID journey) implements OnTheWay {}

    /** The service that takes over is named, and a message to the young person says so. */
    public record ReceivingServiceNamed(UUID referral, UUID journey, UUID service) implements OnTheWay {}

    /** @param on the London day of the meeting */
    public record JointMeetingPlanned(UUID referral, UUID journey, String on) implements OnTheWay {}

    /** @param on the London day on which both teams met the young person */
    public record JointMeetingHeld(UUID referral, UUID journey, String on) implements OnTheWay {}

    /** @param how a code of {@link FollowUp} */
    public record TransitionFollowedUp(UUID referral, UUID journey, String how) implements OnTheWay {}
}
