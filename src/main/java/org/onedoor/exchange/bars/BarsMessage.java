package org.onedoor.exchange.bars;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/** A message as understood: what it asks for, about whom, and the parts the referral is made of. */
sealed interface BarsMessage {
    Bundle bundle();

    MessageHeader header();

    Patient patient();

    Reason reason();

    /** What the message is about. */
    default DomainResource focus() {
        return switch (this) {
            case Request request -> request.serviceRequest();
            case Booking booking -> booking.appointment();
        };
    }

    /** message-reason-bars. */
    enum Reason {
        NEW,
        UPDATE,
        DELETE
    }

    /**
     * What the message says happened, in the sender's words.
     *
     * @param coded those of the lines that are codes: what was found and flagged, and nothing that somebody wrote
     */
    record Story(List<String> lines, List<String> coded) {
        public Story {
            lines = List.copyOf(lines);
            coded = List.copyOf(coded);
        }
    }

    /**
     * A referral, or a call from the ambulance stack to be validated.
     *
     * @param category {@code referral} or {@code validation}
     * @param useCase such as {@code a1t2}, in lower case; none when the sender names none
     * @param responsePriority an ambulance response priority such as C3; none when there is none
     * @param breach when the sender needs an answer by
     */
    record Request(
            Bundle bundle,
            MessageHeader header,
            Reason reason,
            ServiceRequest serviceRequest,
            Patient patient,
            @Nullable Encounter encounter,
            String category,
            @Nullable String useCase,
            @Nullable String responsePriority,
            @Nullable Instant breach,
            Story story)
            implements BarsMessage {}

    /**
     * An appointment another system asks for.
     *
     * @param slots what may be the id of a slot of ours
     */
    record Booking(
            Bundle bundle,
            MessageHeader header,
            Reason reason,
            Appointment appointment,
            Patient patient,
            String service,
            List<UUID> slots,
            Story story)
            implements BarsMessage {
        public Booking {
            slots = List.copyOf(slots);
        }
    }
}
