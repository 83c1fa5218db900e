package org.onedoor.platform.web;

/** What a machine under {@code /fhir} or {@code /machines} is told of a request that came to no operation: in the form it understands. */
final class FhirProblem {
    static final String TYPE = "application/fhir+json";
    private static final String FHIR = "/fhir/";
    private static final String FILES = "/machines/";

    private FhirProblem() {}

    /** Whether an address, without the context it is served in, is of the machines' doors. */
    static boolean isMachines(String path) {
        return path.startsWith(FHIR) || isFiles(path);
    }

    /** Whether it is of the door for files, whose bodies are no FHIR. */
    static boolean isFiles(String path) {
        return path.startsWith(FILES);
    }

    static String outcome(int status, String path) {
        return outcome(isFiles(path) ? ofFiles(status) : words(status));
    }

    private static String outcome(String[] words) {
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

    /** The same where it is a file that is sent. */
    private static String[] ofFiles(int status) {
        return switch (status) {
            case 404 ->
                words(
                        "not-found",
                        "REC_NOT_FOUND",
                        "There is no such address. A file of notices goes to /machines/rail-notices/weekly/2024-03-08.");
            case 405, 501 ->
                words(
                        "not-supported",
                        "REC_METHOD_NOT_ALLOWED",
                        "This address does not take that method. Send a file with POST; ask with GET what became of it.");
            case 413 ->
                words(
                        "too-long",
                        "REC_PAYLOAD_TOO_LARGE",
                        "The file is larger than 10 MB. Send the rest as another file.");
            case 415 -> words("not-supported", "REC_UNSUPPORTED_MEDIA_TYPE", "Send text/csv in UTF-8.");
            default -> words(status);
        };
    }

    private static String[] words(String code, String national, String diagnostics) {
        return new String[] {code, national, diagnostics};
    }
}
