package org.onedoor.directory.openreferral;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.WholeAnswer;
import org.springframework.stereotype.Component;

/** The wire to another publisher: one page at a time, in time and of a size, and no redirect is followed. */
@Component
class PublisherLine {
    private static final int TRIES = 3;
    private static final Set<Integer> AGAIN = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final int NOT_MODIFIED = 304;

    private final PublisherSettings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PublisherLine(PublisherSettings settings) {
        this.settings = settings;
    }

    /** What the other side says of how new a page is. */
    record Said(@Nullable String etag, @Nullable String modified) {
        boolean any() {
            return etag != null || modified != null;
        }
    }

    /** One page as it came. @param body none where it is as it was */
    record Page(byte @Nullable [] body, Said said) {}

    /**
     * @param said what it said of this page before; then it may answer that nothing is new
     * @throws FeedProblem when it could not be had in three tries, or the other side sends elsewhere
     */
    Page page(URI address, @Nullable Said said) throws FeedProblem {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<byte[]> answer =
                        WholeAnswer.of(http, request(address, said), settings.patience(), settings.pageBytes());
                if (!AGAIN.contains(answer.statusCode()) || attempt == TRIES) {
                    return page(answer);
                }
            } catch (IOException e) {
                if (attempt == TRIES || e instanceof InterruptedIOException) {
                    throw new FeedProblem(words(e));
                }
            }
            pause(attempt);
        }
    }

    private HttpRequest request(URI address, @Nullable Said said) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(settings.patience())
                .header("Accept", "application/json")
                .GET();
        if (said != null && said.etag() != null) {
            request.header("If-None-Match", said.etag());
        }
        if (said != null && said.modified() != null) {
            request.header("If-Modified-Since", said.modified());
        }
        return request.build();
    }

    private static Page page(HttpResponse<byte[]> answer) throws FeedProblem {
        int status = answer.statusCode();
        Said said = new Said(header(answer, "ETag"), header(answer, "Last-Modified"));
        if (status == NOT_MODIFIED) {
            return new Page(null, said);
        }
        if (status / 100 == 3) {
            throw new FeedProblem(
                    "It sends us to another address (answer %d), which is not followed. Ask the publisher; whoever runs OneDoor sets the new address."
                            .formatted(status));
        }
        if (status != 200) {
            throw new FeedProblem("It answered %d instead of the services.".formatted(status));
        }
        return new Page(answer.body(), said);
    }

    /** Only one that can be sent back as it is. */
    private static @Nullable String header(HttpResponse<?> answer, String name) {
        return answer.headers()
                .firstValue(name)
                .filter(value -> value.matches("[\\x20-\\x7e]{1,200}"))
                .orElse(null);
    }

    private String words(IOException failed) {
        return switch (failed) {
            case HttpTimeoutException _ ->
                "It did not answer within %d seconds."
                        .formatted(settings.patience().toSeconds());
            case ConnectException _ -> "It could not be reached.";
            case InterruptedIOException _ -> "OneDoor was stopped while it was read.";
            default ->
                String.valueOf(failed.getMessage()).contains("capacity")
                        ? "One page is larger than %d bytes.".formatted(settings.pageBytes())
                        : "The connection ended before the answer did.";
        };
    }

    private void pause(int attempt) throws FeedProblem {
        try {
            Thread.sleep(settings.pause().multipliedBy(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeedProblem("OneDoor was stopped while it was read.");
        }
    }
}
