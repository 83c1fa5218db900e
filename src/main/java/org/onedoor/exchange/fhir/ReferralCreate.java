package org.onedoor.exchange.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Services;
import org.onedoor.exchange.bars.Modifiers;
import org.onedoor.exchange.bars.Sha256;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Submission;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.Plausible;
import org.springframework.stereotype.Component;

/** A ServiceRequest posted by a partner's machine, through the same intake as every other door. */
@Component
class ReferralCreate {
    private final Intake intake;
    private final People people;
    private final Services services;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    ReferralCreate(Intake intake, People people, Services services, Gate gate, Looks looks, DomainTime time) {
        this.intake = intake;
        this.people = people;
        this.services = services;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    String create(ServiceRequest request, @Nullable String key, byte[] body) {
        requireMeant(request);
        String reason = request.getReasonCode().stream()
                .map(CodeableConcept::getText)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(request.getNoteFirstRep().getText());
        if (reason == null || reason.isBlank()) {
            throw new Invalid(
                    "ServiceRequest.reasonCode.text", "Say in ServiceRequest.reasonCode.text why help is needed");
        }
        List<String> needs = request.getReasonCode().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> ReferralMapping.NEEDS.equals(coding.getSystem()))
                .map(coding -> String.valueOf(coding.getCode()))
                .toList();
        if (!services.needs().stream().map(CodedNeed::code).toList().containsAll(needs)) {
            throw new Invalid(
                    "ServiceRequest.reasonCode.coding",
                    "One of the needs is not in the list. Leave it out, or say it in reasonCode.text");
        }
        Submission submission = new Submission(
                nobody(),
                person(request),
                Door.MESSAGE,
                priority(request),
                received(request),
                service(request),
                needs.isEmpty() ? List.of("unsure") : needs,
                reason,
                null,
                "given",
                true);
        return intake.submit(submission, key(key, body)).reference();
    }

    /** What says that nobody is to act on it makes no referral; whoever posts it is there to mend it. */
    private static void requireMeant(ServiceRequest request) {
        Modifiers.requireNone(request);
        if (request.getDoNotPerform()) {
            throw new Invalid(
                    "ServiceRequest.doNotPerform",
                    "ServiceRequest.doNotPerform is true: it asks that something is not done. Leave it out to ask for help");
        }
        if (request.hasStatus() && request.getStatus() != ServiceRequestStatus.ACTIVE) {
            throw new Invalid(
                    "ServiceRequest.status",
                    "ServiceRequest.status must be active, or left out: a referral that is made is acted on");
        }
    }

    /**
     * Somebody this client may see already; anybody else is answered as if nobody were known. The act that follows is
     * the record of it; only a refusal needs one of its own.
     */
    private UUID person(ServiceRequest request) {
        String number = request.getSubject().getIdentifier().getValue();
        String reference = request.getSubject().getReference();
        if (number == null && reference == null) {
            throw new Invalid("ServiceRequest.subject", "Name the patient in ServiceRequest.subject");
        }
        try {
            UUID personId = number != null
                    ? NhsNumber.of(number)
                            .flatMap(people::byNhsNumber)
                            .orElseThrow(() -> new NotFound("person"))
                            .personId()
                    : Ids.uuid(new IdType(String.valueOf(new IdType(reference).getIdPart())));
            Ask ask = Ask.about(Action.READ, "demographics", new Subject.Person(personId));
            return gate.decide(CurrentActor.get(), ask) instanceof Decision.Allowed
                    ? personId
                    : looks.look("Patient of a new referral", ask, _ -> personId);
        } catch (NotFound unknown) {
            throw new Invalid(
                    "ServiceRequest.subject",
                    "You know of no such patient here. Send the Patient with the request, by $process-message");
        }
    }

    /** The time of receipt, whatever the sender wrote; what cannot have been written is refused. */
    private Instant received(ServiceRequest request) {
        Instant now = time.instant();
        if (request.hasAuthoredOn()
                && !Plausible.happened(request.getAuthoredOn().toInstant(), now)) {
            throw new Invalid(
                    "ServiceRequest.authoredOn",
                    "ServiceRequest.authoredOn cannot be meant. Send when it was written, or leave it out");
        }
        return now;
    }

    /** The service that is asked for: one of the directory's, by its id here; none when none is named. */
    private @Nullable UUID service(ServiceRequest request) {
        if (!request.hasPerformer()) {
            return null;
        }
        IdType named = new IdType(request.getPerformerFirstRep().getReference());
        Optional<UUID> known = "HealthcareService".equals(named.getResourceType())
                ? services.all().stream()
                        .map(org.onedoor.directory.Service::id)
                        .filter(id -> id.toString().equals(named.getIdPart()))
                        .findFirst()
                : Optional.empty();
        return known.orElseThrow(() -> new Invalid(
                "ServiceRequest.performer",
                "ServiceRequest.performer must be a HealthcareService that can be read here. Search for one at"
                        + " HealthcareService, or leave it out: the centre will find a service"));
    }

    private static Priority priority(ServiceRequest request) {
        return switch (request.getPriority()) {
            case STAT -> Priority.EMERGENCY;
            case ASAP -> Priority.VERY_URGENT;
            case URGENT -> Priority.URGENT;
            case ROUTINE, NULL -> Priority.ROUTINE;
            case null -> Priority.ROUTINE;
        };
    }

    private static Details nobody() {
        return new Details(
                null, null, null, null, null, Gender.NOT_KNOWN, null, null, null, null, null, null, false, false, null);
    }

    private static @Nullable IdempotencyKey key(@Nullable String key, byte[] body) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > 200) {
            throw new Invalid("Idempotency-Key", "Idempotency-Key must be 1 to 200 characters");
        }
        return new IdempotencyKey("fhir:" + CurrentActor.get().clientId(), key, Sha256.hex(body));
    }
}
