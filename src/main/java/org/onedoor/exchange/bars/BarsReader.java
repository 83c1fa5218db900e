package org.onedoor.exchange.bars;

import ca.uhn.fhir.parser.DataFormatException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.bars.BarsMessage.Reason;
import org.onedoor.exchange.bars.BarsMessage.Story;
import org.onedoor.platform.time.London;

/**
 * Reads a BaRS message. Tolerant where the standard's own text and examples disagree (case of codes, names of code
 * systems, intent plan or order, missing ids), strict where a person could be lost or confused.
 */
final class BarsReader {
    private static final Pattern VERSION = Pattern.compile("1\\.[0-9](\\.[0-9]+)?(-[A-Za-z0-9.]+)?");
    private static final Pattern UUID_WORD = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern USE_CASE = Pattern.compile("a[1-8](t[0-9]{1,2})?");
    private static final Pattern URN = Pattern.compile("^(?i:urn:uuid:)");
    private static final Set<String> EVENTS =
            Set.of("servicerequest-request", "booking-request", "servicerequest-response", "booking-response");
    private static final Set<String> CATEGORIES = Set.of("referral", "validation", "request");

    private final References references;
    private final Bundle bundle;
    private final Instant now;

    private BarsReader(Bundle bundle, Instant now) {
        this.bundle = bundle;
        this.now = now;
        this.references = References.of(bundle);
        Set<String> urls = new HashSet<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.hasResource() && entry.hasFullUrl() && !urls.add(References.key(entry.getFullUrl()))) {
                throw Problem.badRequest(
                        IssueType.DUPLICATE,
                        "Two entries have the same fullUrl, so a reference to it is not clear.",
                        "Bundle.entry.fullUrl");
            }
        }
    }

    /** @throws Problem saying what is wrong, where, and how to mend it */
    static BarsMessage read(@Nullable Object body, Instant now) {
        if (!(body instanceof Bundle bundle)) {
            throw Problem.badRequest(IssueType.STRUCTURE, "The body must be a Bundle of type 'message'.", "Bundle");
        }
        return new BarsReader(bundle, now).read();
    }

    private BarsMessage read() {
        if (bundle.getType() != Bundle.BundleType.MESSAGE) {
            throw Problem.badRequest(IssueType.INVALID, "Bundle.type must be 'message'.", "Bundle.type");
        }
        requireEnvelope(bundle);
        if (!(first() instanceof MessageHeader header)) {
            throw Problem.badRequest(
                    IssueType.STRUCTURE, "The first entry must be a MessageHeader.", "Bundle.entry[0].resource");
        }
        String event = event(header);
        Reason reason = reason(header);
        if (header.getFocus().isEmpty()) {
            throw Problem.badRequest(
                    IssueType.REQUIRED,
                    "MessageHeader.focus must name what the message is about.",
                    "MessageHeader.focus");
        }
        return switch (event) {
            case "servicerequest-request" -> request(header, reason);
            case "booking-request" -> booking(header, reason);
            case "servicerequest-response", "booking-response" ->
                throw Problem.notFound(
                        "This answers a request that OneDoor has not sent.", "MessageHeader.response.identifier");
            case "" ->
                throw Problem.badRequest(
                        IssueType.REQUIRED, "MessageHeader.eventCoding.code is needed.", "MessageHeader.eventCoding");
            default ->
                throw Problem.unsupported(
                        "This event is not supported. OneDoor takes servicerequest-request and booking-request.",
                        "MessageHeader.eventCoding.code");
        };
    }

    /** The event by its code, or by the end of its address where it is named by one: FHIR has both. */
    private static String event(MessageHeader header) {
        if (!header.hasEventUriType()) {
            return header.hasEventCoding() ? lower(header.getEventCoding().getCode()) : "";
        }
        String uri = lower(header.getEventUriType().getValue());
        String name =
                uri.substring(Math.max(Math.max(uri.lastIndexOf('#'), uri.lastIndexOf('/')), uri.lastIndexOf('|')) + 1);
        if (!EVENTS.contains(name)) {
            throw Problem.badRequest(
                    IssueType.VALUE,
                    "MessageHeader.eventUri must end with the event, servicerequest-request or booking-request; or send it as eventCoding.",
                    "MessageHeader.eventUri");
        }
        return name;
    }

    /** What every message must say of itself. @throws Problem when it does not */
    static void requireEnvelope(Bundle bundle) {
        String version = bundle.getMeta().getVersionId();
        if (version != null && !VERSION.matcher(version).matches()) {
            throw Problem.unsupported(
                    "The versioning specified is not supported. Versions 1.x are.", "Bundle.meta.versionId");
        }
        if (!bundle.getIdElement().hasIdPart()) {
            throw Problem.badRequest(
                    IssueType.REQUIRED, "Bundle.id is needed: the answer names the message by it.", "Bundle.id");
        }
        if (!ID.matcher(bundle.getIdElement().getIdPart()).matches()) {
            throw Problem.badRequest(
                    IssueType.VALUE, "Bundle.id must be 1 to 64 letters, digits, hyphens and full stops.", "Bundle.id");
        }
        requireEchoed(bundle);
        Modifiers.requireNone(bundle);
    }

    /** What cannot be given back in the answer is refused before anything comes of it. */
    private static void requireEchoed(Bundle bundle) {
        try {
            Objects.requireNonNull(bundle.copy());
        } catch (DataFormatException | IllegalArgumentException unlike) { // the FHIR library copies less than it reads
            throw Problem.badRequest(
                    IssueType.VALUE, "A value in the message is not as FHIR has it: " + FhirBody.words(unlike), "");
        }
    }

    private @Nullable Resource first() {
        return bundle.getEntry().isEmpty() ? null : bundle.getEntryFirstRep().getResource();
    }

    private static Reason reason(MessageHeader header) {
        String code = lower(header.getReason().getCodingFirstRep().getCode());
        return switch (code) {
            case "new" -> Reason.NEW;
            case "update" -> Reason.UPDATE;
            case "delete" -> Reason.DELETE;
            case "" ->
                throw Problem.badRequest(
                        IssueType.REQUIRED,
                        "MessageHeader.reason is needed: new, update or delete.",
                        "MessageHeader.reason");
            default ->
                throw Problem.unsupported(
                        "MessageHeader.reason must be new, update or delete.", "MessageHeader.reason");
        };
    }

    private BarsMessage.Request request(MessageHeader header, Reason reason) {
        if (!(resolve(header.getFocusFirstRep()) instanceof ServiceRequest serviceRequest)) {
            throw Problem.badRequest(
                    IssueType.INVALID,
                    "MessageHeader.focus must refer to a ServiceRequest in the Bundle.",
                    "MessageHeader.focus");
        }
        Encounter encounter = resolve(serviceRequest.getEncounter()) instanceof Encounter found ? found : null;
        String category = "referral";
        String useCase = null;
        for (CodeableConcept concept : serviceRequest.getCategory()) {
            for (Coding coding : concept.getCoding()) {
                String code = lower(coding.getCode());
                if (CATEGORIES.contains(code)) {
                    category = code.equals("request") ? "referral" : code;
                } else if (isUseCase(coding)) {
                    if (!USE_CASE.matcher(code).matches()) {
                        throw Problem.unsupported("This use case is not one of BaRS.", "ServiceRequest.category");
                    }
                    useCase = code;
                }
            }
        }
        if (reason != Reason.DELETE && serviceRequest.getDoNotPerform() && !BarsIntake.isOver(serviceRequest)) {
            throw Problem.unsupported(
                    "doNotPerform is true: it asks that something is not done, and OneDoor takes requests to help. Leave it out; or to take a request back, send it as revoked.",
                    "ServiceRequest.doNotPerform");
        }
        if (serviceRequest.getStatus() == null) {
            throw Problem.badRequest(IssueType.REQUIRED, "ServiceRequest.status is needed.", "ServiceRequest.status");
        }
        Instant breach = serviceRequest.hasOccurrencePeriod()
                ? Doubts.wanted(serviceRequest.getOccurrencePeriod().getEnd(), now)
                : null;
        return new BarsMessage.Request(
                bundle,
                header,
                reason,
                serviceRequest,
                patient(serviceRequest.getSubject(), "ServiceRequest.subject"),
                encounter,
                category,
                useCase,
                ResponsePriorities.of(bundle),
                breach,
                story());
    }

    private BarsMessage.Booking booking(MessageHeader header, Reason reason) {
        if (!(resolve(header.getFocusFirstRep()) instanceof Appointment appointment)) {
            throw Problem.badRequest(
                    IssueType.INVALID,
                    "MessageHeader.focus must refer to an Appointment in the Bundle.",
                    "MessageHeader.focus");
        }
        if (!appointment.hasStart()) {
            throw Problem.badRequest(IssueType.REQUIRED, "Appointment.start is needed.", "Appointment.start");
        }
        Reference who = appointment.getParticipant().stream()
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .filter(actor -> resolve(actor) instanceof Patient)
                .findFirst()
                .orElse(new Reference());
        String service = all(HealthcareService.class).stream()
                .map(HealthcareService::getName)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("a service that the message does not name");
        return new BarsMessage.Booking(
                bundle,
                header,
                reason,
                appointment,
                patient(who, "Appointment.participant.actor"),
                service,
                slots(appointment),
                story());
    }

    /** A slot is named by its id, or by the reference to it where the Bundle holds none or one without an id. */
    private List<UUID> slots(Appointment appointment) {
        return appointment.getSlot().stream()
                .flatMap(reference -> {
                    Resource held = resolve(reference);
                    String id = held == null ? null : held.getIdElement().getIdPart();
                    String said = reference.getReference();
                    return Stream.of(id, said == null ? null : said.substring(said.lastIndexOf('/') + 1));
                })
                .filter(Objects::nonNull)
                .map(id -> URN.matcher(id).replaceFirst(""))
                .filter(id -> UUID_WORD.matcher(id).matches())
                .map(UUID::fromString)
                .distinct()
                .toList();
    }

    private Patient patient(Reference subject, String where) {
        if (!(resolve(subject) instanceof Patient patient)) {
            throw Problem.badRequest(IssueType.REQUIRED, "The message must hold the Patient it is about.", where);
        }
        String birth = patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : "";
        String until = London.date(now).toString();
        if (birth.compareTo(until.substring(0, Math.min(birth.length(), until.length()))) > 0) {
            throw Problem.badRequest(
                    IssueType.INVALID,
                    "The date of birth is in the future. Send the right one, or leave it out where it is not known.",
                    "Patient.birthDate");
        }
        boolean told = patient.hasName()
                || patient.hasIdentifier()
                || patient.hasGender()
                || patient.hasBirthDate()
                || patient.hasAddress()
                || patient.hasTelecom();
        if (!told) { // somebody nobody knows is helped at once, but something must say who is meant
            throw Problem.badRequest(
                    IssueType.REQUIRED,
                    "Patient needs a name or an NHS number; where neither is known, what is known: gender, about when they were born, or where they are.",
                    "Patient.name");
        }
        return patient;
    }

    /** Whether a category is one that is passed over. */
    static boolean isUnknown(Coding category) {
        return !CATEGORIES.contains(lower(category.getCode())) && !isUseCase(category);
    }

    private static boolean isUseCase(Coding category) {
        String system = lower(category.getSystem());
        return system.contains("usecase") || system.contains("use-case");
    }

    private @Nullable Resource resolve(Reference reference) {
        return references.find(reference);
    }

    private <T extends Resource> List<T> all(Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What the sender's triage found, and every concern flagged: the words a navigator needs. */
    private Story story() {
        List<String> lines = new ArrayList<>();
        List<String> coded = new ArrayList<>();
        for (CarePlan plan : all(CarePlan.class)) {
            for (var activity : plan.getActivity()) {
                for (CodeableConcept concept : activity.getOutcomeCodeableConcept()) {
                    for (Coding coding : concept.getCoding()) {
                        lines.add(coded(coding));
                        coded.add(coded(coding));
                    }
                    if (concept.hasText()) {
                        lines.add(concept.getText().replace("/n", "\n"));
                    }
                }
            }
        }
        for (Flag flag : all(Flag.class)) {
            Coding category = flag.getCategoryFirstRep().getCodingFirstRep();
            String what = coded(flag.getCode().getCodingFirstRep());
            String flagged = category.hasDisplay() ? category.getDisplay() + ": " + what : what;
            lines.add(flagged);
            coded.add(flagged);
        }
        for (Appointment appointment : all(Appointment.class)) {
            if (appointment.hasDescription()) {
                lines.add(appointment.getDescription());
            }
        }
        for (ServiceRequest request : all(ServiceRequest.class)) {
            request.getReasonCode().stream().filter(CodeableConcept::hasText).forEach(why -> lines.add(why.getText()));
            request.getNote().stream().filter(Annotation::hasText).forEach(note -> lines.add(note.getText()));
        }
        return new Story(
                lines.stream().filter(line -> !line.isBlank()).toList(),
                coded.stream().filter(line -> !line.isBlank()).distinct().toList());
    }

    private static String coded(Coding coding) {
        String code = coding.hasCode() ? coding.getCode() : "";
        if (!coding.hasDisplay()) {
            return code;
        }
        return code.isEmpty() ? coding.getDisplay() : "%s (%s)".formatted(coding.getDisplay(), code);
    }

    private static String lower(@Nullable String code) {
        return code == null ? "" : code.strip().toLowerCase(Locale.ROOT);
    }
}
