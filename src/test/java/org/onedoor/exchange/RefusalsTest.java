package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bad messages: each is refused with what is wrong and how to mend it, kept as it came, and never a fault of ours. */
@OneDoorTest
class RefusalsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    private final Random random = new Random();
    private Partner partner;

    @BeforeEach
    void signUp() {
        partner = partner("bars", "read", "write");
    }

    private Partner partner(String... scopes) {
        return new Partner(port, cast.machine("RYC", "secret", scopes).clientId(), "secret");
    }

    private static Arguments changed(String what, int status, String issue, Consumer<ObjectNode> change) {
        return Arguments.of(what, status, issue, change);
    }

    private static ObjectNode header(ObjectNode message) {
        return Messages.resource(message, "MessageHeader");
    }

    private static ObjectNode request(ObjectNode message) {
        return Messages.resource(message, "ServiceRequest");
    }

    private static ObjectNode patient(ObjectNode message) {
        return Messages.resource(message, "Patient");
    }

    static Stream<Arguments> badMessages() {
        return Stream.of(
                changed("not a Bundle", 400, "structure REC_BAD_REQUEST", m -> {
                    m.removeAll();
                    m.put("resourceType", "Patient");
                }),
                changed("no type of resource", 400, "", m -> m.remove("resourceType")),
                changed("an unknown resource", 400, "", m -> m.put("resourceType", "Nonsense")),
                changed("another type", 400, "invalid REC_BAD_REQUEST Bundle.type", m -> m.put("type", "batch")),
                changed("no id", 400, "required REC_BAD_REQUEST Bundle.id", m -> m.remove("id")),
                changed("a long id", 400, "value REC_BAD_REQUEST Bundle.id", m -> m.put("id", "x".repeat(3_000))),
                changed(
                        "another version",
                        422,
                        "not-supported REC_UNPROCESSABLE_ENTITY Bundle.meta.versionId",
                        m -> ((ObjectNode) m.path("meta")).put("versionId", "9.0.0")),
                changed(
                        "no entries",
                        400,
                        "structure REC_BAD_REQUEST Bundle.entry[0].resource",
                        m -> m.remove("entry")),
                changed(
                        "no header first",
                        400,
                        "structure REC_BAD_REQUEST Bundle.entry[0].resource",
                        m -> ((ArrayNode) m.path("entry")).remove(0)),
                changed(
                        "no focus",
                        400,
                        "required REC_BAD_REQUEST MessageHeader.focus",
                        m -> header(m).remove("focus")),
                changed(
                        "a dangling focus",
                        400,
                        "invalid REC_BAD_REQUEST MessageHeader.focus",
                        m -> ((ObjectNode) header(m).path("focus").path(0)).put("reference", "urn:uuid:nobody")),
                changed(
                        "no patient",
                        400,
                        "required REC_BAD_REQUEST ServiceRequest.subject",
                        m -> request(m).remove("subject")),
                changed(
                        "one fullUrl twice",
                        400,
                        "duplicate REC_BAD_REQUEST Bundle.entry.fullUrl",
                        m -> ((ObjectNode) m.path("entry").path(2))
                                .put(
                                        "fullUrl",
                                        m.path("entry").path(3).path("fullUrl").asString())),
                changed(
                        "an unknown event",
                        422,
                        "not-supported REC_UNPROCESSABLE_ENTITY MessageHeader.eventCoding.code",
                        m -> ((ObjectNode) header(m).path("eventCoding")).put("code", "dance")),
                changed(
                        "an unknown reason",
                        422,
                        "not-supported REC_UNPROCESSABLE_ENTITY MessageHeader.reason",
                        m -> Messages.reason(m, "perhaps")),
                changed(
                        "an unknown use case",
                        422,
                        "not-supported REC_UNPROCESSABLE_ENTITY ServiceRequest.category",
                        m -> ((ObjectNode) request(m)
                                        .path("category")
                                        .path(1)
                                        .path("coding")
                                        .path(0))
                                .put("code", "z9")),
                changed(
                        "an answer",
                        404,
                        "not-found REC_NOT_FOUND MessageHeader.response.identifier",
                        m -> ((ObjectNode) header(m).path("eventCoding")).put("code", "servicerequest-response")),
                changed(
                        "an unknown status",
                        400,
                        "invalid REC_BAD_REQUEST",
                        m -> request(m).put("status", "lively")),
                changed(
                        "no status",
                        400,
                        "required REC_BAD_REQUEST ServiceRequest.status",
                        m -> request(m).remove("status")),
                changed(
                        "a date in the year 99999",
                        400,
                        "invalid REC_BAD_REQUEST",
                        m -> patient(m).put("birthDate", "99999-01-01")),
                changed(
                        "no such day",
                        400,
                        "invalid REC_BAD_REQUEST",
                        m -> patient(m).put("birthDate", "1999-02-30")),
                changed("nameless", 400, "required REC_BAD_REQUEST Patient.name", m -> {
                    patient(m).remove(List.of("name", "identifier", "gender", "birthDate", "address", "telecom"));
                }),
                changed(
                        "a text for an object",
                        400,
                        "invalid REC_BAD_REQUEST",
                        m -> patient(m).put("name", "Jones")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badMessages")
    void aBadMessageIsRefusedWithWhereAndWhy(String what, int status, String issue, Consumer<ObjectNode> change) {
        ObjectNode message = Messages.fresh(Messages.REFERRAL, random);
        change.accept(message);
        Answer answer = refused(Partner.JSON.writeValueAsBytes(message), status);
        assertThat(answer.issue()).as(answer.body()).startsWith(issue);
        assertThat(answer.diagnostics()).as(what).isNotBlank().doesNotContain("HAPI-");
    }

    private Answer refused(byte[] body, int status) {
        String requestId = UUID.randomUUID().toString();
        Answer answer = partner.process(body, requestId);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(answer.header("X-Request-ID")).isEqualTo(requestId);
        Kept kept = kept(requestId);
        assertThat(kept.body()).isEqualTo(body);
        assertThat(kept.status()).isEqualTo(status);
        assertThat(kept.problem()).isNotBlank();
        return answer;
    }

    private record Kept(byte[] body, int status, String problem) {}

    private Kept kept(String requestId) {
        return jdbc.sql("select body, status, problem from exchange.inbound where request_id = :id")
                .param("id", requestId)
                .query(Kept.class)
                .single();
    }

    @Test
    void somebodyBornTomorrowIsRefusedAndSomebodyBornTodayIsTaken() {
        LocalDate today = London.date(time.instant());
        ObjectNode message = Messages.fresh(Messages.REFERRAL, random);
        patient(message).put("birthDate", today.plusDays(1).toString());
        assertThat(refused(Partner.JSON.writeValueAsBytes(message), 400).issue())
                .isEqualTo("invalid REC_BAD_REQUEST Patient.birthDate");
        patient(message).put("birthDate", String.valueOf(today.getYear() + 1));
        refused(Partner.JSON.writeValueAsBytes(message), 400);
        patient(message).put("birthDate", today.toString());
        assertThat(partner.process(message).status()).isEqualTo(200);
    }

    @Test
    void theUnsupportedVersionIsAnsweredAsPublished() {
        ObjectNode message = Messages.fresh(Messages.REFERRAL, random);
        ((ObjectNode) message.path("meta")).put("versionId", "2.0.0");
        JsonNode issue = refused(Partner.JSON.writeValueAsBytes(message), 422)
                .json()
                .path("issue")
                .path(0);
        JsonNode published = Messages.read("outcome-422.json").path("issue").path(0);
        assertThat(issue.path("code")).isEqualTo(published.path("code"));
        assertThat(issue.path("severity")).isEqualTo(published.path("severity"));
        assertThat(issue.path("details")).isEqualTo(published.path("details"));
    }

    @Test
    void bytesThatAreNoMessageAreRefused() {
        String json = Messages.fresh(Messages.REFERRAL, random).toString();
        String deep = "[".repeat(500) + "]".repeat(500);
        refused("{\"resourceType\":\"Bundle\",\"x\":%s}".formatted(deep).getBytes(StandardCharsets.UTF_8), 400);
        refused(new byte[0], 400);
        refused("null".getBytes(StandardCharsets.UTF_8), 400);
        refused("[]".getBytes(StandardCharsets.UTF_8), 400);
        refused(json.substring(0, json.length() / 2).getBytes(StandardCharsets.UTF_8), 400);
        refused((json + json).getBytes(StandardCharsets.UTF_8), 400);
        byte[] broken = json.getBytes(StandardCharsets.UTF_8);
        broken[json.indexOf("Jones") < 0 ? 200 : json.indexOf("Jones")] = (byte) 0xC3;
        refused(broken, 400);
        refused(
                json.replaceFirst("\"type\":\"message\"", "\"type\":\"message\",\"type\":\"message\"")
                        .getBytes(StandardCharsets.UTF_8),
                400);
        for (String text : List.of("\\u0000", "\\ud800", "\\udc00x")) {
            refused(
                    json.replaceFirst("\"family\":\"", "\"family\":\"" + text.replace("\\", "\\\\"))
                            .getBytes(StandardCharsets.UTF_8),
                    400);
        }
        for (String number : List.of("1e999999", "-1E-99999", "9".repeat(200))) {
            refused(
                    json.replaceFirst("\"longitude\":[0-9.]+", "\"longitude\":" + number)
                            .getBytes(StandardCharsets.UTF_8),
                    400);
        }
    }

    @Test
    void bothIdsAreNeeded() {
        byte[] message = Messages.bytes(Messages.REFERRAL);
        for (String missing : List.of("X-Request-ID", "X-Correlation-ID")) {
            HttpRequest.Builder request = partner.request("/$process-message")
                    .header("Content-Type", "application/fhir+json")
                    .header(missing.equals("X-Request-ID") ? "X-Correlation-ID" : "X-Request-ID", "only-one");
            Answer answer = Partner.send(request.POST(BodyPublishers.ofByteArray(message)));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.issue()).isEqualTo("required REC_BAD_REQUEST");
            assertThat(answer.diagnostics()).contains(missing);
        }
    }

    @Test
    void onlyJsonIsSpoken() {
        for (String type :
                List.of("application/fhir+xml", "text/plain", "application/x-www-form-urlencoded", "nonsense")) {
            Answer answer = Partner.send(partner.request("/$process-message")
                    .header("Content-Type", type)
                    .header("Accept", "application/fhir+xml")
                    .header("X-Request-ID", UUID.randomUUID().toString())
                    .header("X-Correlation-ID", "c")
                    .POST(BodyPublishers.ofString("<Bundle xmlns=\"http://hl7.org/fhir\"/>")));
            assertThat(answer.status()).as(type).isEqualTo(415);
            assertThat(answer.issue()).isEqualTo("not-supported REC_BAD_REQUEST");
        }
        Answer packed = Partner.send(partner.message(UUID.randomUUID().toString())
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(Messages.bytes(Messages.REFERRAL))));
        assertThat(packed.status()).isEqualTo(415);
    }

    @Test
    void tenMegabytesAreRefusedAtOnce() {
        byte[] large = "{\"resourceType\":\"Bundle\",\"x\":\"%s\"}"
                .formatted("x".repeat(10 * 1024 * 1024))
                .getBytes(StandardCharsets.UTF_8);
        for (var publisher : List.of(
                BodyPublishers.ofByteArray(large),
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))) {
            String requestId = UUID.randomUUID().toString();
            long start = System.nanoTime();
            Answer answer = Partner.send(partner.message(requestId).POST(publisher));
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.issue()).isEqualTo("too-long REC_BAD_REQUEST");
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
            assertThat(kept(requestId).status()).isEqualTo(413);
        }
        String padded = Messages.fresh(Messages.REFERRAL, random).toString() + " ".repeat(4 * 1024 * 1024);
        assertThat(partner.process(padded.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(200);
    }
}
