package org.onedoor.exchange.bars;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.partner.AnswerLetter;
import org.onedoor.exchange.partner.Delivery;
import org.onedoor.exchange.partner.Reply;
import org.onedoor.exchange.partner.Signal;
import org.onedoor.exchange.partner.Whom;

/**
 * Reads an answer of a partner's, interim or final. What it means is decided by the responder's Encounter and the Appointment,
 * never by the status of the request, which the published examples leave active to the end.
 */
final class ResponseReader {
    private final Bundle bundle;
    private final MessageHeader header;
    private final Instant now;
    private final References references;

    private ResponseReader(Bundle bundle, MessageHeader header, Instant now) {
        this.bundle = bundle;
        this.header = header;
        this.now = now;
        this.references = References.of(bundle);
    }

    /** An answer names what it answers; some senders keep the event of the request. */
    static boolean isResponse(@Nullable Object body) {
        return body instanceof Bundle bundle
                && bundle.getType() == Bundle.BundleType.MESSAGE
                && header(bundle) instanceof MessageHeader header
                && header.hasResponse()
                && header.getResponse().hasIdentifier();
    }

    private static @Nullable Resource header(Bundle bundle) {
        return bundle.getEntry().isEmpty() ? null : bundle.getEntryFirstRep().getResource();
    }

    /** @throws Problem saying what is wrong, where, and how to mend it */
    static Reply read(Bundle bundle, Instant now) {
        BarsReader.requireEnvelope(bundle);
        return new ResponseReader(bundle, (MessageHeader) Objects.requireNonNull(header(bundle)), now).read();
    }

    private Reply read() {
        ServiceRequest request = all(ServiceRequest.class).findFirst().orElse(null);
        Encounter encounter = encounter(request);
        Appointment appointment = all(Appointment.class).findFirst().orElse(null);
        if (encounter == null && appointment == null) {
            throw Problem.badRequest(
                    IssueType.REQUIRED,
                    "The answer holds neither the Encounter nor the Appointment that says what became of the request.",
                    "ServiceRequest.encounter");
        }
        Signal signal = signal(request, encounter, appointment);
        Instant known = Objects.requireNonNullElse(
                Doubts.written(
                        encounter != null && encounter.getMeta().hasLastUpdated()
                                ? encounter.getMeta().getLastUpdated()
                                : bundle.getMeta().getLastUpdated(),
                        now),
                now);
        Instant at = encounter == null
                ? known
                : Objects.requireNonNullElse(
                        Doubts.written(encounter.getPeriod().getStart(), now), known);
        return new Reply(
                header.getResponse().getIdentifier(),
                signal,
                known,
                at,
                whom(request),
                theirs(request),
                reason(encounter),
                code(encounter, AnswerLetter.OUTCOMES),
                appointment == null || !appointment.hasStart()
                        ? null
                        : appointment.getStart().toInstant(),
                mode(encounter, appointment),
                words(request),
                note(request));
    }

    /** The person of the request; where it names none, the first that is there. */
    private Whom whom(@Nullable ServiceRequest request) {
        Resource subject = request == null ? null : resolve(request.getSubject());
        Patient patient = subject instanceof Patient named
                ? named
                : all(Patient.class).findFirst().orElse(null);
        if (patient == null) {
            return Whom.NOT_SAID;
        }
        List<String> given = patient.getName().stream()
                .flatMap(name -> name.getGiven().stream())
                .map(StringType::getValue)
                .filter(Objects::nonNull)
                .toList();
        return new Whom(
                PatientMapping.nhsNumber(patient),
                patient.getNameFirstRep().getFamily(),
                given,
                PatientMapping.birthDate(patient));
    }

    private static @Nullable String theirs(@Nullable ServiceRequest request) {
        String id = request == null ? null : request.getIdElement().getIdPart();
        return id != null && id.matches(Reply.REFERENCE) ? id : null;
    }

    private static @Nullable String note(@Nullable ServiceRequest request) {
        String note = request == null
                ? ""
                : request.getNote().stream()
                        .map(Annotation::getText)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n"));
        return note.isBlank() ? null : note;
    }

