package org.onedoor.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's machine: it asks for a token and speaks FHIR. */
final class Partner {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String site;
    private final String token;

    Partner(int port, String clientId, String secret) {
        this(port, clientId, secret, "bars read write");
    }

    Partner(int port, String clientId, String secret, String scopes) {
        this.site = "http://localhost:" + port;
        this.token = token(port, clientId, secret, scopes)
                .json()
                .path("access_token")
                .asString();
    }

    /** An answer, read whole. */
    record Answer(int status, HttpHeaders headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The first issue of an OperationOutcome: {@code code REC_CODE expression}. */
        String issue() {
            JsonNode issue = json().path("issue").path(0);
            return "%s %s %s"
                    .formatted(
                            issue.path("code").asString(""),
                            issue.path("details")
                                    .path("coding")
                                    .path(0)
                                    .path("code")
                                    .asString(""),
                            issue.path("expression").path(0).asString(""))
                    .strip();
        }

        String diagnostics() {
            return json().path("issue").path(0).path("diagnostics").asString("");
        }
    }

    static Answer token(int port, String clientId, String secret) {
        return token(port, clientId, secret, "bars read write");
    }

    private static Answer token(int port, String clientId, String secret, String scopes) {
        String basic = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scopes.replace(" ", "%20"))));
    }

    Answer process(byte[] body) {
        return process(body, UUID.randomUUID().toString());
    }

    Answer process(JsonNode message) {
        return process(JSON.writeValueAsBytes(message));
    }

    Answer process(byte[] body, String requestId) {
        return send(message(requestId).POST(BodyPublishers.ofByteArray(body)));
    }

    /** A message that is not sent yet, for those who change its headers. */
    HttpRequest.Builder message(String requestId) {
        return request("/$process-message")
                .header("Content-Type", "application/fhir+json")
                .header("X-Request-ID", requestId)
                .header("X-Correlation-ID", UUID.randomUUID().toString());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + "/fhir/R4" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body, @Nullable String key) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/fhir+json");
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
