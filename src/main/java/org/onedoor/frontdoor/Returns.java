package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.FactWithdrawn;
import org.onedoor.frontdoor.ReferralEvents.ReferralHandedBack;
import org.onedoor.frontdoor.ReferralEvents.ReferralReopened;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Refused;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/**
 * Ways back: a team that cannot go on gives the need back to the centre, and what has ended is opened again. Neither starts
 * a clock again: the person has waited since the referral was received.
 */
@Service
public class Returns {
    private final ReferralActs acts;
    private final ReferralRepository referrals;
    private final Relationships relationships;
    private final Notes notes;
    private final Booking booking;
    private final Bounces bounces;
    private final Centre centre;
    private final StepDowns stepDowns;
    private final People people;
    private final EventLog log;
    private final WithPartners partners;

    Returns(
            ReferralActs acts,
            ReferralRepository referrals,
            Relationships relationships,
            Notes notes,
            Booking booking,
            Bounces bounces,
            Centre centre,
            StepDowns stepDowns,
            People people,
            EventLog log,
            WithPartners partners) {
        this.acts = acts;
        this.referrals = referrals;
        this.relationships = relationships;
        this.notes = notes;
        this.booking = booking;
        this.bounces = bounces;
        this.centre = centre;
        this.stepDowns = stepDowns;
        this.people = people;
        this.log = log;
        this.partners = partners;
    }

    /** The owning team cannot go on, and says why. The need is the centre's from this moment, never nobody's. */
    public Referral handBack(
            String reference,
            long version,
            DeclineReason reason,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        if (reason == DeclineReason.OTHER) {
            Triage.requireWords(words, "words", "Say what the other reason is");
        }
        return acts.perform(new Wish(reference, version, Step.HAND_BACK, key), (act, before) -> {
            Owner owner = centre.owner();
            if (before.owner().teamId().equals(owner.teamId())) {
                throw new Refused("own-service", "The centre owns this already. Offer it to a service.");
            }
            UUID event = act.happened(new ReferralHandedBack(
                    before.referralId(),
                    before.journeyId(),
                    booking.service(before),
                    before.owner().teamId(),
                    reason.code()));
            notes.write(act, event, before.referralId(), words);
            booking.cancelAllToCome(act, before, CancelReason.MOVED_ON);
            return bounces.noticed(act, before.in(WorkState.RETURNED).ownedBy(owner), 1);
        });
    }

    /**
     * Opens again what has ended, within the grace in which its team may still see the person. Later, or when somebody has
     * referred again meanwhile, it is a new referral that names this one.
     *
     * @param why the reason, in words; never empty
     */
    public Referral reopen(String reference, long version, String why, @Nullable IdempotencyKey key) {
        Triage.requireWords(why, "why", "Say why it is opened again");
        return acts.perform(new Wish(reference, version, Step.REOPEN, key), (act, before) -> {
            Standing standing = Standing.of(log.ofScope(before.personId(), before.referralId()));
            Event end = standing.ofType("ReferralClosed", "ReferralCancelled").getLast();
            refuse(before, end, act.now());
            // A partner's own system knows it as ended: its team would own a need that it does not know of.
            boolean theirs = before.owner().teamId().equals(act.actor().teamId()) && !partners.have(before);
            Owner owner = theirs ? before.owner() : centre.owner();
            UUID event = act.corrects(
                    end.eventId(),
                    new ReferralReopened(before.referralId(), before.journeyId(), owner.teamId()),
                    act.now());
            notes.write(act, event, before.referralId(), why);
            stepDowns.undo(act, before);
            standing.ofType("OutcomeRecorded", "DeathRecorded")
                    .forEach(said -> act.corrects(
                            said.eventId(),
                            new FactWithdrawn(
                                    before.referralId(),
                                    before.journeyId(),
                                    said.type().equals("DeathRecorded") ? "death" : "outcome"),
                            act.now()));
            return open(act, before, owner, end.recordedAt());
        });
    }

    private Referral open(Act act, Referral before, Owner owner, Instant ended) {
        relationships.reopen(before.personId(), before.referralId(), ended);
        relationships.begin(
                before.personId(),
                List.of(new Relationship(owner.organisationId(), owner.teamId(), "referral", before.referralId())));
        boolean centres = owner.teamId().equals(centre.owner().teamId());
        WorkState state =
                centres ? WorkState.IN_TRIAGE : booking.isExpected(act, before) ? WorkState.BOOKED : WorkState.ACCEPTED;
        Owner now = centres
                ? new Owner(owner.organisationId(), owner.teamId(), act.actor().accountId())
                : owner;
        return before.openAgain().in(state).ownedBy(now);
    }

    private void refuse(Referral referral, Event end, Instant now) {
        if (people.get(referral.personId()).diedOn() != null) {
            throw new Refused(
                    "died",
                    "It ended because the person died. If that is a mistake, put right the outcome first: to '%s' where it is still needed."
                            .formatted(Outcome.CARE_CONTINUES.label()));
        }
        if (end.recordedAt().plus(Relationships.GRACE).isBefore(now)) {
            throw new Refused(
                    "too-late",
                    "It ended more than 30 days ago and is not opened again. Refer again: the new referral names this one.");
        }
        referrals
                .openFor(people.linked(referral.personId()), referral.needs())
                .flatMap(other -> referrals.find(referral.personId(), other))
                .ifPresent(other -> {
                    throw new Refused(
                            "open-already",
                            "%s is open for the same need. Go on with that one.".formatted(other.reference()));
                });
    }
}
