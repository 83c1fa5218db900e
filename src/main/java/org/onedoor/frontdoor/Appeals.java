package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.DeclineAppealed;
import org.onedoor.frontdoor.ReferralEvents.OfferMade;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Actor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Component;

/**
 * Asking a service that said no to look again. It is a question like any other: the centre goes on owning the need, and the
 * service has the usual time to answer. It is asked once for each no, and somebody other than who said no answers it.
 */
@Component
public class Appeals {
    private final ReferralActs acts;
    private final OfferRepository offers;
    private final Services services;
    private final Organisations organisations;
    private final Notes notes;
    private final AnswerTime answerTime;

    Appeals(
            ReferralActs acts,
            OfferRepository offers,
            Services services,
            Organisations organisations,
            Notes notes,
            AnswerTime answerTime) {
        this.acts = acts;
        this.offers = offers;
        this.services = services;
        this.organisations = organisations;
        this.notes = notes;
        this.answerTime = answerTime;
    }

    /** A no that can be looked at again. */
    public record No(UUID offerId, UUID serviceId, String service, DeclineReason reason, Instant at) {}

    /** The nos of a referral that nobody has asked to look at again, the latest first. Called from inside a look or an act. */
    public List<No> open(Referral referral) {
        return offers.notAppealed(referral.personId(), referral.referralId()).stream()
                .map(no -> new No(
                        no.offerId(),
                        no.serviceId(),
                        services.find(no.serviceId()).map(Service::name).orElse("A service that is gone"),
                        DeclineReason.ofCode(no.reason()),
                        no.answeredAt().toInstant()))
                .toList();
    }

    /** @param offerId the no @param why what the service should look at again, in words; never empty */
    public Referral appeal(
            String reference, long version, @Nullable UUID offerId, String why, @Nullable IdempotencyKey key) {
        Triage.requireWords(why, "why", "Say what the service should look at again");
        return acts.perform(new Wish(reference, version, Step.APPEAL, key), (act, before) -> {
            List<No> open = open(before);
            if (open.isEmpty()) {
                throw new Refused("no-decline", NONE);
            }
            No no = open.stream()
                    .filter(one -> one.offerId().equals(offerId))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("no", "Choose which service to ask again"));
            Service service = Askable.service(services, no.serviceId());
            UUID event = act.happened(new DeclineAppealed(
                    before.referralId(), before.journeyId(), service.id(), service.teamId(), no.offerId()));
            notes.write(act, event, before.referralId(), why);
            act.happened(new OfferMade(
                    before.referralId(),
                    before.journeyId(),
                    service.id(),
                    service.teamId(),
                    organisations.team(service.teamId()).map(Team::typeCode).orElse(null)));
            Instant expires = answerTime.of(before.priority(), act.now());
            offers.ask(before, service, null, no.offerId(), act.now(), expires);
            return before.in(WorkState.AWAITING_ANSWER)
                    .offeredTo(
                            service.id(), new Referral.OpenOffer(service.organisationId(), service.teamId(), expires));
        });
    }

    private static final String NONE =
            "No service has said no to this that has not been asked to look again already. A no is looked at again once.";

    /** Why a step may not be taken that only the question itself forbids, in words; null when it may. */
    @Nullable
    String refusal(Step step, Referral referral, Actor actor) {
        return switch (step) {
            case APPEAL -> open(referral).isEmpty() ? NONE : null;
            case ACCEPT, DECLINE -> saidNo(referral, actor) ? SAME : null;
            default -> null;
        };
    }

    /** @throws Refused when whoever said no looks at it again themselves */
    void requireAnother(Referral referral, Actor actor) {
        if (actor.clientId() == null && saidNo(referral, actor)) { // a machine answers for whoever looked again there
            throw new Refused("same-person", SAME);
        }
    }

    private static final String SAME =
            "You said no to this, and it was asked to be looked at again: somebody else of your team answers.";

    /** A partner's machine answers for whoever of the partner did: who that was is the partner's to see to. */
    private boolean saidNo(Referral referral, Actor actor) {
        return !actor.role().equals("machine")
                && offers.whoSaidNo(referral.personId(), referral.referralId())
                        .filter(actor.accountId()::equals)
                        .isPresent();
    }

    /** Whether the question that is open asks to look again. */
    boolean isOpen(Referral referral) {
        return offers.isAppeal(referral.personId(), referral.referralId());
    }
}
