package org.onedoor.frontdoor;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.frontdoor.ReferralEvents.DeathRecorded;
import org.onedoor.frontdoor.ReferralEvents.FactWithdrawn;
import org.onedoor.frontdoor.ReferralEvents.OfferWithdrawn;
import org.onedoor.frontdoor.ReferralEvents.ReferralReopened;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.London;
import org.onedoor.work.Messages;
import org.springframework.stereotype.Component;

/**
 * What follows when somebody has died, inside the act that records it: nothing more is sent to them, every appointment to come
 * is cancelled on each of their open referrals, every clock of theirs ends, and each service that waits for them is told and
 * has only to review and close.
 */
@Component
class Deaths {
    private final ReferralActs acts;
    private final ReferralRepository referrals;
    private final OfferRepository offers;
    private final Booking booking;
    private final Centre centre;
    private final People people;
    private final Messages messages;
    private final Relationships relationships;
    private final EventLog log;

    Deaths(
            ReferralActs acts,
            ReferralRepository referrals,
            OfferRepository offers,
            Booking booking,
            Centre centre,
            People people,
            Messages messages,
            Relationships relationships,
            EventLog log) {
        this.acts = acts;
        this.referrals = referrals;
        this.offers = offers;
        this.booking = booking;
        this.centre = centre;
        this.people = people;
        this.messages = messages;
        this.relationships = relationships;
        this.log = log;
    }

    /** @throws Refused when somebody would be referred after they have died */
    static void requireAlive(Person person) {
        if (person.diedOn() != null) {
            throw new Refused(
                    "died",
                    "This person has died. Nobody is referred after death. If that is a mistake, tell the Care Co-ordination Centre: the record is put right first.");
        }
    }

    /**
     * @param here the referral it is recorded on, whose own outcome the caller records
     * @param on the day, where it is known
     */
    void record(Act act, Referral here, @Nullable LocalDate on, List<String> told) {
        act.happened(new DeathRecorded(here.referralId(), here.journeyId(), true));
        booking.cancelAllToCome(act, here, CancelReason.DIED);
        record(act, here.personId(), here.referralId(), on, told);
    }

    /** The same for somebody whose death was recorded under another id that is linked to theirs. */
    void record(Act act, UUID personId, @Nullable LocalDate on) {
        record(act, personId, null, on, List.of(Told.REFERRER.code()));
    }

    private void record(Act act, UUID personId, @Nullable UUID here, @Nullable LocalDate on, List<String> told) {
        LocalDate born = people.get(personId).birthDate();
        if (on != null && born != null && on.isBefore(born)) {
            throw new Invalid(
                    "diedOn",
                    "The day the person died is before they were born, on %s. Check both days"
                            .formatted(London.day(born)));
        }
        people.died(act, personId, on);
        messages.stop(personId, "The person has died: nothing is sent.");
        referrals.ofPerson(List.of(personId)).stream()
                .filter(Referral::isOpen)
                .filter(other -> !other.referralId().equals(here))
                .filter(other -> other.outcome() == null)
                .forEach(other -> end(act, other, told));
    }

    private void end(Act act, Referral other, List<String> told) {
        act.happened(new DeathRecorded(other.referralId(), other.journeyId(), false));
        booking.cancelAllToCome(act, other, CancelReason.DIED);
        Referral.OpenOffer offer = other.offer();
        if (offer != null) {
            act.happened(new OfferWithdrawn(
                    other.referralId(),
                    other.journeyId(),
                    java.util.Objects.requireNonNull(other.currentService()),
                    offer.teamId()));
            offers.answer(other.personId(), other.referralId(), "withdrawn", null, act.now());
        }
        acts.store(
                act,
                other,
                other.in(WorkState.OUTCOME_RECORDED)
                        .offeredTo(other.currentService(), null)
                        .ended(Outcome.DIED, told));
    }

    /**
     * It was a mistake: the person lives. What was ended for it only is open again, also where its team had closed it, and
     * its team and whoever sent it are told; appointments have to be made again.
     */
    void withdraw(Act act, Referral here) {
        people.lives(act, here.personId());
        withdrawn(act, here);
        goOn(act, here.personId(), here.referralId());
    }

    /** The same where the need it was recorded on is still needed: it stands where it stood. */
    Referral undo(Act act, Referral here) {
        withdraw(act, here);
        if (here.state() == WorkState.CLOSED) {
            openAgain(act, here);
        }
        return here.openAgain().in(again(here));
    }

    /** The same for an id that had the death only from one that is linked with it. */
    void withdraw(Act act, UUID personId) {
        people.lives(act, personId);
        goOn(act, personId, null);
    }

    /** Whether a team recorded the death on a referral of this very id. */
    boolean isRecordedOn(UUID personId) {
        return referrals.ofPerson(List.of(personId)).stream()
                .flatMap(referral -> said(referral).ofType("DeathRecorded").stream())
                .anyMatch(death -> Boolean.TRUE.equals(death.payload().get("here")));
    }

    private void goOn(Act act, UUID personId, @Nullable UUID here) {
        referrals.ofPerson(List.of(personId)).stream()
                .filter(other -> !other.referralId().equals(here))
                .filter(other -> other.outcome() == Outcome.DIED)
                .filter(other -> other.state() == WorkState.OUTCOME_RECORDED || other.state() == WorkState.CLOSED)
                .filter(other -> withdrawn(act, other))
                .forEach(other -> {
                    if (other.state() == WorkState.CLOSED) {
                        openAgain(act, other);
                    }
                    acts.store(act, other, other.openAgain().in(again(other)));
                });
    }

    private void openAgain(Act act, Referral closed) {
        Event end = said(closed).ofType("ReferralClosed").getLast();
        Owner owner = closed.owner();
        act.corrects(
                end.eventId(),
                new ReferralReopened(closed.referralId(), closed.journeyId(), owner.teamId()),
                act.now());
        relationships.reopen(closed.personId(), closed.referralId(), end.recordedAt());
        relationships.begin(
                closed.personId(),
                List.of(new Relationship(owner.organisationId(), owner.teamId(), "referral", closed.referralId())));
    }

    /** Where it stood, but that nothing is booked any longer. */
    private WorkState again(Referral referral) {
        if (referral.owner().teamId().equals(centre.owner().teamId())) {
            return WorkState.IN_TRIAGE;
        }
        WorkState stood = said(referral).withTeam();
        return stood == WorkState.BOOKED ? WorkState.APPOINTMENT_CANCELLED : stood;
    }

    private boolean withdrawn(Act act, Referral referral) {
        List<Event> said = said(referral).ofType("DeathRecorded");
        said.forEach(death -> act.corrects(
                death.eventId(), new FactWithdrawn(referral.referralId(), referral.journeyId(), "death"), act.now()));
        return !said.isEmpty();
    }

    private Standing said(Referral referral) {
        return Standing.of(log.ofScope(referral.personId(), referral.referralId()));
    }
}
