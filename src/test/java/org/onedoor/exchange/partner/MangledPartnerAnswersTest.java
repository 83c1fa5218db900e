package org.onedoor.exchange.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Mangled;
import org.onedoor.platform.Writing;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a partner's machine answers is understood as far as it can be, or counts as nothing answered: it never breaks the post. */
class MangledPartnerAnswersTest {
    private static final FhirContext FHIR = FhirContext.forR4();
    private static final Instant NOW = Instant.parse("2024-03-01T09:00:00Z");
    private static final String TAKEN = """
            {"resourceType":"Bundle","type":"message","entry":[
             {"resource":{"resourceType":"ServiceRequest","id":"their-17","status":"active","intent":"order",
               "text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><p>Taken</p></div>"}}},
             {"resource":{"resourceType":"Appointment","id":"a-1","status":"booked","start":"2024-03-07T10:00:00+00:00",
               "participant":[{"status":"accepted"}]}},
             {"resource":{"resourceType":"Slot","id":"s-1","status":"free","start":"2024-03-07T10:00:00Z","end":"2024-03-07T10:30:00Z"}},
             {"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"informational",
               "diagnostics":"Please ring first","details":{"text":"Ring"},"expression":["Bundle.entry[0]"]}]}}]}
            """;
    private static final String REFUSED = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid",
             "details":{"coding":[{"system":"x","code":"REC_BAD_REQUEST"}],"text":"No such service"},"expression":["a.b"]}]}
            """;
    private static final String TOKEN =
            "{\"access_token\":\"eyJhbGciOiJSUzI1NiJ9.e30.c2ln\",\"token_type\":\"Bearer\",\"expires_in\":300}";

    private final AtomicReference<byte[]> token = new AtomicReference<>(TOKEN.getBytes(StandardCharsets.UTF_8));
    private final AtomicReference<byte[]> answer = new AtomicReference<>(TAKEN.getBytes(StandardCharsets.UTF_8));
    private HttpServer server;

    @BeforeEach
    void aMachine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        says("/token", token);
        says("/fhir", answer);
        server.start();
    }

    private void says(String path, AtomicReference<byte[]> what) {
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = Objects.requireNonNull(what.get());
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Partner partner(String id) {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return new Partner(
                id,
                "Partner",
                URI.create(base + "/fhir"),
                URI.create(base + "/token"),
                "us",
                "secret",
                null,
                null,
                Map.of(),
                Duration.ofHours(4),
                Duration.ofDays(28));
    }

    @Test
    void whatIsAnsweredToAMessageIsUnderstoodOrCountsAsNotReached() {
        int[] taken = {0};
        for (int status : new int[] {200, 400, 404, 409, 500}) {
            byte[] sample = (status == 200 ? TAKEN : REFUSED).getBytes(StandardCharsets.UTF_8);
            int read = Mangled.eachIsReadOrRefused(sample, 400, body -> {
                PartnerLine.Answer said = new PartnerLine.Answer(status, new String(body, StandardCharsets.UTF_8));
                Verdict verdict = Verdict.of(Kind.REFERRAL, said, FHIR);
                switch (verdict) {
                    case Verdict.Delivered delivered -> {
                        taken[0]++;
                        storable(delivered.words());
                        storable(delivered.reference());
                    }
                    case Verdict.Refused(int _, String words) -> storable(words);
                    case Verdict.NotYet(Integer _, String words) -> storable(words);
                }
                return verdict;
            });
            assertThat(read).as("nothing is thrown at all").isEqualTo(800);
        }
        assertThat(taken[0]).as("some are only a little wrong").isPositive();
    }

    private static void storable(@Nullable String words) {
        if (words != null) {
            assertThat(Writing.storable(words)).isEqualTo(words);
            assertThat(words.length()).isLessThan(1_100);
        }
    }

    @Test
    void itsFreeTimesAreThoseThatCanBeBooked() {
        Mangled.eachIsReadOrRefused(TAKEN.getBytes(StandardCharsets.UTF_8), 1_500, body -> {
            if (SaidInFhir.of(new String(body, StandardCharsets.UTF_8), FHIR).orElse(null) instanceof Bundle found) {
                assertThat(PartnerTimes.times(found, NOW))
                        .allSatisfy(time -> assertThat(time.start()).isAfter(NOW));
            }
            return body;
        });
        assertThat(PartnerTimes.times((Bundle) SaidInFhir.of(TAKEN, FHIR).orElseThrow(), NOW))
                .hasSize(1);
    }

    @Test
    void whatIsNestedDeeperThanAMessageCanBeIsNotReadAtAll() {
        assertThat(SaidInFhir.of("{\"resourceType\":\"Bundle\",\"entry\":" + "[".repeat(100_000), FHIR))
                .isEmpty();
        assertThat(SaidInFhir.of("{\"contained\":[".repeat(200) + "]}".repeat(200), FHIR))
                .isEmpty();
        String deep = "<b>".repeat(20_000) + "</b>".repeat(20_000);
        assertThatCode(() -> SaidInFhir.of(TAKEN.replace("<p>Taken</p>", deep), FHIR))
                .as("a narrative that leads a parser too deep")
                .doesNotThrowAnyException();
    }

    @Test
    void whateverItSaysOfATokenLetsUsInOrDoesNot() throws IOException {
        PartnerLine line = new PartnerLine(JsonMapper.builder().build());
        for (int seed = 0; seed < 600; seed++) {
            token.set(Mangled.of(TOKEN.getBytes(StandardCharsets.UTF_8), seed));
            try {
                assertThat(line.post(partner("p" + seed), UUID.randomUUID(), "c", new byte[0])
                                .status())
                        .isEqualTo(200);
            } catch (PartnerLine.NotLetIn refused) {
                assertThat(refused.getMessage()).startsWith("their machine");
            }
        }
    }

    @Test
    void aTokenOfMoreThanOneLineIsNone() {
        PartnerLine line = new PartnerLine(JsonMapper.builder().build());
        for (String value : new String[] {"a\\r\\nX-Other: b", "a b", "\\u0000", "é", "", "=", "x".repeat(9_000)}) {
            token.set(TOKEN.replaceAll("eyJ[^\"]*", java.util.regex.Matcher.quoteReplacement(value))
                    .getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> line.get(partner("q" + value.hashCode()), "/Slot"))
                    .as(value)
                    .isInstanceOf(PartnerLine.NotLetIn.class);
        }
    }
}
