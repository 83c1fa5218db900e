package org.onedoor.exchange.partner;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.onedoor.exchange.partner.Outbox.Message;
import org.onedoor.frontdoor.BookingRequests;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.springframework.stereotype.Component;

/** An appointment that the partner's machine said is booked, or is no longer, when we asked for it: so it is here too. */
@Component
class BookedThere {
    /** They have it, and nobody is seen then: whoever chose the time must not believe in it. */
    private static final Set<AppointmentStatus> NOT_BOOKED =
            EnumSet.of(AppointmentStatus.PROPOSED, AppointmentStatus.PENDING, AppointmentStatus.WAITLIST);

    private final Dialogues dialogues;
    private final Partners partners;
    private final Voices voices;
    private final Carrying carrying;
    private final BookingRequests bookings;
    private final Referrals referrals;

    BookedThere(
            Dialogues dialogues,
            Partners partners,
            Voices voices,
            Carrying carrying,
            BookingRequests bookings,
            Referrals referrals) {
        this.dialogues = dialogues;
        this.partners = partners;
        this.voices = voices;
        this.carrying = carrying;
        this.bookings = bookings;
        this.referrals = referrals;
    }

    /** @return false when it stands otherwise there than here, and a person has to clear that up */
    boolean answered(Message message, Appointment appointment) {
        if (Kind.ofCode(message.kind()) == Kind.BOOKING && NOT_BOOKED.contains(appointment.getStatus())) {
            return false;
        }
        if (!appointment.hasStart()) {
            return true;
        }
        return dialogues.of(message.personId(), message.referralId()).stream()
                .filter(dialogue -> dialogue.dialogueId().equals(message.dialogueId()))
                .findFirst()
                .flatMap(dialogue ->
                        partners.find(dialogue.partner()).map(partner -> recorded(partner, dialogue, appointment)))
                .orElse(true);
    }

    private boolean recorded(Partner partner, Dialogue dialogue, Appointment appointment) {
        try {
            return answered(partner, dialogue, appointment);
        } catch (Refused | Forbidden | NotFound | Invalid | StaleEdit notAsThingsStand) {
            return false;
        }
    }

    private boolean answered(Partner partner, Dialogue dialogue, Appointment appointment) {
        Actor voice = voices.of(partner, dialogue);
        if (appointment.getStatus() == AppointmentStatus.BOOKED) {
            Reply reply = new Reply(
                    dialogue.requestId(),
                    Signal.BOOKED,
                    appointment.getStart().toInstant(),
                    appointment.getStart().toInstant(),
                    Whom.NOT_SAID,
                    null,
                    null,
                    null,
                    appointment.getStart().toInstant(),
                    Delivery.mode(appointment.getExtension()),
                    null,
                    null);
            return CurrentActor.as(voice, () -> carrying.out(partner, dialogue, reply, voice));
        }
        if (appointment.getStatus() == AppointmentStatus.CANCELLED) {
            boolean held = referrals.appointments(dialogue.personId(), List.of(dialogue.referralId())).stream()
                    .anyMatch(one -> one.state().equals("booked")
                            && one.startsAt()
                                    .toInstant()
                                    .equals(appointment.getStart().toInstant()));
            if (held) {
                CurrentActor.run(Actor.SYSTEM, () -> bookings.cancel(dialogue.reference()));
            }
        }
        return true;
    }
}
