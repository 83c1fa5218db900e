package org.onedoor.exchange.partner;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.jspecify.annotations.Nullable;
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
    private static final Set<AppointmentStatus> GONE =
            EnumSet.of(AppointmentStatus.CANCELLED, AppointmentStatus.ENTEREDINERROR);

    private final Dialogues dialogues;
    private final Partners partners;
    private final Voices voices;
    private final Carrying carrying;
    private final BookingRequests bookings;
    private final Referrals referrals;
    private final FhirContext fhir;

    BookedThere(
            Dialogues dialogues,
            Partners partners,
            Voices voices,
            Carrying carrying,
            BookingRequests bookings,
            Referrals referrals,
            FhirContext fhir) {
        this.dialogues = dialogues;
        this.partners = partners;
        this.voices = voices;
        this.carrying = carrying;
        this.bookings = bookings;
        this.referrals = referrals;
        this.fhir = fhir;
    }

    /** @return false when it stands otherwise there than here, or is not said clearly: a person has to clear that up */
    boolean agrees(Message message, Verdict.Delivered said) {
        Dialogue dialogue = dialogues.of(message.personId(), message.referralId()).stream()
                .filter(one -> one.dialogueId().equals(message.dialogueId()))
                .findFirst()
                .orElseThrow();
        Partner partner = partners.find(dialogue.partner()).orElseThrow();
        Appointment there = said.appointment();
        try {
            return switch (Kind.ofCode(message.kind())) {
                case BOOKING -> isBooked(partner, dialogue, message, there);
                case BOOKING_CANCELLATION -> isGone(dialogue, message, said);
                case REFERRAL, UPDATE -> there == null || follows(partner, dialogue, there);
                case CANCELLATION, ANSWER -> true; // what they hand back is what we wrote
            };
        } catch (Refused | Forbidden | NotFound | Invalid | StaleEdit notAsThingsStand) {
            return false;
        }
    }

    /** Whoever chose the time must not believe in it until the partner has said that it is booked, and when. */
    private boolean isBooked(Partner partner, Dialogue dialogue, Message message, @Nullable Appointment there) {
        if (there == null) {
            return isHeld(dialogue, named(message)); // they have said so in an answer of its own already
        }
        return isBooked(there) && booked(partner, dialogue, there);
    }

    private static boolean isBooked(Appointment there) {
        return there.getStatus() == AppointmentStatus.BOOKED && there.hasStart();
    }

    /** What they do not have, or have cancelled before, is cancelled here too: nobody is expected at that time. */
    private boolean isGone(Dialogue dialogue, Message message, Verdict.Delivered said) {
        Appointment there = said.appointment();
        Instant named = named(message);
        if (there == null ? !said.isKnownOfOld() : !isGone(there, named)) {
            return there == null && !isHeld(dialogue, named); // they have said so in an answer of its own already
        }
        cancelled(dialogue, named);
        return true;
    }

    private static boolean isGone(Appointment there, Instant named) {
        return GONE.contains(there.getStatus())
                && (!there.hasStart() || there.getStart().toInstant().equals(named));
    }

    /** What a partner says of an appointment though it was asked for none. */
    private boolean follows(Partner partner, Dialogue dialogue, Appointment there) {
        if (isBooked(there)) {
            return booked(partner, dialogue, there);
        }
        if (GONE.contains(there.getStatus()) && there.hasStart()) {
            cancelled(dialogue, there.getStart().toInstant());
        }
        return true;
    }

    private boolean booked(Partner partner, Dialogue dialogue, Appointment there) {
        Actor voice = voices.of(partner, dialogue);
        Instant start = there.getStart().toInstant();
        Reply reply = new Reply(
                dialogue.requestId(),
                Signal.BOOKED,
                start,
                start,
                Whom.NOT_SAID,
                null,
                null,
                null,
                start,
                Delivery.mode(there.getExtension()),
                null,
                null);
        return CurrentActor.as(voice, () -> carrying.out(partner, dialogue, reply, voice));
    }

    private void cancelled(Dialogue dialogue, Instant start) {
        if (isHeld(dialogue, start)) {
            CurrentActor.run(Actor.SYSTEM, () -> bookings.cancel(dialogue.reference()));
        }
    }

    private boolean isHeld(Dialogue dialogue, Instant start) {
        return referrals.appointments(dialogue.personId(), List.of(dialogue.referralId())).stream()
                .anyMatch(one -> one.state().equals("booked")
                        && one.startsAt().toInstant().equals(start));
    }

    /** The time that our message asked for, or gave up. */
    private Instant named(Message message) {
        Bundle sent = (Bundle) SaidInFhir.of(new String(message.body(), StandardCharsets.UTF_8), fhir)
                .orElseThrow();
        return sent.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Appointment.class::isInstance)
                .map(Appointment.class::cast)
                .findFirst()
                .orElseThrow()
                .getStart()
                .toInstant();
    }
}
