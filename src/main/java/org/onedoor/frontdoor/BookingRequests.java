package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.Slots;
import org.onedoor.frontdoor.Intake.Received;
import org.onedoor.frontdoor.Referral.OpenOffer;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.OfferMade;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Act;
import org.onedoor.platform.Refused;
import org.springframework.stereotype.Component;

/**
 * One of the times a service has put up, booked by whoever sends the person there. The need is asked of that service in the
 * same act, so that a time which is booked is never without a team that knows of it.
 */
@Component
public class BookingRequests {
    private final Intake intake;
    private final ReferralActs acts;
    private final AppointmentRepository appointments;
    private final OfferRepository offers;
    private final Booking booking;
    private final Slots slots;
    private final Services services;
    private final Organisations organisations;
    private final Centre centre;
    private final AnswerTime answerTime;

    BookingRequests(
            Intake intake,
            ReferralActs acts,
            AppointmentRepository appointments,
            OfferRepository offers,
            Booking booking,
            Slots slots,
            Services services,
            Organisations organisations,
            Centre centre,
            AnswerTime answerTime) {
        this.intake = intake;
        this.acts = acts;
        this.appointments = appointments;
        this.offers = offers;
        this.booking = booking;
        this.slots = slots;
        this.services = services;
        this.organisations = organisations;
        this.centre = centre;
        this.answerTime = answerTime;
    }

    /**
     * Takes somebody in and books the slot: the service is asked, and keeps the time if it accepts.
     *
     * @throws Refused with code {@code conflict} when the slot was taken meanwhile
     */
    public Received submit(Submission submission, UUID slotId) {
        Service service = Askable.service(services, slots.get(slotId).serviceId());
        return intake.submit(submission, null, new AtThatTime(service, slotId));
    }

    /**
     * Books the slot on a referral that is open already, with the service that has it or is asked. A time booked earlier
     * gives way.
     *
     * @throws Refused with code {@code conflict} when the slot was taken, or is another service's
     */
    public Referral book(String reference, UUID slotId) {
        Service service = Askable.service(services, slots.get(slotId).serviceId());
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.ADD_NOTE, null), (act, before) -> {
            if (Permitted.withTeam(before.state()) && before.owner().teamId().equals(service.teamId())) {
                booking.book(act, before, new AppointmentTime.Published(slotId), Arranged.NOT_ASKED);
                return before.in(WorkState.BOOKED);
            }
            if (before.offer() == null || !service.id().equals(before.currentService())) {
                throw new Refused(
                        "conflict",
                        "This slot is of %s, which neither has this referral nor is asked to take it. Ask for an appointment without a slot."
                                .formatted(service.name()));
            }
            booked(before).ifPresent(earlier -> booking.cancel(act, before, earlier, CancelReason.REBOOKED));
            booking.reserve(act, before, service.id(), slotId);
            return before;
        });
    }

    /** Those who sent it do not want the appointment any longer. The need goes on with whoever has it. */
    public Referral cancel(String reference) {
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.ADD_NOTE, null), (act, before) -> {
            booking.cancel(act, before, booking.booked(before), CancelReason.SENDER);
            return before.state() == WorkState.BOOKED ? before.in(WorkState.APPOINTMENT_CANCELLED) : before;
        });
    }

    /** The appointment that is booked now. Called from inside a look at the referral. */
    public Optional<Appointment> booked(Referral referral) {
        return appointments.booked(referral.personId(), referral.referralId());
    }

    /** The need comes in as a question to the service whose time it is; the centre's own times ask nobody else. */
    private final class AtThatTime implements Along {
        private final Service service;
        private final UUID slotId;

        AtThatTime(Service service, UUID slotId) {
            this.service = service;
            this.slotId = slotId;
        }

        @Override
        public Referral stands(Referral received) {
            if (service.teamId().equals(centre.owner().teamId())) {
                return received;
            }
            Instant start = slots.get(slotId).startsAt();
            Instant answer = answerTime.of(received.priority(), received.submittedAt());
            Instant expires = answer.isBefore(start) ? answer : start;
            return received.in(WorkState.AWAITING_ANSWER)
                    .offeredTo(service.id(), new OpenOffer(service.organisationId(), service.teamId(), expires));
        }

        @Override
        public void then(Act act, Referral stored) {
            booking.reserve(act, stored, service.id(), slotId);
            OpenOffer offer = stored.offer();
            if (offer == null) {
                return;
            }
            offers.ask(stored, service, null, null, act.now(), offer.expiresAt());
            act.happened(new OfferMade(
                    stored.referralId(),
                    stored.journeyId(),
                    service.id(),
                    offer.teamId(),
                    organisations.team(offer.teamId()).map(Team::typeCode).orElse(null)));
        }
    }
}
