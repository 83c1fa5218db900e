package org.onedoor.work.post;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Way;
import org.onedoor.platform.WholeAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts by HTTP: {@code {"to", "text", "reference"}} is posted with a bearer key, and the reference again as the
 * Idempotency-Key. An answer of 2xx means taken; 408, 425, 429 and 5xx are tried again; whatever else is refused for good.
 */
final class TextGateway implements Gateway {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 100_000;
    private static final String REFERENCE = "[\\x21-\\x7e]{1,200}";

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
        HttpResponse<byte[]> answer = WholeAnswer.of(http, request.build(), PATIENCE, LARGEST);
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return reference(answer.body(), piece);
        }
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            throw new IOException("The text gateway answered %d".formatted(status));
        }
        throw new Undeliverable("The text gateway refused it (answer %d).".formatted(status));
    }

    /** What it calls the text, as far as that can be kept; ours where it says nothing that is one. */
    private String reference(byte[] body, Piece piece) {
        String ours = piece.messageId().toString();
        try {
            String said = json.readTree(body).path("id").asString(ours);
            return said.matches(REFERENCE) ? said : ours;
        } catch (JacksonException notJson) {
            return ours;
        }
    }
}
