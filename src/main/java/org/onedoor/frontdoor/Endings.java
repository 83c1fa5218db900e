package org.onedoor.frontdoor;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.springframework.stereotype.Component;

/** What must be so before a need ends: nobody is let go of by an outcome that says more than was done. */
@Component
class Endings {
    private static final Set<Outcome> BY_THE_PERSON = Set.of(Outcome.DIED, Outcome.PERSON_DECLINED, Outcome.MOVED_AWAY);

    private final ReferralRepository referrals;
    private final OfferRepository offers;
    private final Transfers transfers;
    private final Centre centre;
    private final EventLog log;

    Endings(ReferralRepository referrals, OfferRepository offers, Transfers transfers, Centre centre, EventLog log) {
        this.referrals = referrals;
        this.offers = offers;
        this.transfers = transfers;
        this.centre = centre;
        this.log = log;
    }

    /**
     * Called inside the act that records the outcome, or puts it right: after the end it is judged by who had the need then.
     *
     * @param told codes of who was told, checked
     * @throws Invalid naming the field that is missing or says too much
     * @throws Refused when the need may not end yet, with what is missing
     */
    void require(Referral referral, Outcome outcome, List<String> told) {
        if (outcome == Outcome.DIED && told.equals(List.of(Told.PERSON.code()))) {
            throw new Invalid("told", "The person died: say who else was told, such as the referrer or the GP");
        }
        boolean untold = referral.door() != Door.SELF && !told.contains(Told.REFERRER.code());
        if (outcome == Outcome.COULD_NOT_CONTACT && untold) {
            throw new Invalid(
                    "told",
                    "'%s' says that the referrer was told: tell them and choose them, or choose another outcome"
                            .formatted(outcome.label()));
        }
        if (withCentre(referral) && outcome != Outcome.ADVICE_GIVEN) {
            refuseWithoutAnotherService(referral, outcome, told);
        }
        transfers.requireArrived(referral, BY_THE_PERSON.contains(outcome));
    }

    /**
     * What must be so before whoever has the need withdraws it. Whoever sent it takes it back as they wish.
     *
     * @throws Invalid naming the field that is missing
     * @throws Refused when the person is on the way to another service
     */
    void requireWithdrawn(Referral referral, CancellationReason reason, @Nullable String words, List<String> told) {
        transfers.requireArrived(referral, reason.isByThePerson());
        String place = reason.needsPlace();
        if (place != null && (words == null || words.isBlank())) {
            throw new Invalid("words", place);
        }
        boolean untold = !told.contains(Told.PERSON.code()) && !told.contains(Told.REFERRER.code());
        boolean ends = reason != CancellationReason.SENT_IN_ERROR && withCentre(referral);
        if (untold && (ends || place != null)) {
            throw new Invalid(
                    "told",
                    "'%s' ends the need here: tell the person or whoever sent the referral, and choose them"
                            .formatted(reason.label()));
        }
    }

    /**
     * The same of what was done here: that somebody saw them or says how else the need was met, that somebody tried, and that
     * somebody else has them. Not asked of a partner's message, whose contacts are in its own system.
     *
     * @throws Invalid naming the field that says more than was done
     */
    void requireDone(Referral referral, Outcome outcome, @Nullable String words) {
        if (outcome == Outcome.COULD_NOT_CONTACT && !isTried(referral)) {
            throw new Invalid(
                    "outcome",
                    "No attempt to reach the person is recorded. Record each attempt first, so that whoever helps them next knows what was tried");
        }
        boolean unsaid = words == null || words.isBlank();
        if ((outcome == Outcome.NEED_MET || outcome == Outcome.TREATMENT_COMPLETED) && unsaid && !isSeen(referral)) {
            throw new Invalid(
                    "words",
                    "No contact with the person is recorded here. Record it first, or say how the need was met");
        }
        if (outcome == Outcome.PASSED_ON && unsaid && !isTaken(referral)) {
            throw new Invalid(
                    "words",
                    "No other service has accepted this person on this journey. Refer on or transfer to it first; if it is not in OneDoor, say which service accepted and how to reach it");
        }
    }

    private boolean isSeen(Referral referral) {
        return recorded(referral).ofType("ContactRecorded").stream().anyMatch(Standing::attended);
    }

    private Standing recorded(Referral referral) {
        return Standing.of(log.ofScope(referral.personId(), referral.referralId()));
    }

    private boolean isTried(Referral referral) {
        return !recorded(referral)
                .ofType("ContactAttempted", "ContactRecorded", "DidNotAttend", "CheckInRecorded")
                .isEmpty();
    }

    /** Whether another service of the same journey has accepted them, wherever that referral stands now. */
    private boolean isTaken(Referral referral) {
        List<UUID> others = referrals.ofJourney(referral.personId(), referral.journeyId()).stream()
                .map(Referral::referralId)
                .filter(other -> !other.equals(referral.referralId()))
                .toList();
        return offers.taken(referral.personId(), others).stream()
                .anyMatch(taken -> !taken.teamId().equals(referral.owner().teamId()));
    }

    /** Whether no service has the need, or had it when it ended: the centre owns what nobody has accepted. */
    private boolean withCentre(Referral referral) {
        UUID team = centre.owner().teamId();
        return !Permitted.withTeam(referral.state())
                && referral.owner().teamId().equals(team)
                && recorded(referral).ofType("ReferralAccepted").stream() // a service of the centre's own has its needs
                        .noneMatch(accepted -> team.toString()
                                .equals(String.valueOf(accepted.payload().get("team"))));
    }

    /** What to do where a need that has ended is not over. */
    static String goOn(Referral ended) {
        return ended.outcome() == Outcome.DIED
                ? "If the person lives and it is still needed, put right the outcome to '%s': it goes on."
                        .formatted(Outcome.CARE_CONTINUES.label())
                : "If it is still needed, close it and open it again.";
    }

    /** A need that no service took may end only by the person's wish, death or move, and the person is told. */
    private static void refuseWithoutAnotherService(Referral referral, Outcome outcome, List<String> told) {
        boolean allowed = switch (outcome) {
            case PERSON_DECLINED, MOVED_AWAY, COULD_NOT_CONTACT -> told.contains("person") || told.contains("referrer");
            case DIED -> true;
            case NEED_MET,
                    TREATMENT_COMPLETED,
                    CARE_CONTINUES,
                    PASSED_ON,
                    ADVICE_GIVEN,
                    WITHDRAWN,
                    HANDED_BACK,
                    MERGED,
                    RAISED_IN_ERROR -> false;
        };
        if (!allowed) {
            throw new Refused(
                    "no-wrong-door",
                    (referral.outcome() == null
                                    ? "No service has accepted %s yet. Offer it to a service before recording '%s'."
                                    : "No service had accepted %s when it ended, so it did not end with '%s'. "
                                            + goOn(referral))
                            .formatted(referral.reference(), outcome.label()));
        }
    }
}
