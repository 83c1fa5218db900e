package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.exchange.Partner.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** What is taken though it is not as FHIR has it, what the sender is told of it, and what comes too late. */
@OneDoorTest
class ToleranceTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random();
    private Partner partner;

    @BeforeEach
    void signUp() {
        partner = new Partner(
                port, cast.machine("RYC", "secret", "bars", "read", "write").clientId(), "secret");
    }

    private ObjectNode fresh() {
        return Messages.at("F81110", Messages.fresh(Messages.REFERRAL, random));
    }

    private static ObjectNode again(ObjectNode message, String reason) {
        return Messages.reason(message.deepCopy().put("id", UUID.randomUUID().toString()), reason);
    }

    private static ObjectNode changedAt(ObjectNode message, String type, String moment) {
        ObjectNode changed = type.equals("Bundle") ? message : Messages.resource(message, type);
        ((ObjectNode) changed.path("meta")).put("lastUpdated", moment);
        return message;
    }

    private static String taken(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Messages.resource(answer.json(), "ServiceRequest").path("id").asString();
    }

    @Test
    void somebodyNobodyCanNameIsTakenAndSomebodyOfWhomNothingIsSaidIsNot() {
        ObjectNode message = fresh();
        ObjectNode patient = Messages.resource(message, "Patient");
        patient.remove(List.of("name", "identifier", "birthDate"));
        patient.put("gender", "male").put("birthDate", "1996");
        String reference = taken(partner.process(message));
        assertThat(TestPostgres.stored()
                        .sql("""
                        select p.description from people.person p join frontdoor.referral r using (person_id)
                         where r.reference = :reference and p.status = 'PROVISIONAL'
                        """)
                        .param("reference", reference)
                        .query(String.class)
                        .single())
                .isEqualTo("Nobody knows who this is, male, born about 1996");
        ObjectNode nothing = fresh();
        Messages.resource(nothing, "Patient")
                .remove(List.of("name", "identifier", "birthDate", "gender", "address", "telecom"));
        Answer refused = partner.process(nothing);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.diagnostics()).contains("where neither is known, what is known");
    }

    private String column(String column, String reference) {
        return TestPostgres.stored()
                .sql("select " + column + " from frontdoor.referral where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({
        "CarePlan, status, complete, completed",
        "CarePlan, status, Complete, completed",
        "CarePlan, intent, Plan, plan",
        "ServiceRequest, status, Active, active",
        "ServiceRequest, intent, PLAN, plan",
        "ServiceRequest, priority, Urgent, urgent",
        "Encounter, status, Triaged, triaged",
        "Patient, gender, Female, female"
    })
    void aCodeInOtherLettersIsTakenAndAnsweredAsFhirSpellsIt(
            String type, String element, String sent, String answered) {
        ObjectNode message = fresh();
        Messages.resource(message, type).put(element, sent);
        Answer answer = partner.process(message);
        taken(answer);
        assertThat(Messages.resource(answer.json(), type).path(element).asString())
                .isEqualTo(answered);
    }

    @Test
    void theWordsOfASenderAreNeverSpeltAnew() {
        ObjectNode message = fresh();
        ObjectNode request = Messages.resource(message, "ServiceRequest");
        request.put("status", "Active");
        request.putArray("note").addObject().put("text", "Active");
        String reference = taken(partner.process(message));
        assertThat(column("reason", reference)).contains("\nActive");
    }

    @Test
    void aWrongDateStaysWrongBesideACodeThatIsMended() {
        ObjectNode message = fresh();
        Messages.resource(message, "ServiceRequest").put("status", "Active");
        Messages.resource(message, "Patient").put("birthDate", "01/02/1950");
        Answer answer = partner.process(message);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains("01/02/1950");
    }

    @ParameterizedTest
    @CsvSource({"update, active", "delete, active", "update, revoked"})
    void aChangeOlderThanTheLastTakenIsAConflictAndChangesNothing(String reason, String status) {
        ObjectNode message = changedAt(fresh(), "ServiceRequest", "2026-03-02T10:00:00Z");
        String reference = taken(partner.process(message));
        ObjectNode newer = changedAt(again(message, "update"), "ServiceRequest", "2026-03-02T12:00:00Z");
        assertThat(taken(partner.process(newer))).isEqualTo(reference);
        long events = events(reference);

        ObjectNode older = changedAt(again(message, reason), "ServiceRequest", "2026-03-02T11:59:59.999Z");
        Messages.resource(older, "ServiceRequest").put("status", status);
        Answer late = partner.process(older);

        assertThat(late.status()).as(late.body()).isEqualTo(409);
        assertThat(late.issue()).startsWith("conflict REC_CONFLICT");
        assertThat(late.diagnostics()).contains("later change", "lastUpdated");
        assertThat(column("state", reference)).isEqualTo("AWAITING_TRIAGE");
        assertThat(events(reference)).isEqualTo(events);
        assertThat(taken(partner.process(again(newer, "update"))))
                .as("the same moment is no conflict")
                .isEqualTo(reference);
    }

    private long events(String reference) {
        return TestPostgres.stored()
                .sql("""
                select count(*) from platform.event
                 where subject_id = (select person_id from frontdoor.referral where reference = :reference)
                """)
                .param("reference", reference)
                .query(Long.class)
                .single();
    }

    @Test
    void aFocusWithoutItsTimeIsDatedByTheBundle() {
        ObjectNode message = changedAt(fresh(), "Bundle", "2026-03-02T10:00:00Z");
        ((ObjectNode) Messages.resource(message, "ServiceRequest").path("meta")).remove("lastUpdated");
        taken(partner.process(message));
        ObjectNode older = changedAt(again(message, "update"), "Bundle", "2026-03-02T09:00:00Z");
        assertThat(partner.process(older).status()).isEqualTo(409);
    }

    @Test
    void aClockThatIsYearsAheadNeverShutsOutTheUpdatesThatFollow() {
        ObjectNode message = changedAt(fresh(), "ServiceRequest", "2099-01-01T00:00:00Z");
        Answer first = partner.process(message);
        assertThat(Messages.remarks(first)).containsExactly("ServiceRequest.meta.lastUpdated");
        ObjectNode update = changedAt(again(message, "update"), "ServiceRequest", "2026-03-02T09:00:00Z");
        assertThat(taken(partner.process(update))).isEqualTo(taken(first));
    }

    @ParameterizedTest
    @CsvSource({"update, true", "update, false", "delete, true"})
    void nothingOfACancelledReferralIsFound(String reason, boolean byReference) {
        ObjectNode message = fresh();
        String reference = taken(partner.process(message));
        taken(partner.process(again(message, "delete")));
        ObjectNode after = again(message, reason);
        if (byReference) {
            Messages.resource(after, "ServiceRequest").put("id", reference);
        }
        Answer answer = partner.process(after);
        assertThat(answer.issue()).isEqualTo("not-found REC_NOT_FOUND MessageHeader.focus");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.diagnostics()).contains("cancelled");
    }

    static List<Arguments> consents() {
        Consumer<ObjectNode> nothing = _ -> {};
        Consumer<ObjectNode> denied = consent -> consent.putObject("provision").put("type", "deny");
        Consumer<ObjectNode> shouted = consent -> consent.putObject("provision").put("type", "Deny");
        Consumer<ObjectNode> rejected = consent -> consent.put("status", "rejected");
        Consumer<ObjectNode> permitted =
                consent -> consent.putObject("provision").put("type", "permit");
        Consumer<ObjectNode> oldRefusal = consent -> {
            consent.put("status", "inactive");
            consent.putObject("provision").put("type", "deny");
        };
        Consumer<ObjectNode> none = consent -> consent.put("resourceType", "Basic");
        return List.of(
                Arguments.of("as published", nothing, "given"),
                Arguments.of("permitted", permitted, "given"),
                Arguments.of("denied", denied, "refused"),
                Arguments.of("denied, in capitals", shouted, "refused"),
                Arguments.of("rejected", rejected, "refused"),
                Arguments.of("a refusal no longer in force", oldRefusal, "not-asked"),
                Arguments.of("no consent", none, "not-asked"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("consents")
    void aConsentIsKeptAsItWasSaidAndNeverHoldsUpAReferral(String what, Consumer<ObjectNode> change, String kept) {
        ObjectNode message = fresh();
        change.accept(Messages.resource(message, "Consent"));
        assertThat(column("consent", taken(partner.process(message)))).as(what).isEqualTo(kept);
    }

    @Test
    void exceptionsInsideAConsentAreRemarkedOn() {
        ObjectNode message = fresh();
        ObjectNode provision = Messages.resource(message, "Consent").putObject("provision");
        provision.put("type", "permit").putArray("provision").addObject().put("type", "deny");
        assertThat(Messages.remarks(partner.process(message))).containsExactly("Consent.provision.provision");
    }

    static List<Arguments> deaths() {
        Consumer<ObjectNode> yes = patient -> patient.put("deceasedBoolean", true);
        Consumer<ObjectNode> on = patient -> patient.put("deceasedDateTime", "2026-03-01");
        return List.of(Arguments.of("deceasedBoolean", yes), Arguments.of("deceasedDateTime", on));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deaths")
    void somebodySaidToHaveDiedIsCheckedByAPersonAndTheSenderIsTold(String what, Consumer<ObjectNode> died) {
        ObjectNode message = fresh();
        died.accept(Messages.resource(message, "Patient"));
        Answer answer = partner.process(message);
        String reference = taken(answer);
        assertThat(Messages.remarks(answer)).as(what).containsExactly("Patient.deceased");
        assertThat(tasks(reference)).containsExactly("check-whether-they-have-died");
        assertThat(column("reason", reference)).startsWith("The message says that this person has died.");

        taken(partner.process(again(message, "update")));
        assertThat(tasks(reference)).as("asked once").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1979, 1979", "1979-03, March 1979"})
    void aBirthDateWithoutADayIsNoBirthday(String sent, String words) {
        ObjectNode message = fresh();
        Messages.resource(message, "Patient").put("birthDate", sent);
        Answer answer = partner.process(message);
        String reference = taken(answer);
        assertThat(Messages.remarks(answer)).containsExactly("Patient.birthDate");
        assertThat(column("reason", reference))
                .startsWith("Born in " + words + ", says the message: the day is not known.");
        assertThat(column("identity_review::text", reference)).isEqualTo("true");
        String page = new Visitor(port)
                .signIn(cast.navigator().username())
                .open("/referrals/" + reference)
                .text();
        assertThat(page).contains("Born in " + words).doesNotContain("01-Jan-1979", "01-Mar-1979");
        assertThat(partner.get("/Patient/" + column("person_id::text", reference))
                        .json()
                        .path("birthDate")
                        .asString())
                .as("it goes out as it came")
                .isEqualTo(sent);
    }

    @Test
    void somebodySaidToLiveIsNoTask() {
        ObjectNode message = fresh();
        Messages.resource(message, "Patient").put("deceasedBoolean", false);
        Answer answer = partner.process(message);
        assertThat(Messages.remarks(answer)).isEmpty();
        assertThat(tasks(taken(answer))).isEmpty();
    }

    @Test
    void aDeathToldInAnUpdateOrACancellationIsCheckedToo() {
        for (String reason : List.of("update", "delete")) {
            ObjectNode message = fresh();
            String reference = taken(partner.process(message));
            ObjectNode change = again(message, reason);
            Messages.resource(change, "Patient").put("deceasedBoolean", true);
            assertThat(Messages.remarks(partner.process(change))).containsExactly("Patient.deceased");
            assertThat(tasks(reference)).as(reason).hasSize(1);
        }
    }

    private List<String> tasks(String reference) {
        return jdbc.sql("select kind from work.task where item = :reference and state = 'open'")
                .param("reference", reference)
                .query(String.class)
                .list();
    }

    @Test
    void aCategoryNobodyKnowsIsRemarkedOn() {
        ObjectNode message = fresh();
        ObjectNode category = (ObjectNode)
                Messages.resource(message, "ServiceRequest").path("category").path(0);
        ((ObjectNode) category.path("coding").path(0)).put("code", "transfer");
        assertThat(Messages.remarks(partner.process(message))).containsExactly("ServiceRequest.category");
    }

    @Test
    void aPracticeNobodyKnowsIsRemarkedOnAndAKnownOneIsNot() {
        assertThat(Messages.remarks(partner.process(fresh()))).isEmpty();
        for (String code : List.of("Z99999", "RYC")) {
            ObjectNode message = Messages.at(code, Messages.fresh(Messages.REFERRAL, random));
            assertThat(Messages.remarks(partner.process(message)))
                    .as(code)
                    .containsExactly("Patient.generalPractitioner");
        }
    }
}
