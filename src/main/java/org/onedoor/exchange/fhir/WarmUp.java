package org.onedoor.exchange.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** FHIR's model is built as it is first used, which takes a second or two: better at start than in the first message. */
@Component
class WarmUp {
    private final FhirContext fhir;

    WarmUp(FhirContext fhir) {
        this.fhir = fhir;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().daemon().name("fhir-warm-up").start(this::warm);
    }

    private void warm() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE);
        List<DomainResource> used = List.of(
                new MessageHeader(),
                new ServiceRequest(),
                new Patient(),
                new Encounter(),
                new CarePlan(),
                new Flag(),
                new Appointment(),
                new HealthcareService(),
                new Organization(),
                new Location(),
                new Practitioner(),
                new PractitionerRole(),
                new Observation(),
                new Consent(),
                new Task(),
                new OperationOutcome());
        used.forEach(resource -> {
            resource.addExtension("https://onedoor.example/warm", new CodeableConcept().setText("warm"));
            bundle.addEntry().setResource(resource);
        });
        fhir.newJsonParser().parseResource(fhir.newJsonParser().encodeResourceToString(bundle));
    }
}
