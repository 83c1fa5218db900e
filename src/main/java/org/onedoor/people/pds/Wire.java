package org.onedoor.people.pds;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
        CompletableFuture<HttpResponse<byte[]>> coming = http.sendAsync(
                request.timeout(patience).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            HttpResponse<byte[]> response = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Response(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("").toLowerCase(java.util.Locale.ROOT),
                    response.body(),
                    response.headers().firstValue("Retry-After").flatMap(Wire::seconds));
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new HttpTimeoutException("the whole answer did not come in time");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException("the answer could not be taken", e.getCause());
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for an answer");
        }
    }

    /** A number of seconds, an hour at most; a date, or whatever else it says, counts as nothing said. */
    private static Optional<Duration> seconds(String said) {
        return said.matches("[0-9]{1,6}")
                ? Optional.of(Duration.ofSeconds(Math.min(Integer.parseInt(said), 3_600)))
                : Optional.empty();
    }
}
