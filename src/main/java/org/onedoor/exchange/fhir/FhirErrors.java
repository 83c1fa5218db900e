package org.onedoor.exchange.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The errors of the house, mapped once to FHIR. */
@Component
@Interceptor
public class FhirErrors {
    private static final Logger LOG = LoggerFactory.getLogger(FhirErrors.class);
    private static final String CODES = "https://fhir.nhs.uk/Codesystem/http-error-codes";

    /** An error with its OperationOutcome. */
    private static final class Answer extends BaseServerResponseException {
        Answer(int status, OperationOutcome outcome) {
            super(status, outcome.getIssueFirstRep().getDiagnostics(), outcome);
        }
    }

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException map(Throwable thrown) {
        Throwable error = thrown;
        while (error instanceof InternalErrorException
                || error instanceof java.lang.reflect.InvocationTargetException) {
            if (error.getCause() == null) {
                break;
            }
            error = error.getCause();
        }
        return switch (error) {
            case NotFound e -> answer(404, IssueType.NOTFOUND, "REC_NOT_FOUND", e.getMessage());
            case Forbidden e -> answer(403, IssueType.FORBIDDEN, "REC_FORBIDDEN", e.getMessage() + " " + e.whoCan());
            case StaleEdit e -> answer(409, IssueType.CONFLICT, "REC_CONFLICT", e.getMessage());
            case Invalid e -> invalid(e);
            case Refused e ->
                e.code().equals("key-reused")
                        ? answer(422, IssueType.BUSINESSRULE, "REC_UNPROCESSABLE_ENTITY", e.getMessage())
                        : answer(409, IssueType.CONFLICT, "REC_CONFLICT", e.getMessage());
            case Unavailable e -> answer(503, IssueType.TRANSIENT, "REC_UNAVAILABLE", e.getMessage());
            case BaseServerResponseException e -> known(e);
            default -> unknown(error);
        };
    }

    private static BaseServerResponseException known(BaseServerResponseException e) {
        if (e.getOperationOutcome() != null) {
            return e;
        }
        int status = e.getStatusCode();
        if (status >= 500) {
            return unknown(e);
        }
        IssueType type = status == 404 ? IssueType.NOTFOUND : IssueType.INVALID;
        return answer(
                status, type, status == 404 ? "REC_NOT_FOUND" : "REC_BAD_REQUEST", String.valueOf(e.getMessage()));
    }

    private static BaseServerResponseException invalid(Invalid e) {
        OperationOutcome outcome = new OperationOutcome();
        e.problems().forEach((field, problem) -> {
            var issue = outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(IssueType.INVALID)
                    .setDiagnostics(problem);
            issue.addExpression(field);
            issue.getDetails().addCoding().setSystem(CODES).setCode("REC_UNPROCESSABLE_ENTITY");
        });
        return new Answer(422, outcome);
    }

    private static BaseServerResponseException unknown(Throwable error) {
        String reference = UUID.randomUUID().toString();
        LOG.error("FHIR request failed, reference {}", reference, error);
        return answer(
                500,
                IssueType.EXCEPTION,
                "REC_SERVER_ERROR",
                "Something went wrong here. Quote the reference %s.".formatted(reference));
    }

    private static BaseServerResponseException answer(int status, IssueType type, String code, @Nullable String words) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(type)
                .setDiagnostics(words)
                .getDetails()
                .addCoding()
                .setSystem(CODES)
                .setCode(code);
        return new Answer(status, outcome);
    }
}
