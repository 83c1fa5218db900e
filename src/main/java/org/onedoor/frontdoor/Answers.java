package org.onedoor.frontdoor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.OfferExpired;
import org.onedoor.frontdoor.ReferralEvents.ReferralAccepted;
import org.onedoor.frontdoor.ReferralEvents.ReferralDeclined;
import org.onedoor.frontdoor.assessment.TrustedAssessments;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Act;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Refused;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/** What a service says when it is asked. A yes moves the ownership; a no, or no answer, gives it back to the centre. */
@Service
public class Answers implements Pump {
    private final ReferralActs acts;
    private final ReferralRepository referrals;
    private final OfferRepository offers;
    private final Relationships relationships;
    private final Organisations organisations;
    private final Notes notes;
    private final Booking booking;
    private final Bounces bounces;
    private final Appeals appeals;
    private final TrustedAssessments assessments;
    private final Centre centre;
    private final DomainTime time;

    Answers(
            ReferralActs acts,
            ReferralRepository referrals,
            OfferRepository offers,
            Relationships relationships,
            Organisations organisations,
            Notes notes,
            Booking booking,
            Bounces bounces,
            Appeals appeals,
            TrustedAssessments assessments,
            Centre centre,
            DomainTime time) {
        this.acts = acts;
        this.referrals = referrals;
        this.offers = offers;
        this.relationships = relationships;
        this.organisations = organisations;
        this.notes = notes;
        this.booking = booking;
        this.bounces = bounces;
        this.appeals = appeals;
        this.assessments = assessments;
        this.centre = centre;
        this.time = time;
    }

    /** The team that was asked takes the need, and owns it from this moment. */
    public Referral accept(String reference, long version, @Nullable String words, @Nullable IdempotencyKey key) {
        return acts.perform(new Wish(reference, version, Step.ACCEPT, key), (act, before) -> {
            appeals.requireAnother(before, act.actor());
            Referral.OpenOffer offer = Objects.requireNonNull(before.offer());
            UUID service = Objects.requireNonNull(before.currentService());
            UUID event = act.happened(new ReferralAccepted(
                    before.referralId(),
                    before.journeyId(),
                    service,
                    offer.teamId(),
                    organisations.team(offer.teamId()).map(Team::typeCode).orElse(null)));
            notes.write(act, event, before.referralId(), words);
            offers.answer(before.personId(), before.referralId(), "accepted", null, act.now());
            relationships.begin(
                    before.personId(),
                    List.of(new Relationship(offer.organisationId(), offer.teamId(), "referral", before.referralId())));
            booking.cancelOthersToCome(act, before, service);
            bounces.over(act, before);
            assessments.accepted(act, before, service, offer.teamId());
            return before.in(booking.isExpected(act, before) ? WorkState.BOOKED : WorkState.ACCEPTED)
                    .ownedBy(new Owner(offer.organisationId(), offer.teamId(), null))
                    .offeredTo(service, null);
        });
    }

    /** The team that was asked says no, with a coded reason. The need is the centre's until another team says yes. */
    public Referral decline(
            String reference,
            long version,
            DeclineReason reason,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        return decline(reference, version, reason, null, words, key);
    }

    /** @param criterion which of the service's criteria the person does not meet; none from a partner that cannot say */
    public Referral decline(
            String reference,
            long version,
            DeclineReason reason,
            @Nullable ExclusionCriterion criterion,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        if (reason == DeclineReason.OTHER) {
            Triage.requireWords(words, "words", "Say what the other reason is");
        }
        return acts.perform(new Wish(reference, version, Step.DECLINE, key), (act, before) -> {
            appeals.requireAnother(before, act.actor());
            Referral.OpenOffer offer = Objects.requireNonNull(before.offer());
            UUID service = Objects.requireNonNull(before.currentService());
            UUID event = act.happened(new ReferralDeclined(
                    before.referralId(),
                    before.journeyId(),
                    service,
                    offer.teamId(),
                    reason.code(),
                    criterion == null ? null : criterion.code()));
            notes.write(act, event, before.referralId(), words);
            offers.decline(
                    before.personId(),
                    before.referralId(),
                    reason,
                    criterion,
                    act.actor().accountId(),
                    act.now());
            return bounces.noticed(act, backToCentre(act, before, WorkState.RETURNED), 0);
        });
    }

    /**
     * Whoever had it until now does not see the person any longer. Until this moment, also while another service is only
     * asked, an appointment stands: nobody loses it for a question.
     */
    private void leaves(Act act, Referral before, UUID newTeam) {
        if (!before.owner().teamId().equals(newTeam)) {
            booking.cancelAllToCome(act, before, CancelReason.MOVED_ON);
        }
    }

    private Referral backToCentre(Act act, Referral before, WorkState state) {
        booking.giveBack(act, before);
        Owner owner = centre.owner();
        leaves(act, before, owner.teamId());
        UUID navigator =
                before.owner().teamId().equals(owner.teamId()) ? before.owner().accountId() : null;
        return before.in(state)
                .ownedBy(new Owner(owner.organisationId(), owner.teamId(), navigator))
                .offeredTo(before.currentService(), null);
    }

    @Override
    public String name() {
        return "expire-offers";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    /** Only an offer that nobody answered expires, and only to the centre. */
    @Override
    public void run() {
        for (OfferRepository.Overdue overdue : offers.overdue(time.instant(), 200)) {
            referrals.find(overdue.personId(), overdue.referralId()).ifPresent(referral -> expire(referral));
        }
    }

    private void expire(Referral referral) {
        try {
            CurrentActor.run(
                    Actor.SYSTEM,
                    () -> acts.perform(
                            new Wish(referral.reference(), referral.version(), Step.WITHDRAW_OFFER, null),
                            (act, before) -> {
                                Referral.OpenOffer offer = Objects.requireNonNull(before.offer());
                                act.happened(new OfferExpired(
                                        before.referralId(), before.journeyId(),
                                        Objects.requireNonNull(before.currentService()), offer.teamId()));
                                offers.answer(before.personId(), before.referralId(), "expired", null, act.now());
                                return backToCentre(act, before, WorkState.EXPIRED);
                            }));
        } catch (Refused | org.onedoor.platform.StaleEdit answeredMeanwhile) {
            // The service answered between the query and the lock: its answer stands.
            return;
        }
    }
}
