package org.onedoor.frontdoor;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.directory.Services;
import org.onedoor.directory.Tier;
import org.onedoor.frontdoor.ReferralEvents.OfferWithdrawn;
import org.onedoor.frontdoor.ReferralEvents.TriageDecided;
import org.onedoor.frontdoor.waiting.WaitingEvents.DeteriorationReported;
import org.onedoor.platform.Act;
import org.onedoor.platform.Invalid;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Component;

/**
 * Somebody who waits is worse: how soon is decided again, and the need goes to hands that can meet it. No clock starts
 * again; those of the new priority count from receipt, as if it had been chosen then.
 */
@Component
public class Deterioration {
    private final OfferRepository offers;
    private final Booking booking;
    private final Services services;
    private final Centre centre;
    private final Notes notes;

    Deterioration(OfferRepository offers, Booking booking, Services services, Centre centre, Notes notes) {
        this.offers = offers;
        this.booking = booking;
        this.services = services;
        this.centre = centre;
        this.notes = notes;
    }

    /**
     * Part of a running act about the person.
     *
     * @param toCentre they go to the centre although the team could keep them
     * @throws Invalid when the priority is not more urgent than it is now
     */
    public Referral report(Act act, Referral before, Priority priority, boolean toCentre, String words) {
        if (priority.compareTo(before.priority()) >= 0) {
            throw new Invalid(
                    "priority",
                    before.priority() == Priority.EMERGENCY
                            ? "It is an emergency already. Call 999, and record what you did"
                            : "It is '%s' already. Choose how much sooner the person needs to be seen; if no sooner, record a check-in"
                                    .formatted(before.priority().label()));
        }
        // What the centre asked whoever sent it is still to be answered: it goes on waiting for that, at the new
        // priority.
        boolean asked = before.state() == WorkState.INFO_REQUESTED;
        boolean goes =
                !asked && (toCentre || isCentres(before) || before.offer() != null || !teamTakes(before, priority));
        Referral sooner = takenBack(act, before).at(priority);
        act.happened(new TriageDecided(
                before.referralId(),
                before.journeyId(),
                priority.code(),
                before.priority().code()));
        UUID event = act.happened(new DeteriorationReported(
                before.referralId(),
                before.journeyId(),
                priority.code(),
                before.priority().code(),
                goes ? "centre" : "same"));
        notes.write(act, event, before.referralId(), words);
        if (!goes) {
            return sooner;
        }
        booking.cancelAllToCome(act, sooner, CancelReason.MOVED_ON);
        return sooner.in(WorkState.AWAITING_TRIAGE).ownedBy(centre.owner());
    }

    /** A service that was asked at the old priority is not asked any longer: its time for an answer is too long now. */
    private Referral takenBack(Act act, Referral before) {
        Referral.OpenOffer offer = before.offer();
        if (offer == null) {
            return before;
        }
        act.happened(new OfferWithdrawn(
                before.referralId(),
                before.journeyId(),
                Objects.requireNonNull(before.currentService()),
                offer.teamId()));
        offers.answer(before.personId(), before.referralId(), "withdrawn", null, act.now());
        booking.giveBack(act, before);
        return before.offeredTo(before.currentService(), null);
    }

    /** The centre has it already: whoever of it is free looks again at once. */
    private boolean isCentres(Referral referral) {
        return referral.owner().teamId().equals(centre.owner().teamId());
    }

    /** Whether the service that has the need takes such needs at all. */
    public boolean teamTakes(Referral referral, Priority priority) {
        return Optional.ofNullable(referral.currentService())
                .flatMap(services::find)
                .filter(service -> service.teamId().equals(referral.owner().teamId()))
                .map(service -> service.answers().containsKey(Tier.of(priority.code())))
                .orElse(false);
    }
}
