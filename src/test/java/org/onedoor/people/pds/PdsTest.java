package org.onedoor.people.pds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.demo.pds.Patients.outcome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.demo.pds.Patients;
import org.onedoor.demo.pds.Patients.Patient;
import org.onedoor.demo.pds.PdsServer;
import org.onedoor.demo.pds.PdsServer.Answer;
import org.onedoor.demo.pds.PdsServer.Asked;
import org.onedoor.people.pds.PdsAnswer.Away;
import org.onedoor.people.pds.PdsAnswer.Found;
import org.onedoor.people.pds.PdsAnswer.Nobody;
import org.onedoor.people.pds.PdsAnswer.Refused;
import org.onedoor.people.pds.PdsAnswer.TooMany;

/** What the client makes of each answer of the national service, over real HTTP, and how it goes about one that is away. */
class PdsTest {
    private static final String NUMBER = "9990000018";
    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final KeyPair KEYS = keys();

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.now();
    private boolean hangs;

    private PdsServer server;
    private Pds pds;

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = PdsServer.start(0, "our-key", "key-1", (RSAPublicKey) KEYS.getPublic(), this::answer);
        pds = client("our-key", "key-1", server.tokenAddress(), KEYS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Pds client(String apiKey, String keyId, String tokenAddress, KeyPair keys) {
        PdsAccount account = new PdsAccount(
                java.net.URI.create(server.address()),
                java.net.URI.create(tokenAddress),
                apiKey,
                keyId,
                (RSAPrivateKey) keys.getPrivate(),
                "X26",
                PATIENCE);
        return new Pds(Optional.of(account), () -> now, pauses::add, new Random(1));
    }

    private @Nullable Answer answer(Asked one) throws InterruptedException {
        asked.add(one);
        if (hangs) {
            TimeUnit.SECONDS.sleep(30);
        }
        synchronized (answers) {
            return answers.poll();
        }
    }

    private void answers(Answer... all) {
        answers.addAll(List.of(all));
    }

    private static Patient somebody(String label) {
        return new Patient(
                NUMBER,
                "Ōkoye-Brânză",
                List.of("Zoë", "Ann"),
                LocalDate.of(1988, 3, 4),
                "female",
                List.of("1 Example Road", "Grays"),
                "RM17 6SL",
                "F81088",
                null,
                label);
    }

    private static PdsQuery query() {
        return new PdsQuery("O'Neil & Sons*", "Zoë", LocalDate.of(1988, 3, 4), "female", "RM17 6SL", false);
    }

    private PdsPatient found(String json) {
        answers(Answer.fhir(200, json));
        assertThat(pds.byNumber(NUMBER)).isInstanceOf(Found.class);
        answers(Answer.fhir(200, json));
        return ((Found) pds.byNumber(NUMBER)).patient();
    }

    private static String patient(String more) {
        return """
                {"resourceType":"Patient","id":"%s","meta":{"security":[{"code":"U"}]}%s}""".formatted(NUMBER, more);
    }

    @Test
    void somebodyIsFoundByTheirNumberAndTheQuestionSaysWhoAsks() {
        answers(Patients.one(somebody("U")));
        assertThat(pds.byNumber(NUMBER))
                .isEqualTo(new Found(new PdsPatient(
                        NUMBER,
                        "Ōkoye-Brânză",
                        "Zoë Ann",
                        LocalDate.of(1988, 3, 4),
                        "female",
                        "1 Example Road, Grays",
                        "RM17 6SL",
                        false,
                        "F81088",
                        false,
                        null,
                        false)));
        Asked one = asked.getFirst();
        assertThat(one.path()).isEqualTo("/Patient/" + NUMBER);
        assertThat(one.headers())
                .containsEntry("Nhsd-end-user-organisation-ods", "X26")
                .containsKeys("X-request-id", "X-correlation-id")
                .containsEntry("Accept", "application/fhir+json");
    }

    @Test
    void somebodyIsSearchedForByNameAndBirthDateAndNobodysNameIsAWildcard() {
        answers(
                Patients.found(somebody("U")),
                Patients.found(null),
                outcome(200, "multiple-matches", "TOO_MANY_MATCHES"));
        assertThat(pds.search(query())).isInstanceOf(Found.class);
        assertThat(asked.getFirst().query())
                .containsAllEntriesOf(Map.of(
                        "family", "O'Neil & Sons",
                        "given", "Zoë",
                        "birthdate", "eq1988-03-04",
                        "gender", "female",
                        "address-postalcode", "RM17 6SL",
                        "_history", "true",
                        "_max-results", "1"));
        assertThat(pds.search(query())).isEqualTo(new Nobody());
        assertThat(pds.search(query())).isEqualTo(new TooMany());
    }

    @Test
    void aListOfTwoIsNobodyInParticular() {
        answers(Answer.fhir(200, """
                {"resourceType":"Bundle","type":"searchset","total":2,"entry":[{"resource":%s},{"resource":%s}]}""".formatted(patient(""), patient(""))));
        assertThat(pds.search(query())).isEqualTo(new TooMany());
    }

    @Test
    void whatTheServiceRefusesIsSaidInWordsAndNotAskedAgain() {
        answers(
                outcome(404, "not-found", "RESOURCE_NOT_FOUND"),
                outcome(404, "not-found", "INVALIDATED_RESOURCE"),
                outcome(400, "value", "INVALID_RESOURCE_ID"),
                outcome(400, "value", "INVALID_SEARCH_DATA"));
        assertThat(pds.byNumber(NUMBER)).isEqualTo(new Nobody());
        assertThat(((Refused) pds.byNumber(NUMBER)).words()).contains("not valid any longer");
        assertThat(((Refused) pds.byNumber(NUMBER)).words()).contains("no NHS number");
        assertThat(((Refused) pds.search(query())).words()).contains("INVALID_SEARCH_DATA");
        assertThat(asked).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R", "V", "X-NEW"})
    void ofARestrictedPersonNoPlaceIsReadEvenIfOneCame(String label) {
        PdsPatient patient = found("""
                {"resourceType":"Patient","id":"%s","meta":{"security":[{"code":"%s"}]},
                 "address":[{"use":"home","line":["1 Hidden Way"],"postalCode":"RM17 6SL"}],
                 "generalPractitioner":[{"identifier":{"value":"F81088"}}]}""".formatted(NUMBER, label));
        assertThat(patient.restricted()).isTrue();
        assertThat(patient.addressLine()).isNull();
        assertThat(patient.postcode()).isNull();
        assertThat(patient.practiceOds()).isNull();
    }

    @Test
    void anAnswerThatDoesNotSayItIsOpenIsTakenForRestricted() {
        assertThat(found("{\"resourceType\":\"Patient\",\"id\":\"%s\"}".formatted(NUMBER))
                        .restricted())
                .isTrue();
    }

    @Test
    void aNumberThatWasReplacedComesBackAsTheOtherOne() {
        answers(Patients.one(
                new Patient("9990000026", "New", List.of("Ann"), null, "female", List.of(), null, null, null, "U")));
        assertThat(((Found) pds.byNumber(NUMBER)).patient().nhsNumber()).isEqualTo("9990000026");
    }

    @Test
    void aDeathIsReadWithItsDayOrWithout() {
        assertThat(found(patient(",\"deceasedDateTime\":\"2026-02-03T00:00:00+00:00\"")))
                .extracting(PdsPatient::deceased, PdsPatient::diedOn)
                .containsExactly(true, LocalDate.of(2026, 2, 3));
        assertThat(found(patient(",\"deceasedBoolean\":true")))
                .extracting(PdsPatient::deceased, PdsPatient::diedOn)
                .containsExactly(true, null);
    }

    @Test
    void ofSeveralNamesAndAddressesTheOneInUseTodayIsRead() {
        PdsPatient patient = found(patient("""
                ,"name":[{"use":"nickname","family":"Nick","given":["N"]},
                         {"use":"usual","family":"Before","given":["B"],"period":{"end":"2001-01-01"}},
                         {"use":"usual","family":"Now","given":["Ann"],"period":{"start":"2001-01-02"}}],
                 "address":[{"use":"temp","line":["Hostel"],"postalCode":"CM2 0AA"},
                         {"use":"home","line":["Old"],"postalCode":"CM1 1AA","period":{"end":"2001-01-01"}},
                         {"use":"home","line":["New"],"postalCode":"SS1 1AA"}]"""));
        assertThat(patient.family()).isEqualTo("Now");
        assertThat(patient.given()).isEqualTo("Ann");
        assertThat(patient.addressLine()).isEqualTo("New");
        assertThat(patient.postcode()).isEqualTo("SS1 1AA");
    }

    @Test
    void noFixedAbodeIsNoAddress() {
        PdsPatient patient =
                found(patient(",\"address\":[{\"use\":\"home\",\"line\":[\"NFA\"],\"postalCode\":\"ZZ99 3VZ\"}]"));
        assertThat(patient.noFixedAbode()).isTrue();
        assertThat(patient.addressLine()).isNull();
        assertThat(patient.postcode()).isNull();
    }

    @Test
    void aTokenTakenBackIsRenewedOnceAndNobodyNotices() {
        answers(Patients.one(somebody("U")), Patients.one(somebody("U")));
        pds.byNumber(NUMBER);
        server.forgetTokens();
        assertThat(pds.byNumber(NUMBER)).isInstanceOf(Found.class);
    }

    @Test
    void theServerLetsNobodyInWithAnotherKeyAudienceOrName() {
        for (Pds wrong : List.of(
                client("our-key", "key-1", server.tokenAddress(), keys()),
                client("our-key", "key-2", server.tokenAddress(), KEYS),
                client("their-key", "key-1", server.tokenAddress(), KEYS),
                client("our-key", "key-1", server.tokenAddress().replace("127.0.0.1", "localhost"), KEYS))) {
            assertThat(((Away) wrong.byNumber(NUMBER)).words())
                    .contains("does not let this OneDoor in")
                    .contains("docs/how-to/trace-on-pds.md");
        }
        now = now.minus(Duration.ofHours(1)); // what it signs is over already
        assertThat(pds.byNumber(NUMBER)).isInstanceOf(Away.class);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aServiceThatStumblesIsAskedAgainAfterLongerAndLongerPauses(int status) {
        answers(
                outcome(status, "transient", "SERVER_ERROR"),
                outcome(status, "transient", "SERVER_ERROR"),
                Patients.one(somebody("U")));
        assertThat(pds.byNumber(NUMBER)).isInstanceOf(Found.class);
        assertThat(asked).hasSize(3);
        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(asked.stream()
                        .map(one -> one.headers().get("X-correlation-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void whoIsAskedToWaitLongDoesNotWaitAtThePageAndLeavesItAlone() {
        answers(outcome(429, "throttled", "TOO_MANY_REQUESTS").with("Retry-After", "120"));
        assertThat(pds.byNumber(NUMBER)).isInstanceOf(Away.class);
        assertThat(pauses).isEmpty();
        now = now.plusSeconds(119);
        assertThat(((Away) pds.byNumber(NUMBER)).words()).contains("left alone");
        assertThat(asked).hasSize(1);
        now = now.plusSeconds(2);
        answers(Patients.one(somebody("U")));
        assertThat(pds.byNumber(NUMBER)).isInstanceOf(Found.class);
    }

    @Test
    void whoIsAskedToWaitASecondWaitsThatLong() {
        answers(outcome(429, "throttled", "TOO_MANY_REQUESTS").with("Retry-After", "1"), Patients.one(somebody("U")));
        assertThat(pds.byNumber(NUMBER)).isInstanceOf(Found.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void afterSeveralFailuresNobodyIsAskedForAWhileThenOneTriesForAll() {
        for (int i = 0; i < Circuit.FAILURES + 1; i++) {
            answers(outcome(500, "exception", "SERVER_ERROR"));
        }
        for (int i = 0; i < Circuit.FAILURES; i++) {
            assertThat(pds.byNumber(NUMBER)).isInstanceOf(Away.class);
        }
        assertThat(asked).hasSize(Circuit.FAILURES);
        now = now.plus(Circuit.OPEN);
        pds.byNumber(NUMBER);
        assertThat(asked).as("one tried and failed: it is open again at once").hasSize(Circuit.FAILURES + 1);
        now = now.plus(Circuit.OPEN);
        answers(Patients.one(somebody("U")));
        assertThat(pds.byNumber(NUMBER)).isInstanceOf(Found.class);
        answers(Patients.one(somebody("U")));
        assertThat(pds.byNumber(NUMBER)).isInstanceOf(Found.class);
    }

    @Test
    void anAnswerThatNeverComesIsGivenUpInTime() {
        hangs = true;
        long begun = System.nanoTime();
        assertThat(pds.byNumber(NUMBER)).isEqualTo(new Away("the national service did not answer"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE.multipliedBy(Pds.TRIES + 3L));
    }

    @Test
    void whatIsNoWholeAnswerInItsShapeIsNoAnswer() {
        byte[] half = "{\"resourceType\":\"Patient\",\"id\":".getBytes(StandardCharsets.UTF_8);
        byte[] large = (patient("") + " ".repeat(10_000_000)).getBytes(StandardCharsets.UTF_8);
        byte[] deep = ("[".repeat(10_000) + "]".repeat(10_000)).getBytes(StandardCharsets.UTF_8);
        byte[] whole = patient("").getBytes(StandardCharsets.UTF_8);
        String fhir = "application/fhir+json";
        List<Answer> none = List.of(
                new Answer(200, fhir, half, half.length, Map.of()),
                new Answer(200, fhir, half, half.length + 50, Map.of()),
                new Answer(200, fhir, large, large.length, Map.of()),
                new Answer(200, fhir, deep, deep.length, Map.of()),
                new Answer(200, "text/html", whole, whole.length, Map.of()),
                new Answer(200, "text/html", "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8), 20, Map.of()),
                Answer.fhir(200, "{\"resourceType\":\"Patient\",\"id\":\"12\"}"),
                Answer.fhir(200, "{\"resourceType\":\"Bundle\"}"),
                Answer.fhir(200, "null"),
                Answer.fhir(302, "{}").with("Location", "http://127.0.0.1:9/"),
                Answer.fhir(
                        200,
                        patient(
                                ",\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"9990000026\"}]")));
        for (Answer each : none) {
            Pds fresh = client("our-key", "key-1", server.tokenAddress(), KEYS);
            answers.clear();
            answers(each, each, each);
            assertThat(fresh.byNumber(NUMBER))
                    .as("%d %s", each.status(), each.type())
                    .isInstanceOf(Away.class);
        }
    }

    @Test
    void whatIsNotConnectedSaysSoAndCallsNobody() {
        Pds off = new Pds(Optional.empty(), () -> now, pauses::add, new Random(1));
        assertThat(off.isOn()).isFalse();
        assertThat(((Away) off.byNumber(NUMBER)).words()).contains("not connected");
        assertThat(asked).isEmpty();
    }
}
