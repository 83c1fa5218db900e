package org.onedoor.exchange.partner;

import java.time.Instant;
import java.util.UUID;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Reference;
import org.onedoor.exchange.partner.AnswerLetter.Said;
import org.onedoor.frontdoor.Referral;
import org.onedoor.people.People;
import org.springframework.stereotype.Component;

/**
 * What we answer an ambulance service about a 999 call it sent to be validated (BaRS application 4): started, rejected or
 * ended, decided by our Encounter, and by the CarePlan whether anything is left to do.
 */
@Component
class ValidationLetter {
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

    /** @param said its words say why it goes back, as it is said to the crew, or how it ended; its reason is of rejected-reasons-bars */
    byte[] write(Validation validation, Partner partner, Referral referral, Said said, UUID messageId, Instant now) {
        Answering answer = head.answering(
                messageId,
                now,
                validation.requestId(),
                partner,
                Validation.CALLS,
                validation.incidentId().toString(),
                referral,
                people.get(referral.personId()));
        answer.request()
                .addCategory(Letter.concept("message-category-servicerequest", "validation"))
                .addCategory(Letter.concept("usecases-categories-bars", validation.useCase()));
        encounter(answer, said);
        if (said.words() != null) {
            answer.words(said.words());
        }
        if (said.signal().isLast()) {
            answer.request().addBasedOn(answer.letter().add(left(said, answer.patient())));
        }
        return head.json(answer.letter().about(answer.focus()));
    }

    private static void encounter(Answering answer, Said said) {
        Encounter encounter = answer.encounter(status(said.signal()), said.at(), said.known());
        encounter.addReasonCode(
                said.reason() == null
                        ? Letter.concept("message-reason-encounter", "validation-triage-outcome")
                        : Letter.concept("rejected-reasons-bars", said.reason()));
        Answering.signal(encounter, said.signal());
        if (said.outcome() != null) {
            encounter
                    .addReasonCode()
                    .addCoding()
                    .setSystem(AnswerLetter.OUTCOMES)
                    .setCode(said.outcome());
        }
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