    /** The responder's own: that of the request, or else the last one, since the sender's comes first. */
    private @Nullable Encounter encounter(@Nullable ServiceRequest request) {
        Resource named = request == null ? null : resolve(request.getEncounter());
        List<Encounter> encounters = all(Encounter.class).toList();
        boolean alone = encounters.size() < 2;
        if (named instanceof Encounter own && (alone || own.getStatus() != EncounterStatus.TRIAGED)) {
            return own;
        }
        return encounters.isEmpty() ? null : encounters.getLast();
    }

    private Signal signal(
            @Nullable ServiceRequest request, @Nullable Encounter encounter, @Nullable Appointment appointment) {
        boolean revoked = request != null && request.getStatus() == ServiceRequestStatus.REVOKED;
        EncounterStatus status = encounter == null ? null : encounter.getStatus();
        Signal said = Signal.ofCode(code(encounter, Signal.SYSTEM));
        if (status == EncounterStatus.CANCELLED
                || (revoked && (appointment == null || appointment.getStatus() != AppointmentStatus.NOSHOW))) {
            return Signal.DECLINED;
        }
        if (status == EncounterStatus.FINISHED) {
            return said == Signal.CLOSED ? Signal.CLOSED : Signal.ENDED;
        }
        if (appointment != null) {
            return switch (appointment.getStatus()) {
                case NOSHOW -> Signal.DID_NOT_ATTEND;
                case CANCELLED, ENTEREDINERROR -> Signal.APPOINTMENT_CANCELLED;
                case BOOKED -> Signal.BOOKED;
                case null, default ->
                    throw Problem.unsupported(
                            "An answer about an appointment says booked, cancelled or noshow.", "Appointment.status");
            };
        }
        return switch (status) {
            case INPROGRESS -> said == Signal.SEEN ? Signal.SEEN : Signal.ACCEPTED;
            case PLANNED, TRIAGED, ARRIVED, ONLEAVE ->
                said == Signal.IN_TRIAGE || said == Signal.ASKS ? said : Signal.RECEIVED;
            case null, default ->
                throw Problem.unsupported(
                        "Encounter.status says what became of the request: planned, in-progress, cancelled or finished.",
                        "Encounter.status");
        };
    }

    private static @Nullable String code(@Nullable Encounter encounter, String system) {
        return codings(encounter)
                .filter(coding -> system.equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Coding> codings(@Nullable Encounter encounter) {
        return encounter == null
                ? Stream.of()
                : encounter.getReasonCode().stream().flatMap(reason -> reason.getCoding().stream());
    }

    /** The systems of rejections are spelt in three ways. */
    private static @Nullable String reason(@Nullable Encounter encounter) {
        return codings(encounter)
                .filter(coding -> {
                    String system = String.valueOf(coding.getSystem()).toLowerCase(Locale.ROOT);
                    return system.contains("rejected-reason") || system.contains("rejection-reason");
                })
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String mode(@Nullable Encounter encounter, @Nullable Appointment appointment) {
        if (appointment != null) {
            return Delivery.mode(appointment.getExtension());
        }
        return encounter == null || !encounter.hasExtension() ? null : Delivery.mode(encounter.getExtension());
    }

    /** Notes, reasons, and what the partner's own triage found. */
    private @Nullable String words(@Nullable ServiceRequest request) {
        Stream<String> asked = request == null
                ? Stream.of()
                : Stream.concat(
                        request.getNote().stream().map(Annotation::getText),
                        request.getReasonCode().stream().map(CodeableConcept::getText));
        Stream<String> found = all(CarePlan.class)
                .flatMap(plan -> plan.getActivity().stream())
                .flatMap(activity -> activity.getOutcomeCodeableConcept().stream())
                .flatMap(concept -> Stream.concat(
                        concept.getCoding().stream().map(Coding::getDisplay), Stream.ofNullable(concept.getText())));
        String words = Stream.concat(asked, found)
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining("\n"));
        return words.isEmpty() ? null : words.length() > 9_000 ? words.substring(0, 9_000) : words;
    }

    private @Nullable Resource resolve(Reference reference) {
        return references.find(reference);
    }

    private <T extends Resource> Stream<T> all(Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
