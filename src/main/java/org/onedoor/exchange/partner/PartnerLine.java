package org.onedoor.exchange.partner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.onedoor.platform.WholeAnswer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The wire to partners' machines. It calls the addresses of the settings and no other: none from a message, and no redirect is
 * followed. Never called inside a transaction.
 */
@Component
class PartnerLine {
    static final String FHIR = "application/fhir+json";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LARGEST = 5_000_000;

    /** Of what a token may consist: RFC 6750, b64token. */
    private static final String TOKEN = "[A-Za-z0-9._~+/-]{1,8000}=*";

    private static final long LONGEST_SECONDS = 86_400;

    /** A token that has less than this left is not used for another call. */
    private static final long MARGIN_SECONDS = 60;

    private final JsonMapper json;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PartnerLine(JsonMapper json) {
        this.json = json;
    }

    /** What came back. */
    record Answer(int status, String body) {}

    private record Token(String value, long untilNanos) {
        boolean isGood() {
            return System.nanoTime() - untilNanos < 0;
        }
    }

    /** @throws IOException when nothing was answered: whether the message arrived is not known */
    Answer post(Partner partner, UUID requestId, String correlationId, byte[] body) throws IOException {
        return signedIn(
                partner,
                request(partner, "/$process-message")
                        .header("Content-Type", FHIR)
                        .header("X-Request-ID", requestId.toString())
                        .header("X-Correlation-ID", correlationId)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    /** @param path below the FHIR base, with its query */
    Answer get(Partner partner, String path) throws IOException {
        return signedIn(
                partner,
                request(partner, path)
                        .header("X-Request-ID", UUID.randomUUID().toString())
                        .header("X-Correlation-ID", UUID.randomUUID().toString())
                        .GET());
    }

    private static HttpRequest.Builder request(Partner partner, String path) {
        return HttpRequest.newBuilder(URI.create(partner.address() + path))
                .timeout(PATIENCE)
                .header("Accept", FHIR);
    }

    /** A token may have been taken back before its time: then a new one is asked for, once. */
    private Answer signedIn(Partner partner, HttpRequest.Builder request) throws IOException {
        Answer answer = send(request.setHeader("Authorization", "Bearer " + token(partner)));
        if (answer.status() != 401) {
            return answer;
        }
        tokens.remove(partner.id());
        return send(request.setHeader("Authorization", "Bearer " + token(partner)));
    }

    private String token(Partner partner) throws IOException {
        Token held = tokens.get(partner.id());
        if (held != null && held.isGood()) {
            return held.value();
        }
        String basic = Base64.getEncoder()
                .encodeToString((partner.clientId() + ":" + partner.secret()).getBytes(StandardCharsets.UTF_8));
        Answer answer = send(HttpRequest.newBuilder(partner.tokenAddress())
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=bars%20read")));
        if (answer.status() != 200) {
            throw new NotLetIn("their machine did not let ours in (status %d)".formatted(answer.status()));
        }
        try {
            JsonNode token = json.readTree(answer.body());
            String value = token.path("access_token").asString("");
            if (!value.matches(TOKEN)) { // it goes into a header
                throw new NotLetIn("their machine gave ours no token");
            }
            long seconds = Math.clamp(token.path("expires_in").asLong(300), 0, LONGEST_SECONDS) - MARGIN_SECONDS;
            tokens.put(
                    partner.id(), new Token(value, System.nanoTime() + TimeUnit.SECONDS.toNanos(Math.max(seconds, 1))));
            return value;
        } catch (JacksonException e) {
            throw new NotLetIn("their machine's answer about a token could not be read");
        }
    }

    /** The partner is there and knows nothing of us: its words may be shown. */
    static final class NotLetIn extends IOException {
        private static final long serialVersionUID = 1L;

        NotLetIn(String words) {
            super(words);
        }
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        HttpResponse<byte[]> response = WholeAnswer.of(http, request.build(), PATIENCE, LARGEST);
        return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }
}
