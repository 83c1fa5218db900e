package org.onedoor.frontdoor.coordination;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What happens to the plan of a case and in its huddles. What was said is in the notes, and not here. */
public final class CoordinationEvents {
    private CoordinationEvents() {}

    /** Every event here belongs to one referral of one journey. */
    sealed interface OfCase extends EventData {
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

    /** Somebody responds who has no referral of their own. @param at when, as an ISO instant */
    public record ResponderAdded(UUID referral, UUID journey, UUID response, String at) implements OfCase {}

    /** @param state {@code done} or {@code not-done} */
    public record ResponseRecorded(UUID referral, UUID journey, UUID response, String state) implements OfCase {}

    /** @param lead the referral or the response of whoever leads */
    public record LeadNamed(UUID referral, UUID journey, UUID lead) implements OfCase {}

    /** @param roles codes of {@link HuddleRole}s */
    public record HuddleCalled(UUID referral, UUID journey, UUID huddle, List<String> roles) implements OfCase {}

    /** More are invited to a huddle that is open. */
    public record HuddleInvited(UUID referral, UUID journey, UUID huddle, List<String> roles) implements OfCase {}

    /** @param team of whoever wrote it; none for a whole practice */
    public record HuddleNoteAdded(
            UUID referral,
            UUID journey,
            UUID huddle,
            @Nullable UUID team) implements OfCase {}

    /** The huddle has its plan. @param minutes after it was called */
    public record PlanAgreed(UUID referral, UUID journey, UUID huddle, long minutes) implements OfCase {}
}
