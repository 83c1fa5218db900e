package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.InformationReceived;
import org.onedoor.frontdoor.ReferralEvents.InformationRequested;
import org.onedoor.frontdoor.ReferralEvents.OfferMade;
import org.onedoor.frontdoor.ReferralEvents.OfferWithdrawn;
import org.onedoor.frontdoor.ReferralEvents.RecommendationOverridden;
import org.onedoor.frontdoor.ReferralEvents.ReferralRerouted;
import org.onedoor.frontdoor.ReferralEvents.TriageDecided;
import org.onedoor.frontdoor.ReferralEvents.TriageStarted;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Act;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/** What the centre does: look, decide how soon, and find the service that will. The clock never starts again. */
@Service
public class Triage {
    private final ReferralActs acts;
    private final OfferRepository offers;
    private final Services services;
    private final Organisations organisations;
    private final Notes notes;
    private final Booking booking;
    private final UnmetNeed unmet;
    private final Centre centre;
    private final AnswerTime answerTime;

    Triage(
            ReferralActs acts,
            OfferRepository offers,
            Services services,
            Organisations organisations,
            Notes notes,
            Booking booking,
            UnmetNeed unmet,
            Centre centre,
            AnswerTime answerTime) {
        this.acts = acts;
        this.offers = offers;
        this.services = services;
        this.organisations = organisations;
        this.notes = notes;
        this.booking = booking;
        this.unmet = unmet;
        this.centre = centre;
        this.answerTime = answerTime;
    }

    /** Takes a referral to triage it, so that nobody else does at the same time. */
    public Referral start(String reference, long version, @Nullable IdempotencyKey key) {
        return acts.perform(new Wish(reference, version, Step.START_TRIAGE, key), (act, before) -> {
            act.happened(new TriageStarted(
                    before.referralId(), before.journeyId(), act.actor().accountId()));
            unmet.matched(act, before);
            Owner owner = before.owner();
            return before.in(WorkState.IN_TRIAGE)
                    .ownedBy(new Owner(
                            owner.organisationId(), owner.teamId(), act.actor().accountId()));
        });
    }

    /** @param why the reason, in words; never empty */
    public Referral decide(
            String reference, long version, Priority priority, String why, @Nullable IdempotencyKey key) {
        requireWords(why, "why", "Say why this priority was chosen");
        return acts.perform(new Wish(reference, version, Step.DECIDE_PRIORITY, key), (act, before) -> {
            UUID event = act.happened(new TriageDecided(
                    before.referralId(),
                    before.journeyId(),
                    priority.code(),
                    before.priority().code()));
            notes.write(act, event, before.referralId(), why);
            WorkState next = before.state() == WorkState.AWAITING_TRIAGE ? WorkState.IN_TRIAGE : before.state();
            Referral decided = before.at(priority).in(next);
            unmet.matched(act, decided);
            return decided;
        });
    }

    /**
     * Offers the need to a service. The present owner goes on owning it until the service accepts. A service other than
     * the one asked for is a re-route: same referral, same clock start.
     */
    public Referral offer(
            String reference, long version, UUID serviceId, @Nullable String words, @Nullable IdempotencyKey key) {
        return offer(reference, version, new Chosen(serviceId, null, null), words, key);
    }

    /**
     * Which service was chosen.
     *
     * @param recommended the one the match put first; none when it was not looked at
     * @param why why not that one, in words; needed where it is another
     */
    public record Chosen(
            UUID service,
            @Nullable UUID recommended,
            @Nullable String why) {
        boolean overrides() {
            return recommended != null && !recommended.equals(service);
        }
    }

    public Referral offer(
            String reference, long version, Chosen chosen, @Nullable String words, @Nullable IdempotencyKey key) {
        UUID serviceId = chosen.service();
        if (chosen.overrides()) {
            requireWords(
                    chosen.why(), "override", "Say why another service is asked than the one the match puts first");
        }
        org.onedoor.directory.Service service = Askable.service(services, serviceId);
        return acts.perform(
                new Wish(reference, version, Step.OFFER, key),
                (act, before) -> ask(act, before, service, chosen, words));
    }

