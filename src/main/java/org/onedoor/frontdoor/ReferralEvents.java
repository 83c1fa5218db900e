package org.onedoor.frontdoor;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What happens to a referral. The clocks, the timeline and the measures know these by name. */
public final class ReferralEvents {
    private ReferralEvents() {}

    /** Every event here belongs to one referral of one journey. */
    sealed interface OfReferral extends EventData {
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

    public record ReferralReceived(
            UUID referral,
            UUID journey,
            String door,
            String priority,
            @Nullable String service,
            @Nullable String teamType,
            List<String> need,
            @Nullable Integer age,
            boolean onward)
            implements OfReferral {}

    public record TriageStarted(UUID referral, UUID journey, UUID by) implements OfReferral {}

    public record TriageDecided(UUID referral, UUID journey, String priority, String before) implements OfReferral {}

    public record ReferralRerouted(
            UUID referral,
            UUID journey,
            @Nullable UUID fromService,
            UUID toService,
            @Nullable String teamType) implements OfReferral {}

    /** Another service took over the work of one that ended. */
    public record MovedWithService(
            UUID referral,
            UUID journey,
            UUID fromService,
            UUID toService,
            UUID team,
            @Nullable String teamType) implements OfReferral {}

    public record OfferMade(
            UUID referral,
            UUID journey,
            UUID service,
            UUID team,
            @Nullable String teamType) implements OfReferral {}

    /** The centre asked another service than the match put first, and said why. */
    public record RecommendationOverridden(UUID referral, UUID journey, UUID recommended, UUID service)
            implements OfReferral {}

    public record OfferExpired(UUID referral, UUID journey, UUID service, UUID team) implements OfReferral {}

    public record OfferWithdrawn(UUID referral, UUID journey, UUID service, UUID team) implements OfReferral {}

    public record ReferralAccepted(
            UUID referral,
            UUID journey,
            UUID service,
            UUID team,
            @Nullable String teamType) implements OfReferral {}

    /** @param criterion which of its criteria the person does not meet, where that is the reason and it was said */
    public record ReferralDeclined(
            UUID referral,
            UUID journey,
            UUID service,
            UUID team,
            String reason,
            @Nullable String criterion) implements OfReferral {}

    /** The team ends its part and takes the person straight back until a day. @param until as an ISO date */
    public record SteppedDown(UUID referral, UUID journey, UUID service, String until) implements OfReferral {}

    /** The person came straight back to the team that had stepped them down. @param after the referral that had ended */
    public record CameStraightBack(UUID referral, UUID journey, UUID after) implements OfReferral {}

    /** The team gives the person over to another service, and keeps its own part until that one has seen them. */
    public record TransferStarted(UUID referral, UUID journey, UUID to, UUID service) implements OfReferral {}

    /** One referral opens a mental and a physical health leg. @param physical the referral of the physical one */
    public record JointPathwayOpened(
            UUID referral, UUID journey, UUID physical, UUID mentalService, UUID physicalService)
            implements OfReferral {}

    /** A service shares the referral from now on; its owner stays. */
    public record ReferralShared(UUID referral, UUID journey, UUID service, UUID team) implements OfReferral {}

    /** A service does not share it any longer. */
    public record SharingEnded(UUID referral, UUID journey, UUID service, UUID team) implements OfReferral {}

    /** Something of the transfer's checklist is done. */
    public record TransferChecked(UUID referral, UUID journey, UUID to, String item) implements OfReferral {}

    /** The service that the person is given over to has seen them for the first time. */
    public record TransferSeen(UUID referral, UUID journey, UUID to) implements OfReferral {}

    /** Whoever sent it, or the centre, asks the service that said no to look again. @param no the offer it said no to */
    public record DeclineAppealed(UUID referral, UUID journey, UUID service, UUID team, UUID no)
            implements OfReferral {}

    /** The directory has no service for the need. @param gaps the rules that alone kept a service from it */
    public record NoServiceMatched(UUID referral, UUID journey, String priority, List<String> need, List<String> gaps)
            implements OfReferral {}

