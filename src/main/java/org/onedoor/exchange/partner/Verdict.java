package org.onedoor.exchange.partner;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Writing;

/** What the answer to a message means: BaRS, transactional integrity. */
sealed interface Verdict {
    /**
     * They have it.
     *
     * @param reference what they call it
     * @param appointment the appointment as it stands there; none when the answer holds none
     * @param words what they remarked
     */
    record Delivered(
            int status,
            @Nullable String reference,
            @Nullable Appointment appointment,
            @Nullable String words) implements Verdict {
        /** Answered as sent before, or, of what is cancelled, as not there any longer. */
        boolean isKnownOfOld() {
            return status == 409 || status == 404;
        }
    }

    /** They read it and do not take it; the same would be refused again. */
    record Refused(int status, String words) implements Verdict {}

    /** Whether they have it is not known, or they are not able to take it now. */
    record NotYet(@Nullable Integer status, String words) implements Verdict {}

    int LONGEST = 1_000;

    String ID = Reply.REFERENCE;

    Set<Integer> TRY_AGAIN = Set.of(401, 403, 408, 425, 429);

    /** Problems that the same message may not meet again. */
    Set<IssueType> MAY_PASS = Set.of(
            IssueType.TRANSIENT,
            IssueType.LOCKERROR,
            IssueType.NOSTORE,
            IssueType.EXCEPTION,
            IssueType.TIMEOUT,
            IssueType.INCOMPLETE,
            IssueType.THROTTLED);

    static Verdict of(Kind kind, PartnerLine.Answer answer, FhirContext fhir) {
        int status = answer.status();
        IBaseResource body = SaidInFhir.of(answer.body(), fhir).orElse(null);
        if (status >= 200 && status < 300) {
            if (body instanceof Bundle bundle) {
                return said(status, bundle);
            }
            if (body instanceof OperationOutcome outcome
                    && outcome.getIssue().stream().anyMatch(Verdict::isError)) {
                return notTaken(status, outcome.getIssue());
            }
            return answer.body().contains("\"resourceType\"")
                    ? new Delivered(status, null, null, "Their answer could not be read.")
                    : new NotYet(status, "something on the way answered, and not their machine");
        }
        if (!(body instanceof OperationOutcome outcome) || !outcome.hasIssue()) {
            return new NotYet(status, "something on the way answered with status %d".formatted(status));
        }
        if (status == 409 && outcome.getIssue().stream().anyMatch(issue -> issue.getCode() == IssueType.DUPLICATE)) {
            return new Delivered(status, null, null, null);
        }
        String words = words(outcome.getIssue().stream());
        if (status == 404 && (kind == Kind.CANCELLATION || kind == Kind.BOOKING_CANCELLATION)) {
            return new Delivered(status, null, null, "They do not have it any longer: " + words);
        }
        if (status >= 500 || TRY_AGAIN.contains(status)) {
            return notNow(status, outcome.getIssue());
        }
        return new Refused(status, words);
    }

    /** A status of 2xx says that a machine answered; whether the message was taken is said in the header of the answer. */
    private static Verdict said(int status, Bundle bundle) {
        ResponseType code = all(bundle, MessageHeader.class)
                .map(header -> header.getResponse().getCode())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(ResponseType.OK);
        if (code == ResponseType.OK || code == ResponseType.NULL) {
            return delivered(status, bundle);
        }
        List<OperationOutcomeIssueComponent> issues = all(bundle, OperationOutcome.class)
                .flatMap(outcome -> outcome.getIssue().stream())
                .toList();
        return code == ResponseType.TRANSIENTERROR ? notNow(status, issues) : notTaken(status, issues);
    }

    private static boolean isError(OperationOutcomeIssueComponent issue) {
        return issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL;
    }

    private static Verdict notTaken(int status, List<OperationOutcomeIssueComponent> issues) {
        boolean passes = issues.stream()
                .filter(Verdict::isError)
                .map(OperationOutcomeIssueComponent::getCode)
                .anyMatch(MAY_PASS::contains);
        return passes ? notNow(status, issues) : new Refused(status, words(issues.stream()));
    }

    private static NotYet notNow(int status, List<OperationOutcomeIssueComponent> issues) {
        return new NotYet(
                status, "their machine could not take it (status %d): %s".formatted(status, words(issues.stream())));
    }

    private static Delivered delivered(int status, Bundle bundle) {
        String reference = all(bundle, ServiceRequest.class)
                .map(request -> request.getIdElement().getIdPart())
                .filter(id -> id != null && id.matches(ID))
                .findFirst()
                .orElse(null);
        String remarks = words(all(bundle, OperationOutcome.class).flatMap(outcome -> outcome.getIssue().stream()));
        return new Delivered(
                status,
                reference,
                all(bundle, Appointment.class).findFirst().orElse(null),
                remarks.isEmpty() ? null : remarks);
    }

    private static <T> Stream<T> all(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static String words(Stream<OperationOutcomeIssueComponent> issues) {
        List<String> words = issues.map(issue -> {
                    String said = issue.hasDiagnostics()
                            ? issue.getDiagnostics()
                            : issue.getDetails().hasText()
                                    ? issue.getDetails().getText()
                                    : "no reason given (%s)"
                                            .formatted(
                                                    issue.hasCode()
                                                            ? issue.getCode().toCode()
                                                            : "no code");
                    return issue.hasExpression()
                            ? said + " (" + issue.getExpression().getFirst().getValue() + ")"
                            : said;
                })
                .toList();
        String all = words.stream().collect(Collectors.joining(" "));
        return Writing.storable(all.length() > LONGEST ? all.substring(0, LONGEST) : all);
    }
}
