package org.onedoor.exchange.fhir;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Submission;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** A ServiceRequest posted by a partner's machine, through the same intake as every other door. */
@Component
class ReferralCreate {
    private final Intake intake;
    private final People people;
    private final DomainTime time;

    ReferralCreate(Intake intake, People people, DomainTime time) {
        this.intake = intake;
        this.people = people;
        this.time = time;
    }

    String create(ServiceRequest request, @Nullable String key) {
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
        Submission submission = new Submission(
                nobody(),
                person(request).personId(),
                Door.MESSAGE,
                priority(request),
                time.instant(),
                null,
                needs.isEmpty() ? List.of("unsure") : needs,
                reason,
                null,
                "given",
                true);
        return intake.submit(submission, key == null ? null : key(key, request)).reference();
    }

    private Person person(ServiceRequest request) {
        String number = request.getSubject().getIdentifier().getValue();
        if (number != null) {
            return NhsNumber.of(number)
                    .flatMap(people::byNhsNumber)
                    .orElseThrow(() -> new Invalid(
                            "ServiceRequest.subject.identifier",
                            "Nobody with this NHS number is known. Send the Patient too, by $process-message"));
        }
        String reference = request.getSubject().getReference();
        if (reference == null) {
            throw new Invalid("ServiceRequest.subject", "Name the patient in ServiceRequest.subject");
        }
        UUID personId = Ids.uuid(new IdType(new IdType(reference).getIdPart()));
        return people.find(personId)
                .orElseThrow(() -> new Invalid("ServiceRequest.subject", "This patient is not known"));
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

    private static IdempotencyKey key(String key, ServiceRequest request) {
        String content = request.getSubject().getReference() + "|"
                + request.getReasonCodeFirstRep().getText() + "|" + request.getPriority();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            String client = String.valueOf(CurrentActor.get().clientId());
            return new IdempotencyKey("fhir:" + client, key, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