    /** The person was sent between services too often. @param lead the one person in charge, where one is named */
    public record PersonBounced(
            UUID referral,
            UUID journey,
            int times,
            int days,
            @Nullable UUID lead) implements OfReferral {}

    /** One person of the owning team is named as the one who works it. */
    public record WorkerNamed(UUID referral, UUID journey, UUID account) implements OfReferral {}

    public record InformationRequested(UUID referral, UUID journey) implements OfReferral {}

    public record InformationReceived(UUID referral, UUID journey) implements OfReferral {}

    public record AppointmentBooked(
            UUID referral, UUID journey, UUID appointment, UUID service, String start, String mode)
            implements OfReferral {}

    public record AppointmentCancelled(UUID referral, UUID journey, UUID appointment, String by)
            implements OfReferral {}

    public record DidNotAttend(UUID referral, UUID journey, UUID appointment) implements OfReferral {}

    public record ContactAttempted(UUID referral, UUID journey, String mode) implements OfReferral {}

    public record IdentityConfirmed(UUID referral, UUID journey) implements OfReferral {}

    public record OutcomeRecorded(UUID referral, UUID journey, String outcome, List<String> told)
            implements OfReferral {}

    public record ReferralClosed(UUID referral, UUID journey, String outcome) implements OfReferral {}

    /**
     * @param by {@code referrer} or {@code team}
     * @param reason why, coded; none where it was not said
     */
    public record ReferralCancelled(
            UUID referral,
            UUID journey,
            String outcome,
            @Nullable String by,
            @Nullable String reason) implements OfReferral {
        ReferralCancelled(UUID referral, UUID journey, String outcome) {
            this(referral, journey, outcome, null, null);
        }
    }

    /** The team that had it gave it back: the centre owns it until another team accepts. */
    public record ReferralHandedBack(UUID referral, UUID journey, UUID service, UUID team, String reason)
            implements OfReferral {}

    /** Corrects the event that ended it: as if it had not ended, from then on. */
    public record ReferralReopened(UUID referral, UUID journey, UUID team) implements OfReferral {}

    /** Corrects something recorded that does not stand any longer: {@code outcome} or {@code death}. */
    public record FactWithdrawn(UUID referral, UUID journey, String fact) implements OfReferral {}

    /** The person has died. @param here recorded on this referral, and not on another of theirs */
    public record DeathRecorded(UUID referral, UUID journey, boolean here) implements OfReferral {}

    public record ConsentRecorded(UUID referral, UUID journey, String consent) implements OfReferral {}

    /** Something was recognised at triage or later: needs that start standards of their own. */
    public record NeedsRecognised(UUID referral, UUID journey, List<String> need) implements OfReferral {}

    /** What made a need likely was put right: it is a need no longer, since nobody gave it but by that. */
    public record NeedsWithdrawn(UUID referral, UUID journey, List<String> need) implements OfReferral {}

    /** Ended because it repeats another open referral, which has what was written here from now on. */
    public record ReferralMerged(UUID referral, UUID journey, UUID into) implements OfReferral {}

    /** Somebody sent the same need again: what they wrote is added here. */
    public record ReferralRepeated(UUID referral, UUID journey, UUID organisation, String priority)
            implements OfReferral {}

    /** @param team of whoever wrote it; none for a machine */
    public record NoteAdded(
            UUID referral, UUID journey, @Nullable UUID team) implements OfReferral {}

    /**
     * Whoever sent it said more.
     *
     * @param says how urgent they say it is now; none when they say nothing of that
     * @param stood how urgent it was here
     * @param team of whoever wrote it; none for a machine
     */
    public record ReferralUpdated(
            UUID referral,
            UUID journey,
            @Nullable String says,
            String stood,
            @Nullable UUID team) implements OfReferral {}

    /**
     * More urgent, which is no triage.
     *
     * @param why {@code perinatal}; none on the word of whoever sent it
     */
    public record PriorityRaised(
            UUID referral,
            UUID journey,
            String priority,
            String before,
            @Nullable String why) implements OfReferral {}
}
