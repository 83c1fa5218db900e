package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.DoorEntries;
import org.onedoor.frontdoor.DoorEntry;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Submission;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** FHIR read, search and create: what a partner's machine may reach of what it sent, and nobody else. */
class FhirTest extends OneReferralSent {
    private static final UUID SCHOOL = Organisation.idOfSlug("saltings-academy");

    @Autowired
    Intake intake;

    @Autowired
    DoorEntries entries;

    @Autowired
    Doing doing;

    @Autowired
    DomainTime time;

    @Test
    void anOrderThatIsNotKeptIsRefusedOrSaidToBePassedOver() {
        for (String search : List.of("/ServiceRequest?", "/Task?", "/HealthcareService?")) {
            Answer refused = partner.get(search + "_sort=-authored");
            assertThat(refused.status()).as(search + refused.body()).isEqualTo(400);
            assertThat(refused.diagnostics()).contains("_sort is not supported", "handling=lenient");
            Answer lenient = Partner.send(partner.request(search + "_sort=-authored&_count=1")
                    .header("Prefer", "return=minimal, handling=lenient")
                    .GET());
            JsonNode entries = found(lenient);
            JsonNode last = entries.path(entries.size() - 1);
            assertThat(last.path("search").path("mode").asString()).isEqualTo("outcome");
            assertThat(last.path("resource").path("issue").path(0).path("code").asString())
                    .isEqualTo("not-supported");
            assertThat(lenient.json().path("link").findValuesAsString("url"))
                    .isNotEmpty()
                    .noneMatch(url -> url.contains("_sort"));
        }
    }

    @Test
    void whatASearchDoesNotHeedIsRefusedSoThatNobodyTakesAllForSome() {
        for (String search : List.of(
                "/ServiceRequest?status:not=revoked",
                "/ServiceRequest?_lastUpdated=gt2030-01-01",
                "/Task?_lastUpdated=gt2026-13-01",
                "/Task?_tag=x",
                "/HealthcareService?name:exact=x",
                "/Organization?name:exact=x")) {
            Answer refused = partner.get(search);
            assertThat(refused.status()).as(search + refused.body()).isEqualTo(400);
            assertThat(refused.diagnostics()).as(search).contains("is not supported");
        }
        Answer lenient = Partner.send(partner.request("/ServiceRequest?_lastUpdated=gt2030-01-01&_count=1")
                .header("Prefer", "handling=lenient")
                .GET());
        assertThat(lenient.status()).isEqualTo(200);
        assertThat(lenient.body()).contains("_lastUpdated is not supported. It was passed over.");
        assertThat(lenient.json().path("link").findValuesAsString("url"))
                .isNotEmpty()
                .noneMatch(url -> url.contains("_lastUpdated"));
    }

    @Test
    void anAnswerIsSentWholeWithItsLength() {
        for (String asked :
                List.of("/Patient/" + personId, "/ServiceRequest?_count=20", "/Patient/" + UUID.randomUUID())) {
            Answer answer = partner.get(asked);
            assertThat(answer.json().path("resourceType").asString()).isNotEmpty();
            assertThat(answer.header("Content-Length"))
                    .as(asked)
                    .isEqualTo(String.valueOf(answer.body().getBytes(StandardCharsets.UTF_8).length));
        }
    }

    @Test
    void ofWhatIsOnlyDealtWithAMachineOfTheSenderReadsNoMoreThanThat() {
        Account school = cast.account("school", SCHOOL, null);
        Submission submission =
                Cast.submission(Cast.somebody(random), Door.SCHOOL, Priority.ROUTINE, time.instant(), "Very low");
        String sent = CurrentActor.as(
                school.actor(),
                () -> intake.submit(submission, null, entries.with(new DoorEntry("school", List.of(), false, null)))
                        .reference());
        doing.accepted(sent, Doing.PCN);
        Partner machine =
                new Partner(port, cast.machine(SCHOOL, "secret", "read").clientId(), "secret", "read");
        String service = Service.idOf(Doing.PCN).toString();
        for (Answer answer : List.of(
                machine.get("/ServiceRequest/" + sent),
                machine.get("/Task/" + sent),
                machine.get("/ServiceRequest?status=active&_count=100"),
                machine.get("/Task?_count=100"))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains(sent);
        }
        assertThat(machine.get("/ServiceRequest/" + sent).body())
                .contains("active")
                .doesNotContain(service);
        assertThat(machine.get("/Task/" + sent).body()).contains("in-progress").doesNotContain("ccepted", "owner");
    }

