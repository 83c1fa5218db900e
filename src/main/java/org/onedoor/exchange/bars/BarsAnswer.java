package org.onedoor.exchange.bars;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.onedoor.exchange.bars.BarsMessage.Booking;
import org.onedoor.exchange.bars.BarsMessage.Request;

/** The acknowledgement: the message back, with our id of what it became and our own Encounter, planned. */
final class BarsAnswer {
    private static final String EVENTS = "https://fhir.nhs.uk/CodeSystem/message-events-bars";
    static final String REFERENCES = "https://onedoor.example/id/referral";

    private BarsAnswer() {}

    static Bundle acknowledge(BarsMessage message, String reference, Instant now) {
        String original = message.bundle().getIdElement().getIdPart();
        Bundle answer = message.bundle().copy();
        answer.setId(UUID.randomUUID().toString());
        answer.getMeta().setLastUpdated(Date.from(now));
        answer.setTimestamp(Date.from(now));
        for (BundleEntryComponent entry : answer.getEntry()) {
            Resource resource = entry.getResource();
            if (resource != null && !resource.getIdElement().hasIdPart()) {
                resource.setId(UUID.randomUUID().toString());
            }
        }
        String event = switch (message) {
            case Request _ -> "servicerequest-response";
            case Booking _ -> "booking-response";
        };
        header(answer, event, original);
        switch (message) {
            case Request _ -> request(answer, reference, now);
            case Booking _ -> booking(answer, reference);
        }
        return answer;
    }

    private static void header(Bundle answer, String event, String original) {
        MessageHeader header = (MessageHeader) answer.getEntryFirstRep().getResource();
        header.getEventCoding().setSystem(EVENTS).setCode(event);
        header.getResponse().setIdentifier(original).setCode(MessageHeader.ResponseType.OK);
    }

    private static void request(Bundle answer, String reference, Instant now) {
        ServiceRequest request = find(answer, ServiceRequest.class);
        request.setId(reference);
        request.addIdentifier().setSystem(REFERENCES).setValue(reference);
        Encounter planned = new Encounter();
        planned.setId(UUID.randomUUID().toString());
        planned.setStatus(Encounter.EncounterStatus.PLANNED);
        planned.addIdentifier().setSystem(REFERENCES).setValue(reference);
        planned.setClass_(new org.hl7.fhir.r4.model.Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("EMER"));
        planned.setSubject(request.getSubject().copy());
        planned.getPeriod().setStart(Date.from(now));
        String url = "urn:uuid:" + planned.getIdElement().getIdPart();
        answer.addEntry().setFullUrl(url).setResource(planned);
        request.setEncounter(new Reference(url));
    }

    private static void booking(Bundle answer, String reference) {
        Appointment appointment = find(answer, Appointment.class);
        appointment.addIdentifier().setSystem(REFERENCES).setValue(reference);
    }

    private static <T extends Resource> T find(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
