package org.onedoor.exchange.partner;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * An answer as it begins, whatever was asked: which message it answers, what we call what it became, and about whom.
 *
 * @param system whose ids {@code id} is one of
 */
record Answering(Letter letter, ServiceRequest request, Reference focus, Reference patient, String system, String id) {

    /**
     * Says how far we are by our own Encounter.
     *
     * @param at when it happened
     * @param known when we were told: of two answers the one known later counts
     */
    Encounter encounter(EncounterStatus status, Instant at, Instant known) {
        Encounter encounter = new Encounter();
        encounter.setStatus(status);
        encounter.setClass_(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("EMER"));
        encounter.setSubject(patient);
        encounter.addIdentifier().setSystem(system).setValue(id);
        encounter.getPeriod().setStart(Date.from(at));
        request.setEncounter(letter.add(encounter));
        encounter.getMeta().setLastUpdated(Date.from(known));
        return encounter;
    }

    /** What a reader of the code of OneDoor's own reads besides. */
    static void signal(Encounter encounter, Signal signal) {
        encounter
                .addReasonCode()
                .addCoding()
                .setSystem(Signal.SYSTEM)
                .setCode(signal.code())
                .setDisplay(signal.label());
    }

    void words(String words) {
        request.addNote().setText(words);
    }
}
