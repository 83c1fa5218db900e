package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Intake.Received;
import org.onedoor.frontdoor.ReferralEvents.OfferMade;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.springframework.stereotype.Component;

/** Referring on to another service as well, while the first goes on. */
@Component
public class Onward {
    private static final Also NOTHING = (_, _, _) -> {};

    private final Intake intake;
    private final Acts acts;
    private final People people;
    private final ReferralRepository referrals;
    private final OfferRepository offers;
    private final ReferralActs referralActs;
    private final Relationships relationships;
    private final Organisations organisations;
    private final Services services;
    private final Centre centre;
    private final AnswerTime answerTime;
    private final Booking booking;
    private final Transfers transfers;
    private final Looks looks;

    Onward(
            Intake intake,
            Acts acts,
            People people,
            ReferralRepository referrals,
            OfferRepository offers,
            ReferralActs referralActs,
            Relationships relationships,
            Organisations organisations,
            Services services,
            Centre centre,
            AnswerTime answerTime,
            Booking booking,
            Transfers transfers,
            Looks looks) {
        this.intake = intake;
        this.acts = acts;
        this.people = people;
        this.referrals = referrals;
        this.offers = offers;
        this.referralActs = referralActs;
        this.relationships = relationships;
        this.organisations = organisations;
        this.services = services;
        this.centre = centre;
        this.answerTime = answerTime;
        this.booking = booking;
        this.transfers = transfers;
        this.looks = looks;
    }

    /** Refers on to another service as well: a child on the same journey, which keeps the clock of the whole. */
    public Received refer(String reference, UUID serviceId, String words, @Nullable IdempotencyKey key) {
        return refer(reference, serviceId, words, null, key);
    }

    /** @param slotId one of the times the service has put up, to be booked at once; none to leave it to them */
    public Received refer(
            String reference, UUID serviceId, String words, @Nullable UUID slotId, @Nullable IdempotencyKey key) {
        return refer(Step.REFER_ONWARD, reference, serviceId, words, slotId, UnaryOperator.identity(), key, NOTHING);
    }

    /** Gives the person over to another service: a child on the same journey, and a checklist before this one may close. */
    public Received transfer(String reference, UUID serviceId, String words, @Nullable IdempotencyKey key) {
        Triage.requireWords(words, "words", "Say what they need to know to take over");
        return transferAs(Step.TRANSFER, reference, serviceId, words, UnaryOperator.identity(), key, NOTHING);
    }

    /** What else belongs to the act that refers on. */
    public interface Also {
        void then(Act act, Referral from, Referral child);
    }

    /** A transfer that says more. @param needs what the other service is asked to help with, from what was needed before */
    public Received transferAs(
            Step step,
            String reference,
            UUID serviceId,
            String words,
            UnaryOperator<List<String>> needs,
            @Nullable IdempotencyKey key,
            Also also) {
        Triage.requireWords(words, "words", "Say what they need to know to take over");
        return refer(step, reference, serviceId, words, null, needs, key, also);
    }

    private Received refer(
            Step step,
            String reference,
            UUID serviceId,
            String words,
            @Nullable UUID slotId,
            UnaryOperator<List<String>> needs,
            @Nullable IdempotencyKey key,
            Also also) {
        Referral parent = referrals.byReference(reference).orElse(null);
        if (parent == null) {
            return looks.absent("Refer on from " + reference, Action.WRITE, "referral");
        }
        Service service = Askable.service(services, serviceId);
        Writing.limit("words", "What you write", words, Writing.STORY);
        Subject.Person subject = new Subject.Person(parent.personId());
        Begin begin = Begin.on(
                        "Refer on from " + reference,
                        Ask.item(Action.WRITE, "referral", subject, parent.parties()),
                        subject)
                .once(key);
        return acts.act(begin, Received.class, act -> {
            Permitted.require(step, parent, act.actor());
            Received made = child(act, parent.needing(needs.apply(parent.needs())), service, words, slotId);
            if (step != Step.REFER_ONWARD) {
                if (parent.owner().teamId().equals(service.teamId())) {
                    throw new Refused("own-service", "Your own team has the person already. Choose another service.");
                }
                Referral to = referrals.find(made.personId(), made.referralId()).orElseThrow();
                transfers.begin(act, parent, to, service.id());
                also.then(act, parent, to);
            }
            return made;
        });
    }

    /** Part of a running act about the person: another referral on the same journey, with the service asked. */
    Received child(Act act, Referral parent, Service service, String words, @Nullable UUID slotId) {
        Person person = people.get(parent.personId());
        Deaths.requireAlive(person);
        UUID referralId = Ids.at(act.now());
        Instant expires = answerTime.of(parent.priority(), act.now());
        Referral child = new Referral(
                parent.personId(),
                referralId,
                Ids.reference(),
                0,
                WorkState.AWAITING_ANSWER,
                Door.TEAM,
                parent.priority(),
                parent.priority(),
                act.now(),
                act.now(),
                Intake.source(act.actor()),
                centre.owner(),
                service.id(),
                service.id(),
                new Referral.OpenOffer(service.organisationId(), service.teamId(), expires),
                parent.journeyId(),
                parent.referralId(),
                parent.needs(),
                parent.consent(),
                parent.identityReview(),
                null,
                null,
                null,
                List.of(),
                Set.of());
        Referral.Words said = referrals.words(parent);
        referrals.insert(
                child,
                words.isBlank()
                        ? said
                        : new Referral.Words(Writing.storable(words).strip(), said.risk()));
        offers.ask(child, service, null, null, act.now(), expires);
        relationships.begin(parent.personId(), intake.grounds(child, person));
        act.begins(intake.received(child, person, true), act.now());
        if (slotId != null) {
            booking.reserve(act, child, service.id(), slotId);
        }
        act.happened(new OfferMade(
                referralId,
                parent.journeyId(),
                service.id(),
                service.teamId(),
                organisations.team(service.teamId()).map(Team::typeCode).orElse(null)));
        act.last(() -> referralActs.show(child));
        return new Received(child.reference(), parent.personId(), referralId, false, false);
    }
}
