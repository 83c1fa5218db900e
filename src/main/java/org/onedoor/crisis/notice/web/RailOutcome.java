package org.onedoor.crisis.notice.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Why a machine's file is not taken, as FHIR's OperationOutcome: one issue for each thing to mend. */
record RailOutcome(String resourceType, List<Issue> issue) {
    static final MediaType TYPE = MediaType.valueOf("application/fhir+json");
    private static final String CODES = "https://fhir.nhs.uk/Codesystem/http-error-codes";

    record Issue(String severity, String code, Details details, String diagnostics) {}

    record Details(List<Coding> coding) {}

    record Coding(String system, String code) {}

    static RailOutcome of(HttpStatus status, List<String> why) {
        return new RailOutcome(
                "OperationOutcome",
                why.stream()
                        .map(each -> new Issue(
                                "error", type(status), new Details(List.of(new Coding(CODES, national(status)))), each))
                        .toList());
    }

    private static String type(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case CONFLICT -> "conflict";
            case CONTENT_TOO_LARGE -> "too-long";
            case UNSUPPORTED_MEDIA_TYPE -> "not-supported";
            default -> "invalid";
        };
    }

    private static String national(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN -> "REC_FORBIDDEN";
            case NOT_FOUND -> "REC_NOT_FOUND";
            case CONFLICT -> "REC_CONFLICT";
            case CONTENT_TOO_LARGE -> "REC_PAYLOAD_TOO_LARGE";
            case UNSUPPORTED_MEDIA_TYPE -> "REC_UNSUPPORTED_MEDIA_TYPE";
            case UNPROCESSABLE_CONTENT -> "REC_UNPROCESSABLE_ENTITY";
            default -> "REC_BAD_REQUEST";
        };
    }
}