    /** Part of a running act about the person: the service is asked. */
    Referral ask(
            Act act, Referral before, org.onedoor.directory.Service service, Chosen chosen, @Nullable String words) {
        if (before.owner().teamId().equals(service.teamId())) {
            throw new Refused("own-service", "Your own team owns this already. Offer it to another service.");
        }
        String teamType =
                organisations.team(service.teamId()).map(Team::typeCode).orElse(null);
        rerouted(act, before, service.id(), teamType);
        UUID event = act.happened(
                new OfferMade(before.referralId(), before.journeyId(), service.id(), service.teamId(), teamType));
        notes.write(act, event, before.referralId(), words);
        overridden(act, before, chosen);
        Instant expires = answerTime.of(before.priority(), act.now());
        offers.ask(before, service, chosen.recommended(), null, act.now(), expires);
        return before.in(WorkState.AWAITING_ANSWER)
                .offeredTo(service.id(), new Referral.OpenOffer(service.organisationId(), service.teamId(), expires));
    }

    private void overridden(Act act, Referral before, Chosen chosen) {
        if (chosen.overrides()) {
            UUID event = act.happened(new RecommendationOverridden(
                    before.referralId(),
                    before.journeyId(),
                    java.util.Objects.requireNonNull(chosen.recommended()),
                    chosen.service()));
            notes.write(act, event, before.referralId(), chosen.why());
        }
    }

    private static void rerouted(Act act, Referral before, UUID serviceId, @Nullable String teamType) {
        UUID asked = before.requestedService();
        if (asked != null && !serviceId.equals(asked) && !serviceId.equals(before.currentService())) {
            act.happened(new ReferralRerouted(
                    before.referralId(), before.journeyId(), before.currentService(), serviceId, teamType));
        }
    }

    /** Takes back an offer that nobody has answered. */
    public Referral withdrawOffer(String reference, long version, @Nullable IdempotencyKey key) {
        return acts.perform(new Wish(reference, version, Step.WITHDRAW_OFFER, key), (act, before) -> {
            Referral.OpenOffer offer = java.util.Objects.requireNonNull(before.offer());
            act.happened(new OfferWithdrawn(
                    before.referralId(), before.journeyId(),
                    java.util.Objects.requireNonNull(before.currentService()), offer.teamId()));
            offers.answer(before.personId(), before.referralId(), "withdrawn", null, act.now());
            booking.giveBack(act, before);
            if (before.owner().teamId().equals(centre.owner().teamId())) {
                return before.in(WorkState.IN_TRIAGE).offeredTo(before.currentService(), null);
            }
            return asBefore(act, before);
        });
    }

    /** A team that has only asked another has the need as before: with its own service, and what it had booked. */
    private Referral asBefore(Act act, Referral before) {
        UUID own = offers.asked(before.personId(), before.referralId()).stream()
                .filter(asked -> "accepted".equals(asked.answer()))
                .map(OfferRepository.Asked::serviceId)
                .reduce((_, later) -> later)
                .orElse(before.currentService());
        return before.in(booking.isExpected(act, before) ? WorkState.BOOKED : WorkState.ACCEPTED)
                .offeredTo(own, null);
    }

    public Referral askForInformation(String reference, long version, String question, @Nullable IdempotencyKey key) {
        requireWords(question, "question", "Say what you need to know");
        return acts.perform(new Wish(reference, version, Step.REQUEST_INFORMATION, key), (act, before) -> {
            UUID event = act.happened(new InformationRequested(before.referralId(), before.journeyId()));
            notes.write(act, event, before.referralId(), question);
            return before.in(WorkState.INFO_REQUESTED);
        });
    }

    public Referral answerInformation(String reference, String answer, @Nullable IdempotencyKey key) {
        requireWords(answer, "answer", "Write your answer");
        return acts.perform(
                new Wish(reference, ReferralActs.ANY_VERSION, Step.GIVE_INFORMATION, key), (act, before) -> {
                    UUID event = act.happened(new InformationReceived(before.referralId(), before.journeyId()));
                    notes.write(act, event, before.referralId(), answer);
                    return before.in(WorkState.IN_TRIAGE);
                });
    }

    static void requireWords(@Nullable String words, String field, String problem) {
        if (words == null || words.isBlank()) {
            throw new Invalid(field, problem);
        }
        Writing.limit(field, "What you write", words, Writing.STORY);
    }
}
