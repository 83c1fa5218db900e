package org.onedoor.platform.web;

/** What a machine under {@code /fhir} is told of a request that came to no operation: in the form it understands. */
final class FhirProblem {
    static final String PATH = "/fhir/";
    static final String TYPE = "application/fhir+json";

    private FhirProblem() {}

    static String outcome(int status) {
        String[] words = words(status);
        return """
                {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%s",\
                "details":{"coding":[{"system":"https://fhir.nhs.uk/Codesystem/http-error-codes","code":"%s"}]},\
                "diagnostics":"%s"}]}""".formatted((Object[]) words);
    }

    /** The type, the national code, and what to do. */
    private static String[] words(int status) {
        return switch (status) {
            case 404 ->
                words(
                        "not-found",
                        "REC_NOT_FOUND",
                        "There is no such address. /fhir/R4/metadata names those there are.");
            case 405, 501 ->
                words(
                        "not-supported",
                        "REC_METHOD_NOT_ALLOWED",
                        "This address does not take that method. Use GET, HEAD or POST.");
            case 413 -> words("too-long", "REC_PAYLOAD_TOO_LARGE", "The message is larger than 5 MB.");
            case 414 ->
                words(
                        "too-long",
                        "REC_BAD_REQUEST",
                        "The address is longer than 8,000 characters. Search with POST instead.");
            case 415 -> words("not-supported", "REC_UNSUPPORTED_MEDIA_TYPE", "Send application/fhir+json.");
            case 429 ->
                words(
                        "throttled",
                        "REC_TOO_MANY_REQUESTS",
                        "Too many requests. Wait as long as Retry-After says, in seconds.");
            case 431 -> words("too-long", "REC_BAD_REQUEST", "The headers of the request are too long.");
            default ->
                status < 500
                        ? words(
                                "invalid",
                                "REC_BAD_REQUEST",
                                "The address or the headers of the request cannot be read.")
                        : words(
                                "exception",
                                "REC_SERVER_ERROR",
                                "Something went wrong here. Send the same again in a minute.");
        };
    }

    private static String[] words(String code, String national, String diagnostics) {
        return new String[] {code, national, diagnostics};
    }
}