    @Test
    void theCapabilitiesAreThereForAnybody() {
        Answer answer =
                Partner.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/fhir/R4/metadata"))
                        .GET());
        assertThat(answer.status()).isEqualTo(200);
        JsonNode rest = answer.json().path("rest").path(0);
        assertThat(rest.path("operation").findValuesAsString("name")).contains("process-message");
        assertThat(rest.path("resource").findValuesAsString("type"))
                .contains("Patient", "ServiceRequest", "Task", "Organization", "HealthcareService");
        assertThat(answer.json().path("format").toString()).contains("json").doesNotContain("xml", "turtle");
        assertThat(answer.json().path("name").asString()).isEqualTo("OneDoor");
    }

    @Test
    void theSenderReadsWhatItSentAndAStrangerFindsNothing() {
        for (String path : List.of("/ServiceRequest/" + reference, "/Task/" + reference, "/Patient/" + personId)) {
            assertThat(partner.get(path).status()).as(path).isEqualTo(200);
            Answer hidden = stranger.get(path);
            assertThat(hidden.status()).as(path).isEqualTo(404);
            assertThat(hidden.issue()).isEqualTo("not-found REC_NOT_FOUND");
            assertThat(hidden.body()).doesNotContain(personId);
        }
        assertThat(stranger.get("/Patient/" + UUID.randomUUID()).body())
                .as("out of reach is as if it were not there")
                .isEqualTo(stranger.get("/Patient/" + personId).body());
    }

    @Test
    void aReferralIsFoundByReferencePatientAndStatus() {
        String[] searches = {
            "/ServiceRequest?identifier=" + reference,
            "/ServiceRequest?subject=Patient/" + personId,
            "/ServiceRequest?patient=" + personId + "&status=active",
            "/Task?focus=ServiceRequest/" + reference,
            "/Task?patient=Patient/" + personId
        };
        for (String search : searches) {
            JsonNode entries = found(partner.get(search));
            assertThat(entries.size()).as(search).isEqualTo(1);
            assertThat(entries.path(0).path("resource").path("id").asString()).isEqualTo(reference);
            assertThat(found(stranger.get(search)).size()).as(search).isZero();
        }
        assertThat(found(partner.get("/ServiceRequest?patient=" + personId + "&status=revoked"))
                        .size())
                .isZero();
    }

    @Test
    void theWorklistIsPagedByStatus() {
        partner.process(Messages.fresh(Messages.REFERRAL, random));
        Answer first = partner.get("/ServiceRequest?status=active&_count=1");
        assertThat(found(first).size()).isEqualTo(1);
        assertThat(first.body()).contains("\"next\"");
        assertThat(first.json().path("total").asInt(-1))
                .as("the size of a page is not how many there are")
                .isNotEqualTo(1);
        assertThat(found(partner.get("/ServiceRequest?status=active&_count=1&_offset=1"))
                        .size())
                .isEqualTo(1);
        assertThat(found(partner.get("/Task?_count=1")).size()).isEqualTo(1);
        assertThat(found(stranger.get("/ServiceRequest?status=active")).toString())
                .doesNotContain(reference);
        for (String bad : List.of("status=lively", "status=active,revoked", "_count=3&_offset=2", "colour=red")) {
            Answer refused = partner.get("/ServiceRequest?" + bad);
            assertThat(refused.status()).as(bad).isIn(400, 422);
            assertThat(refused.diagnostics()).isNotBlank().doesNotContain("HAPI-");
        }
    }

    /** As the standard writes it, and as clients that do not escape it send it. */
    @Test
    void aSystemAndItsValueMayBePartedByABarAsItIs() throws Exception {
        String token = partner.request("/Organization?identifier=RYC")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(
                            ("GET /fhir/R4/Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code|RYC HTTP/1.1\r\n"
                                            + "Host: localhost\r\nConnection: close\r\nAuthorization: " + token
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"RYC\"");
        }
    }

    @Test
    void anAbsurdPageSizeIsAnsweredRightlyOrRefused() {
        for (String search : List.of(
                "/ServiceRequest?patient=" + personId + "&",
                "/ServiceRequest?identifier=" + reference + "&",
                "/Task?patient=" + personId + "&",
                "/Organization?identifier=RYC&")) {
            for (String size : List.of("1000000000", "2147483647", "1")) {
                Answer answer = partner.get(search + "_count=" + size);
                assertThat(found(answer).size()).as(search + size).isEqualTo(1);
                assertThat(answer.json().path("total").asInt(-1))
                        .as(search + size)
                        .isEqualTo(1);
            }
            Answer none = partner.get(search + "_count=0");
            assertThat(found(none).size()).as(search).isZero();
            assertThat(none.json().path("total").asInt(-1)).as(search).isEqualTo(1);
            assertThat(none.body()).as(search).doesNotContain("\"next\"");
            for (String bad : List.of("-1", "ten", "1.5", "", "1&_count=2", "99999999999999999999")) {
                Answer refused = partner.get(search + "_count=" + bad);
                assertThat(refused.status()).as(search + bad + refused.body()).isEqualTo(400);
                assertThat(refused.diagnostics())
                        .as(bad)
                        .containsAnyOf("_count must be one whole number", "Invalid _count value");
            }
        }
        Answer all = partner.get("/HealthcareService?_count=0");
        int services = all.json().path("total").asInt(-1);
        assertThat(services).isGreaterThan(20);
        assertThat(found(partner.get("/HealthcareService?_count=1000000000")).size())
                .isEqualTo(Math.min(services, 100));
        Answer worklist = partner.get("/ServiceRequest?status=active&_count=0");
        assertThat(found(worklist).size()).isZero();
        assertThat(worklist.json().path("total").asInt(-1)).isPositive();
    }

    @Test
    void whatIsAbsentIsAnsweredAndAuditedLikeWhatIsOutOfReach() {
        List<List<String>> pairs = List.of(
                List.of("/ServiceRequest/" + reference, "/ServiceRequest/OD-ZZZZ-ZZZZ"),
                List.of("/Task/" + reference, "/Task/OD-ZZZZ-ZZZZ"),
                List.of("/Patient/" + personId, "/Patient/" + UUID.randomUUID()),
                List.of("/ServiceRequest?identifier=" + reference, "/ServiceRequest?identifier=OD-ZZZZ-ZZZZ"),
                List.of("/Task?focus=ServiceRequest/" + reference, "/Task?focus=ServiceRequest/OD-ZZZZ-ZZZZ"),
                List.of("/Patient?identifier=" + number(), "/Patient?identifier=" + Cast.nhsNumber(random)));
        for (List<String> pair : pairs) {
            int before = refusedLooks();
            Answer hidden = stranger.get(pair.getFirst());
            int between = refusedLooks();
            Answer absent = stranger.get(pair.getLast());
            assertThat(absent.status()).as(pair.toString()).isEqualTo(hidden.status());
            assertThat(same(absent)).as(pair.toString()).isEqualTo(same(hidden));
            assertThat(between - before).as(pair.toString()).isEqualTo(1);
            assertThat(refusedLooks() - between).as(pair.toString()).isEqualTo(1);
        }
    }

    /** An answer without what differs between any two: its own id and the address that was asked. */
    private static String same(Answer answer) {
        return answer.body()
                .replaceAll("\"id\":\"[^\"]*\"", "")
                .replaceAll("\"lastUpdated\":\"[^\"]*\"", "")
                .replaceAll("\"url\":\"[^\"]*\"", "");
    }

    private int refusedLooks() {
        return jdbc.sql("""
                select count(*) from platform.audit
                 where organisation_id = (select organisation_id from organisation.organisation where ods_code = 'F81110')
                   and outcome = 'out-of-reach'
                """).query(Integer.class).single();
    }

    @Test
    void nonsenseIsNotFoundOrRefusedAndNeverAFault() {
        for (String path : Arrays.asList(
                "/Patient/x",
                "/Patient/",
                "/Patient",
                "/Patient?identifier=",
                "/ServiceRequest/%00",
                "/Nothing/1",
                "/ServiceRequest?subject=",
                "/ServiceRequest?subject:Patient.identifier=1",
                "/Task?focus=",
                "/Organization?identifier=%F0%9F%9A%91",
                "/HealthcareService?name=%25",
                "/$nonsense",
                "/ServiceRequest?_count=x",
                "/ServiceRequest?_count=-5",
                "/ServiceRequest?_offset=-1",
                "/ServiceRequest?identifier=a%00b",
                "/Task?focus=%00",
                "/Organization?identifier=%1F",
                "/Patient/" + personId + "/_history",
                "/ServiceRequest?_format=turtle")) {
            Answer answer = partner.get(path);
            assertThat(answer.status()).as(path + " " + answer.body()).isLessThan(500);
        }
        for (String method : List.of("DELETE", "PATCH", "PUT")) {
            Answer answer = Partner.send(partner.request("/Patient/" + personId)
                    .header("Content-Type", "application/fhir+json")
                    .method(
                            method,
                            HttpRequest.BodyPublishers.ofString("{\"resourceType\":\"Patient\",\"id\":\"x\"}")));
            assertThat(answer.status()).as(method).isBetween(400, 499);
            assertThat(answer.issue()).contains("REC_");
        }
    }

    private String request(String subject, String why) {
        return """
                {"resourceType":"ServiceRequest","status":"active","intent":"plan","priority":"urgent",\
                "subject":{"reference":"%s"},"reasonCode":[{"text":"%s"}]}""".formatted(subject, why);
    }

    private String unknownNeed() {
        return request("Patient/" + personId, "Why").replace("\"text\"", """
                        "coding":[{"system":"https://onedoor.example/CodeSystem/need","code":"zz"}],"text\"""");
    }

    @Test
    void aReferralIsMadeOnceForOneKey() {
        String body = request("Patient/" + personId, "Not sleeping");
        String key = UUID.randomUUID().toString();

        Answer made = partner.post("/ServiceRequest", body, key);
        Answer again = partner.post("/ServiceRequest", body, key);
        Answer other = partner.post("/ServiceRequest", request("Patient/" + personId, "Something else"), key);

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("Location")).contains("/fhir/R4/ServiceRequest/OD-");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(made.json());
        assertThat(other.status()).isEqualTo(422);
        assertThat(found(partner.get("/ServiceRequest?patient=" + personId)).size())
                .isEqualTo(2);
    }

    @Test
    void aReferralForSomebodyOutOfReachSaysNothingOfThem() {
        Answer stranger = this.stranger.post("/ServiceRequest", request("Patient/" + personId, "Why"), null);
        Answer nobody = this.stranger.post("/ServiceRequest", request("Patient/" + UUID.randomUUID(), "Why"), null);
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.body()).isEqualTo(nobody.body());
        for (String bad : List.of(
                "{}",
                "{\"resourceType\":\"Patient\"}",
                request("Patient/" + personId, " "),
                request("nonsense", "Why"),
                unknownNeed(),
                request("Patient/" + personId, "x".repeat(20_000)),
                "{\"resourceType\":\"ServiceRequest\",\"subject\":[1]}")) {
            Answer refused = partner.post("/ServiceRequest", bad, "k-" + UUID.randomUUID());
            assertThat(refused.status()).as(bad).isBetween(400, 499);
        }
        assertThat(partner.post("/ServiceRequest", request("Patient/" + personId, "Why"), "k".repeat(5_000))
                        .status())
                .isEqualTo(422);
    }
}
