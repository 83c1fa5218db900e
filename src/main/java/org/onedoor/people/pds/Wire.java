package org.onedoor.people.pds;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.onedoor.platform.WholeAnswer;

/** One request and its whole answer, in time and of a size; no redirect is followed. */
final class Wire {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LARGEST = 1_000_000;

    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Wire(Duration patience) {
        this.patience = patience;
    }

    /** What came back. @param type the content type in small letters; empty when none was said */
    record Response(int status, String type, byte[] body, Optional<Duration> retryAfter) {
        boolean isJson() {
            return type.startsWith("application/fhir+json") || type.startsWith("application/json");
        }
    }

    /** @throws IOException when no whole answer came in time, or one that is too large */
    Response send(HttpRequest.Builder request) throws IOException {
        HttpResponse<byte[]> response =
                WholeAnswer.of(http, request.timeout(patience).build(), patience, LARGEST);
        return new Response(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse("").toLowerCase(java.util.Locale.ROOT),
                response.body(),
                response.headers().firstValue("Retry-After").flatMap(Wire::seconds));
    }

    /** A number of seconds, an hour at most; a date, or whatever else it says, counts as nothing said. */
    private static Optional<Duration> seconds(String said) {
        return said.matches("[0-9]{1,6}")
                ? Optional.of(Duration.ofSeconds(Math.min(Integer.parseInt(said), 3_600)))
                : Optional.empty();
    }
}
