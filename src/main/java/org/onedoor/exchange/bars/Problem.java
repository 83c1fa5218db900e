package org.onedoor.exchange.bars;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Why a message is not taken, as BaRS words it: an HTTP status, an issue code, and what to mend. */
public final class Problem extends BaseServerResponseException {
    private static final String CODES = "https://fhir.nhs.uk/Codesystem/http-error-codes";

    private Problem(int status, IssueType type, String barsCode, String diagnostics, String expression) {
        super(status, diagnostics, outcome(type, barsCode, diagnostics, expression));
    }

    /** Something the standard requires is missing or malformed. @param expression where, as FHIRPath */
    public static Problem badRequest(IssueType type, String diagnostics, String expression) {
        return new Problem(400, type, "REC_BAD_REQUEST", diagnostics, expression);
    }

    public static Problem unsupported(String diagnostics, String expression) {
        return new Problem(422, IssueType.NOTSUPPORTED, "REC_UNPROCESSABLE_ENTITY", diagnostics, expression);
    }

    static Problem method(String diagnostics) {
        return new Problem(405, IssueType.NOTSUPPORTED, "REC_BAD_REQUEST", diagnostics, "");
    }

    static Problem tooLarge(String diagnostics) {
        return new Problem(413, IssueType.TOOLONG, "REC_BAD_REQUEST", diagnostics, "");
    }

    static Problem mediaType(String diagnostics) {
        return new Problem(415, IssueType.NOTSUPPORTED, "REC_BAD_REQUEST", diagnostics, "");
    }

    /** Proof of delivery: the words are those of the published example. */
    public static Problem duplicate() {
        return new Problem(
                409,
                IssueType.DUPLICATE,
                "REC_CONFLICT",
                "the message has been identified as having already been processed.",
                "");
    }

    public static Problem conflict(String diagnostics) {
        return new Problem(409, IssueType.CONFLICT, "REC_CONFLICT", diagnostics, "");
    }

    public static Problem notFound(String diagnostics, String expression) {
        return new Problem(404, IssueType.NOTFOUND, "REC_NOT_FOUND", diagnostics, expression);
    }

    public static Problem unavailable() {
        return new Problem(
                503,
                IssueType.TRANSIENT,
                "REC_UNAVAILABLE",
                "OneDoor is busy. Send the same message with the same X-Request-ID again.",
                "");
    }

    /** One issue, with the error code of BaRS. @param expression where, as FHIRPath; empty when it is nowhere */
    public static OperationOutcome outcome(IssueType type, String barsCode, String diagnostics, String expression) {
        OperationOutcome outcome = new OperationOutcome();
        addIssue(outcome, type, barsCode, diagnostics, expression);
        return outcome;
    }

    public static void addIssue(
            OperationOutcome outcome, IssueType type, String barsCode, String diagnostics, String expression) {
        var issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(type)
                .setDiagnostics(diagnostics);
        issue.getDetails().addCoding().setSystem(CODES).setCode(barsCode);
        if (!expression.isEmpty()) {
            issue.addExpression(expression);
        }
    }
}
