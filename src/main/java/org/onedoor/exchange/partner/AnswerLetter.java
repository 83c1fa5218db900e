package org.onedoor.exchange.partner;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;
import org.onedoor.people.People;
import org.springframework.stereotype.Component;

/**
 * What we answer a partner that asked us: an interim or final response of BaRS. It says what became of the referral in codes
 * and times; of what our teams wrote nothing goes along but a question to whoever sent it.
 */
@Component
public class AnswerLetter {
    /** The system of our references, in the acknowledgement and in every answer. */
    public static final String REFERENCES = "https://onedoor.example/id/referral";

    /** The code system of outcomes in {@code Encounter.reasonCode}. */
    public static final String OUTCOMES = "https://onedoor.example/CodeSystem/outcome";

    private final Letterhead head;
    private final People people;

    AnswerLetter(Letterhead head, People people) {
        this.head = head;
        this.people = people;
    }

    /**
     * What there is to say.
     *
     * @param at when it happened
     * @param known when we were told: of two answers the one known later counts
     * @param reason why it was declined or goes back: a code of dos-rejected-reasons-bars, or of rejected-reasons-bars to an
     *     ambulance service
     * @param outcome how it ended, coded
     * @param mode how the person was met, where they were
     * @param words what has to be read: a question, to whom somebody was passed on
     */
    record Said(
            Signal signal,
            Instant at,
            Instant known,
            @Nullable String reason,
            @Nullable String outcome,
            @Nullable Time time,
            @Nullable String mode,
            @Nullable String words) {}

    byte[] write(Dialogue dialogue, Partner partner, Referral referral, Said said, UUID messageId, Instant now) {
        Answering answer = head.answering(
                messageId,
                now,
                dialogue.requestId(),
                partner,
                REFERENCES,
                referral.reference(),
                referral,
                people.get(referral.personId()));
        answer.request().addCategory(Letter.concept("message-category-servicerequest", "referral"));
        encounter(answer, said);
        if (said.words() != null) {
            answer.words(said.words());
        }
        if (said.time() != null) {
            appointment(answer.letter(), said, said.time(), answer.focus(), answer.patient());
        }
        if (said.signal() == Signal.CLOSED) {
            CarePlan nothingMore = new CarePlan();
            nothingMore.setStatus(CarePlan.CarePlanStatus.COMPLETED);
            nothingMore.setIntent(CarePlan.CarePlanIntent.PLAN);
            nothingMore.setSubject(answer.patient());
            answer.request().addBasedOn(answer.letter().add(nothingMore));
        }
        return head.json(answer.letter().about(answer.focus()));
    }

    private static void encounter(Answering answer, Said said) {
        Encounter encounter = answer.encounter(
                Encounter.EncounterStatus.fromCode(said.signal().encounterStatus()), said.at(), said.known());
        Answering.signal(encounter, said.signal());
        if (said.reason() != null) {
            encounter.addReasonCode(Letter.concept("dos-rejected-reasons-bars", said.reason()));
        }
        if (said.outcome() != null) {
            encounter.addReasonCode().addCoding().setSystem(OUTCOMES).setCode(said.outcome());
        }
        if (said.mode() != null) {
            encounter.addExtension(Delivery.channel(said.mode()));
        }
    }

    private static void appointment(Letter letter, Said said, Time time, Reference request, Reference patient) {
        Appointment appointment = new Appointment();
        appointment.setStatus(
                switch (said.signal()) {
                    case APPOINTMENT_CANCELLED -> AppointmentStatus.CANCELLED;
                    case DID_NOT_ATTEND -> AppointmentStatus.NOSHOW;
                    default -> AppointmentStatus.BOOKED;
                });
        appointment.setStart(Date.from(time.start())).setEnd(Date.from(time.end()));
        appointment.addExtension(Delivery.channel(time.mode()));
        appointment.addBasedOn(request);
        appointment.addParticipant().setActor(patient);
        letter.add(appointment);
    }
}
