package org.onedoor.exchange.partner;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;
import org.onedoor.people.People;
import org.springframework.stereotype.Component;

/**
 * What we answer an ambulance service about a 999 call it sent to be validated (BaRS application 4): started, rejected or
 * ended, decided by our Encounter, and by the CarePlan whether anything is left to do.
 */
@Component
class ValidationLetter {
    /** Our ids of 999 calls: the same system under which the acknowledgement gave it. */
    private static final String CALLS = "https://onedoor.example/id/999-call";

    /** Of rejected-reasons-bars: the person could not be reached. */
    static final String FAILED_CONTACT = "FC";

    /** Of rejected-reasons-bars: for another reason, which is said in words. */
    static final String OTHER = "OTH";

    private final Letterhead head;
    private final People people;

    ValidationLetter(Letterhead head, People people) {
        this.head = head;
        this.people = people;
    }

    /**
     * What there is to say.
     *
     * @param at when it happened
     * @param known when we were told: of two answers the one known later counts
     * @param reason why it goes back: a code of rejected-reasons-bars
     * @param outcome how it ended, coded
     * @param words why it goes back, as it is said to the crew, or how it ended
     */
    record Said(
            Signal signal,
            Instant at,
            Instant known,
            @Nullable String reason,
            @Nullable String outcome,
            @Nullable String words) {
        boolean isLast() {
            return signal == Signal.DECLINED || signal == Signal.CLOSED;
        }
    }

    byte[] write(Validation validation, Partner partner, Referral referral, Said said, UUID messageId, Instant now) {
        Letter letter = new Letter(messageId, now, "servicerequest-response", "new");
        letter.header().getResponse().setIdentifier(validation.requestId()).setCode(MessageHeader.ResponseType.OK);
        String id = validation.incidentId().toString();
        ServiceRequest request = new ServiceRequest();
        Reference focus = letter.add(request, id);
        head.from(letter, partner);
        Reference patient = head.whom(letter, people.get(referral.personId()));
        request.addIdentifier().setSystem(CALLS).setValue(id);
        request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequest.ServiceRequestIntent.PLAN);
        request.addCategory(Letter.concept("message-category-servicerequest", "validation"));
        request.addCategory(Letter.concept("usecases-categories-bars", validation.useCase()));
        request.setSubject(patient);
        request.setAuthoredOn(Date.from(referral.receivedAt()));
        request.setEncounter(encounter(letter, id, said, patient));
        if (said.words() != null) {
            request.addNote().setText(said.words());
        }
        if (said.isLast()) {
            request.addBasedOn(letter.add(left(said, patient)));
        }
        return head.json(letter.about(focus));
    }

    private static Reference encounter(Letter letter, String id, Said said, Reference patient) {
        Encounter encounter = new Encounter();
        encounter.setStatus(status(said.signal()));
        encounter.setClass_(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("EMER"));
        encounter.setSubject(patient);
        encounter.addIdentifier().setSystem(CALLS).setValue(id);
        encounter.getPeriod().setStart(Date.from(said.at()));
        if (said.reason() == null) {
            encounter.addReasonCode(Letter.concept("message-reason-encounter", "validation-triage-outcome"));
        } else {
            encounter.addReasonCode(Letter.concept("rejected-reasons-bars", said.reason()));
        }
        encounter
                .addReasonCode()
                .addCoding()
                .setSystem(Signal.SYSTEM)
                .setCode(said.signal().code())
                .setDisplay(said.signal().label());
        if (said.outcome() != null) {
            encounter
                    .addReasonCode()
                    .addCoding()
                    .setSystem(AnswerLetter.OUTCOMES)
                    .setCode(said.outcome());
        }
        Reference reference = letter.add(encounter);
        encounter.getMeta().setLastUpdated(Date.from(said.known()));
        return reference;
    }

    /** From the taking over on somebody is at work on it. */
    private static EncounterStatus status(Signal signal) {
        return signal == Signal.IN_TRIAGE
                ? EncounterStatus.INPROGRESS
                : EncounterStatus.fromCode(signal.encounterStatus());
    }

    /** Whether the ambulance service has to act: it has where the call goes back. */
    private static CarePlan left(Said said, Reference patient) {
        CarePlan plan = new CarePlan();
        plan.setStatus(
                said.signal() == Signal.CLOSED ? CarePlan.CarePlanStatus.COMPLETED : CarePlan.CarePlanStatus.ACTIVE);
        plan.setIntent(CarePlan.CarePlanIntent.PLAN);
        plan.setSubject(patient);
        return plan;
    }
}
