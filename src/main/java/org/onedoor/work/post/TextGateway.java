package org.onedoor.work.post;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Way;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts by HTTP: {@code {"to", "text", "reference"}} is posted with a bearer key, and the reference again as the
 * Idempotency-Key. An answer of 2xx means taken; 408, 425, 429 and 5xx are tried again; whatever else is refused for good.
 */
final class TextGateway implements Gateway {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI address;
    private final @Nullable String key;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    TextGateway(URI address, @Nullable String key, JsonMapper json) {
        this.address = address;
        this.key = key;
        this.json = json;
    }

    @Override
    public Way way() {
        return Way.TEXT;
    }

    @Override
    public String send(Piece piece) throws IOException, Undeliverable {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("to", piece.to());
        body.put("text", piece.words());
        body.put("reference", piece.messageId().toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", piece.messageId().toString())
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpResponse<String> answer = answer(request.build());
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return reference(answer.body(), piece);
        }
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            throw new IOException("The text gateway answered %d".formatted(status));
        }
        throw new Undeliverable("The text gateway refused it (answer %d).".formatted(status));
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopped while a text was being sent");
        }
    }

    private String reference(String body, Piece piece) {
        try {
            return json.readTree(body).path("id").asString(piece.messageId().toString());
        } catch (JacksonException notJson) {
            return piece.messageId().toString();
        }
    }
}
