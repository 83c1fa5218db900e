package org.onedoor.exchange.bars;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.onedoor.directory.Slot;
import org.onedoor.exchange.bars.BarsIntake.Standing;
import org.onedoor.exchange.bars.BarsIntake.Taken;
import org.onedoor.exchange.bars.BarsMessage.Booking;
import org.onedoor.exchange.bars.BarsMessage.Request;
import org.onedoor.exchange.bars.Doubts.Doubt;
import org.onedoor.exchange.partner.AnswerLetter;
import org.onedoor.exchange.partner.Validation;

/** The acknowledgement: the message back, with our id of what it became and our own Encounter, planned. */
final class BarsAnswer {
    private static final String EVENTS = "https://fhir.nhs.uk/CodeSystem/message-events-bars";
    static final String REFERENCES = AnswerLetter.REFERENCES;
    static final String CALLS = Validation.CALLS;

    private BarsAnswer() {}

    static Bundle acknowledge(BarsMessage message, Taken taken, List<Doubt> doubts, Instant now) {
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
        Resource about = answer.getEntry().get(focus(message)).getResource();
        switch (message) {
            case Request _ -> request(answer, (ServiceRequest) about, taken, now);
            case Booking _ -> booking(answer, (Appointment) about, taken);
        }
        if (!doubts.isEmpty()) {
            remark(answer, doubts);
        }
        return answer;
    }

    /** That an answer of a partner's has been taken: a header alone. */
    static Bundle received(Bundle message, Instant now) {
        Bundle answer = new Bundle().setType(Bundle.BundleType.MESSAGE);
        answer.setId(UUID.randomUUID().toString());
        answer.getMeta().setLastUpdated(Date.from(now));
        answer.setTimestamp(Date.from(now));
        MessageHeader header = ((MessageHeader) message.getEntryFirstRep().getResource()).copy();
        header.setFocus(List.of());
        header.setDefinition(null);
        header.getResponse().setIdentifier(message.getIdElement().getIdPart()).setCode(MessageHeader.ResponseType.OK);
        answer.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID()).setResource(header);
        return answer;
    }

    private static void header(Bundle answer, String event, String original) {
        MessageHeader header = (MessageHeader) answer.getEntryFirstRep().getResource();
        if (header.hasEventUriType()) {
            header.setEvent(new Coding());
        }
        header.getEventCoding().setSystem(EVENTS).setCode(event);
        header.setDefinition(null); // it named what a request must hold
        header.getResponse().setIdentifier(original).setCode(MessageHeader.ResponseType.OK);
    }

    private static void request(Bundle answer, ServiceRequest request, Taken taken, Instant now) {
        boolean isCall = taken.standing() == Standing.CALL_SHOWN || taken.standing() == Standing.CALL_LEFT;
        String system = isCall ? CALLS : REFERENCES;
        String reference = taken.reference();
        request.getIdentifier().removeIf(known -> system.equals(known.getSystem()));
        request.setId(reference);
        request.addIdentifier().setSystem(system).setValue(reference);
        Encounter planned = new Encounter();
        planned.setId(UUID.randomUUID().toString());
        planned.setStatus(
                taken.standing() == Standing.CALL_LEFT
                        ? Encounter.EncounterStatus.CANCELLED
                        : Encounter.EncounterStatus.PLANNED);
        planned.addIdentifier().setSystem(system).setValue(reference);
        planned.getMeta().setLastUpdated(Date.from(now));
        planned.setClass_(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("EMER"));
        planned.setSubject(request.getSubject().copy());
        planned.getPeriod().setStart(Date.from(now));
        String url = "urn:uuid:" + planned.getIdElement().getIdPart();
        answer.addEntry().setFullUrl(url).setResource(planned);
        request.setEncounter(new Reference(url));
    }

    /** What was passed over, for information: the message was taken all the same. */
    private static void remark(Bundle answer, List<Doubt> doubts) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.setId(UUID.randomUUID().toString());
        for (Doubt doubt : doubts) {
            outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
                    .setCode(OperationOutcome.IssueType.VALUE)
                    .setDiagnostics(doubt.words())
                    .addExpression(doubt.expression());
        }
        String url = "urn:uuid:" + outcome.getIdElement().getIdPart();
        answer.addEntry().setFullUrl(url).setResource(outcome);
        ((MessageHeader) answer.getEntryFirstRep().getResource()).getResponse().setDetails(new Reference(url));
    }

    /** As it stands here, whatever was asked: a sender never believes in an appointment that nobody keeps. */
    private static void booking(Bundle answer, Appointment appointment, Taken taken) {
        appointment.getIdentifier().removeIf(known -> REFERENCES.equals(known.getSystem()));
        appointment.addIdentifier().setSystem(REFERENCES).setValue(taken.reference());
        Slot slot = taken.slot();
        if (slot != null) {
            appointment.setStart(Date.from(slot.startsAt())).setEnd(Date.from(slot.endsAt()));
        }
        SlotStatus status = switch (taken.standing()) {
            case BOOKED -> {
                appointment.setStatus(AppointmentStatus.BOOKED);
                yield SlotStatus.BUSY;
            }
            case ASKED, NONE, CALL_SHOWN, CALL_LEFT -> {
                appointment.setStatus(AppointmentStatus.PROPOSED);
                yield SlotStatus.BUSYTENTATIVE;
            }
            case CANCELLED -> {
                if (appointment.getStatus() != AppointmentStatus.ENTEREDINERROR) {
                    appointment.setStatus(AppointmentStatus.CANCELLED);
                }
                yield SlotStatus.FREE;
            }
        };
        for (BundleEntryComponent entry : answer.getEntry()) {
            if (entry.getResource() instanceof org.hl7.fhir.r4.model.Slot echoed) {
                echoed.setStatus(status);
            }
        }
    }

    /** In the copy, the entry that the message was about. */
    private static int focus(BarsMessage message) {
        Resource about = message.focus();
        List<BundleEntryComponent> entries = message.bundle().getEntry();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).getResource() == about) {
                return i;
            }
        }
        throw new IllegalStateException("The focus of a message is one of its entries");
    }
}
