package org.onedoor.exchange.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.bars.FhirBody;
import org.onedoor.exchange.bars.Inbound;
import org.onedoor.exchange.bars.KeepMessage;
import org.onedoor.exchange.bars.Problem;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Unavailable;
import org.onedoor.platform.web.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** The errors of the house, mapped once to FHIR. */
@Component
@Interceptor
public class FhirErrors {
    private static final Logger LOG = LoggerFactory.getLogger(FhirErrors.class);

    private final Inbound inbound;

    FhirErrors(Inbound inbound) {
        this.inbound = inbound;
    }

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException map(Throwable thrown, @Nullable HttpServletRequest request) {
        BaseServerResponseException answer = answer(root(thrown));
        if (request != null
                && request.getAttribute(KeepMessage.MESSAGE_ID) instanceof UUID messageId
                && answer.getOperationOutcome() instanceof OperationOutcome outcome) {
            inbound.refused(
                    messageId,
                    answer.getStatusCode(),
                    outcome.getIssueFirstRep().getDiagnostics());
        }
        return answer;
    }

    private static Throwable root(Throwable thrown) {
        Throwable error = thrown;
        while ((error instanceof InternalErrorException || error instanceof InvocationTargetException)
                && error.getCause() != null) {
            error = error.getCause();
        }
        return error;
    }

    private static BaseServerResponseException answer(Throwable error) {
        return switch (error) {
            case NotFound e -> answer(404, IssueType.NOTFOUND, "REC_NOT_FOUND", words(e));
            case Forbidden e -> answer(403, IssueType.FORBIDDEN, "REC_FORBIDDEN", words(e) + " " + e.whoCan());
            case StaleEdit e -> answer(409, IssueType.CONFLICT, "REC_CONFLICT", words(e));
            case Invalid e -> invalid(e);
            case Refused e ->
                e.isSentBefore()
                        ? answer(422, IssueType.BUSINESSRULE, "REC_UNPROCESSABLE_ENTITY", words(e))
                        : answer(409, IssueType.CONFLICT, "REC_CONFLICT", words(e));
            case Unavailable e -> answer(503, IssueType.TRANSIENT, "REC_UNAVAILABLE", words(e));
            case TransientDataAccessException _,
                    DataAccessResourceFailureException _,
                    CannotCreateTransactionException _ -> Problem.unavailable();
            case DataFormatException e -> known(new InvalidRequestException(e.getMessage()));
            case BaseServerResponseException e -> known(e);
            default -> unknown(error);
        };
    }

    /** What HAPI refuses itself, with the codes of BaRS and without its own numbers. */
    private static BaseServerResponseException known(BaseServerResponseException e) {
        if (e instanceof Problem) {
            return e;
        }
        int status = e.getStatusCode();
        if (status >= 500) {
            return unknown(e);
        }
        String words = FhirBody.words(e);
        e.setOperationOutcome(
                switch (status) {
                    case 404, 410 -> Problem.outcome(IssueType.NOTFOUND, "REC_NOT_FOUND", words, "");
                    case 405 -> Problem.outcome(IssueType.NOTSUPPORTED, "REC_BAD_REQUEST", words, "");
                    default -> Problem.outcome(IssueType.INVALID, "REC_BAD_REQUEST", words, "");
                });
        return e;
    }

    private static BaseServerResponseException invalid(Invalid e) {
        OperationOutcome outcome = new OperationOutcome();
        e.problems()
                .forEach((field, problem) ->
                        Problem.addIssue(outcome, IssueType.INVALID, "REC_UNPROCESSABLE_ENTITY", problem, field));
        return answer(422, outcome);
    }

    private static BaseServerResponseException unknown(Throwable error) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("FHIR request failed, reference {}: {}", reference, Failures.trace(error));
        return answer(
                500,
                IssueType.EXCEPTION,
                "REC_SERVER_ERROR",
                "Something went wrong here. Send it again, or quote the reference %s.".formatted(reference));
    }

    private static BaseServerResponseException answer(int status, IssueType type, String code, String words) {
        return answer(status, Problem.outcome(type, code, words, ""));
    }

    private static BaseServerResponseException answer(int status, OperationOutcome outcome) {
        return new UnclassifiedServerFailureException(
                status, outcome.getIssueFirstRep().getDiagnostics(), outcome);
    }

    private static String words(Throwable e) {
        return Objects.toString(e.getMessage(), e.getClass().getSimpleName());
    }
}
