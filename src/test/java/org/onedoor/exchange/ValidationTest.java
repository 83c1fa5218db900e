package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.Cast;
import org.onedoor.directory.Services;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.frontdoor.AmbulanceCalls;
import org.onedoor.frontdoor.AmbulanceCalls.Call;
import org.onedoor.frontdoor.Answers;
import org.onedoor.frontdoor.CancellationReason;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Returns;
import org.onedoor.frontdoor.stack.PullReason;
import org.onedoor.frontdoor.stack.Stack;
import org.onedoor.frontdoor.stack.StackCall;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 999 calls that an ambulance service's machine sends to be validated: calls of the stack, answered as BaRS has it. */
class ValidationTest {
    private static final TwoDoors DOORS = TwoDoors.OPEN;
    private static final String CALLS = "https://onedoor.example/id/999-call";

    private final Door door = DOORS.sender;
    private final RecordedPartner ambulance = DOORS.recorded;
    private final Random random = new Random();
    private final Partner machine = new Partner(door.port, "recorder", Door.SECRET, "bars read");

    @BeforeEach
    void answerEverything() {
        ambulance.forget();
        for (int i = 0; i < 50; i++) {
            ambulance.answers(200, Messages.bytes("validation-response.json"));
        }
    }

    /** What one test leaves on its way would be answered in another. */
    @AfterEach
    void sendWhatIsLeft() {
        posted();
        ambulance.forget();
    }

    @Test
    void aCallIsShownOnTheStackWithTheClockOfTheAmbulanceServiceAndIsNoReferral() {
        ObjectNode message = call(number(), "C3", ago(10));
        String family = family(message);
        Answer answer = machine.process(message);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Call shown = shown(answer);
        assertThat(shown.calledAt()).isEqualTo(ago(10));
        assertThat(encounter(answer)).isEqualTo("planned");
        assertThat(shown.caller().familyName()).isEqualTo(family);
        assertThat(door.jdbc()
                        .sql("select count(*) from people.person where family_name = :name")
                        .param("name", family)
                        .query(Integer.class)
                        .single())
                .as("the centre has nobody until it takes the call over")
                .isZero();

        String list = door.visit("/stack").text();
        assertThat(list)
                .contains(shown.number(), "Category 3", "Palpitations (SG1137)", "Scene Safety")
                .doesNotContain(family, "CONSULTATION SUMMARY", "The Headrow");
        String held = opened(shown);
        assertThat(held).contains(family, "CONSULTATION SUMMARY", "Where the ambulance would go: Briggate corner");
    }

    @Test
    void whatIsTakenOverIsAnsweredWithStartedAcceptedAndEnded() {
        ObjectNode message = call(number(), "C3", ago(5));
        Call shown = shown(machine.process(message));
        Referral referral = pulled(shown);
        posted();

        JsonNode started = last(shown);
        assertThat(header(started).path("response").path("identifier").asString())
                .isEqualTo(message.path("id").asString());
        assertThat(responder(started)).isEqualTo(EncounterStatus.INPROGRESS.toCode());
        assertThat(codes(started, "ServiceRequest")).contains("validation", "a4t2");
        assertThat(codes(started, "Encounter")).contains("validation-triage-outcome", "in-triage");
        assertThat(Messages.resource(started, "ServiceRequest").path("id").asString())
                .isEqualTo(shown.incidentId().toString());
        assertThat(started.toString()).doesNotContain("What the clinician heard");

        Actor nurse = door.clinician("ucrt");
        accepted(referral, nurse);
        posted();
        assertThat(codes(last(shown), "Encounter")).contains("accepted");

        door.as(nurse, () -> door.bean(Care.class).contact(referral.reference(), DOORS.seen(), null));
        door.as(
                nurse,
                () -> door.bean(Care.class)
                        .outcome(referral.reference(), -1, Outcome.NEED_MET, List.of("referrer"), null, null));
        posted();
        JsonNode ended = last(shown);
        assertThat(responder(ended)).isEqualTo("finished");
        assertThat(Messages.resource(ended, "CarePlan").path("status").asString())
                .isEqualTo("completed");
        assertThat(codes(ended, "Encounter")).contains("need-met");
        assertThat(sent(shown)).as("three answers and no more").hasSize(3);
        assertThat(door.page(referral.reference())).contains("Answer to Recorded Care");

        door.as(nurse, () -> door.bean(Care.class).close(referral.reference(), -1, null));
        door.as(
                nurse,
                () -> door.bean(Returns.class)
                        .reopen(referral.reference(), version(referral), "She would not let us in after all", null));
        door.as(
                nurse,
                () -> door.bean(Care.class)
                        .outcome(referral.reference(), -1, Outcome.PERSON_DECLINED, List.of("referrer"), null, null));
        posted();
        assertThat(codes(last(shown), "Encounter")).as("it ended otherwise").contains("person-declined");
        assertThat(sent(shown)).hasSize(4);
    }

    @Test
    void whatGoesBackIsRejectedWithTheWordsForTheCrew() {
        Call shown = shown(machine.process(call(number(), "C4", ago(5))));
        pulled(shown);
        posted();
        door.as(
                door.navigator(),
                () -> door.bean(Stack.class).handBack(shown.incidentId(), "She has chest pain after all"));
        posted();

        JsonNode back = last(shown);
        assertThat(responder(back)).isEqualTo("cancelled");
        assertThat(codes(back, "Encounter")).contains("OTH");
        assertThat(Messages.resource(back, "CarePlan").path("status").asString())
                .as("the ambulance service has to act")
                .isEqualTo("active");
        assertThat(Messages.resource(back, "ServiceRequest").path("note").toString())
                .contains("She has chest pain after all");
    }

    @Test
    void somebodyWhomNobodyCouldReachGoesBackAsAFailedContact() {
        Call shown = shown(machine.process(call(number(), "C5", ago(5))));
        Referral referral = pulled(shown);
        posted();
        Actor nurse = door.clinician("ucrt");
        accepted(referral, nurse);
        door.as(nurse, () -> door.bean(Care.class).attempted(referral.reference(), "telephone", "No answer", null));
        door.as(
                nurse,
                () -> door.bean(Care.class)
                        .outcome(referral.reference(), -1, Outcome.COULD_NOT_CONTACT, List.of("referrer"), null, null));
        posted();
        assertThat(responder(last(shown))).isEqualTo("cancelled");
        assertThat(codes(last(shown), "Encounter")).contains("FC");
    }

    @Test
    void anUpgradeTakesTheCallAwayAndNothingOfItsMessageIsKept() {
        String number = number();
        ObjectNode message = call(number, "C3", ago(20));
        Call shown = shown(machine.process(message));
        ObjectNode upgrade = update(message, "C2");
        int before = kept(message);
        Answer answer = machine.process(upgrade);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(encounter(answer)).isEqualTo("cancelled");
        assertThat(again(shown).isOpen()).isFalse();
        assertThat(again(shown).standing()).contains("Upgraded");
        assertThat(kept(upgrade))
                .as("the message, what was read of it, and the call")
                .isEqualTo(before);
        assertThat(door.visit("/stack").text()).doesNotContain(number);
        assertThat(machine.process(upgrade).issue())
                .as("under another X-Request-ID")
                .startsWith("conflict");
        assertThat(kept(upgrade)).isEqualTo(before);
        ObjectNode late = update(message, "C3");
        changed(late, Instant.now().minusSeconds(600));
        assertThat(encounter(machine.process(late)))
                .as("older than the upgrade")
                .isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1", "C2", "HCP2", "IFT1"})
    void aCallThatIsNotForTheCentreIsLeftWithTheSenderAndNothingOfItIsKept(String category) {
        String number = number();
        ObjectNode message = call(number, category, ago(3));
        String requestId = UUID.randomUUID().toString();
        Answer answer = machine.process(Partner.JSON.writeValueAsBytes(message), requestId);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(encounter(answer)).isEqualTo("cancelled");
        assertThat(answer.body()).contains("This one stays with you");
        assertThat(kept(message)).isZero();
        assertThat(machine.process(Partner.JSON.writeValueAsBytes(message), requestId)
                        .issue())
                .startsWith("duplicate");
        assertThat(kept(message)).isZero();
        ObjectNode older = call(number, "C3", ago(3));
        changed(older, Instant.now().minusSeconds(900));
        assertThat(encounter(machine.process(older)))
                .as("said before it was upgraded")
                .isEqualTo("cancelled");
        assertThat(door.visit("/stack").text()).doesNotContain(number);
    }

    @Test
    void whatTheAmbulanceServiceTakesBackIsGoneAndACancellationMayComeFirst() {
        ObjectNode message = call(number(), "C3", ago(5));
        Call shown = shown(machine.process(message));
        ObjectNode revoked = update(message, "C3");
        Messages.resource(revoked, "ServiceRequest").put("status", "revoked");
        assertThat(encounter(machine.process(revoked))).isEqualTo("cancelled");
        assertThat(again(shown).standing()).isEqualTo("Closed by the ambulance service");

        ObjectNode never = call(number(), "C3", ago(5));
        changed(never, Instant.now().minusSeconds(60));
        ObjectNode first = update(never, "C3");
        Messages.resource(first, "ServiceRequest").put("status", "entered-in-error");
        assertThat(machine.process(first).status()).isEqualTo(200);
        assertThat(encounter(machine.process(never))).isEqualTo("cancelled");
        assertThat(door.visit("/stack").text()).doesNotContain(number(never));
    }

    @Test
    void twoPeopleOfOneIncidentAreTwoCallsAndNeitherIsWrittenOverTheOther() {
        String number = number();
        ObjectNode one = call(number, "C3", ago(5));
        ObjectNode other = call(number, "C4", ago(5));
        Call first = shown(machine.process(one));
        Call second = shown(machine.process(other));
        assertThat(first.number()).isEqualTo(number);
        assertThat(second.number()).isEqualTo(number + "/2");

        ObjectNode upgrade = update(other, "C2");
        machine.process(upgrade);
        assertThat(again(first).isOpen()).isTrue();
        assertThat(again(second).isOpen()).isFalse();

        ObjectNode third = call(number, "C3", ago(5));
        shown(machine.process(third));
        ObjectNode unclear = update(one, "C2");
        nameless(unclear);
        Answer answer = machine.process(unclear);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.diagnostics()).contains("2 calls have this number", number + "/3", "ServiceRequest.id");
        Messages.resource(unclear, "ServiceRequest")
                .put("id", first.incidentId().toString());
        unclear.put("id", UUID.randomUUID().toString());
        assertThat(machine.process(unclear).status()).isEqualTo(200);
        assertThat(again(first).isOpen()).isFalse();
    }

    @Test
    void twoPeopleOfWhomNobodyKnowsTheNameAreTwoCalls() {
        String number = number();
        ObjectNode one = call(number, "C3", ago(5));
        ObjectNode other = call(number, "C3", ago(5));
        nameless(one);
        nameless(other);
        assertThat(shown(machine.process(one)).number()).isEqualTo(number);
        assertThat(shown(machine.process(other)).number()).isEqualTo(number + "/2");
    }

    @Test
    void aMessageThatLiesAboutItsPersonOrIsLateOrIncompleteIsNotTaken() {
        ObjectNode message = call(number(), "C3", ago(5));
        Call shown = shown(machine.process(message));
        ObjectNode anothers = update(message, "C2");
        person(anothers, Cast.nhsNumber(random), Messages.family(random));
        Answer lie = machine.process(anothers);
        assertThat(lie.status()).isEqualTo(409);
        assertThat(lie.diagnostics()).contains("another person");

        machine.process(update(message, "C4"));
        ObjectNode late = update(message, "C4");
        changed(late, Instant.now().minusSeconds(3_600));
        assertThat(machine.process(late).diagnostics()).contains("A later message about this call");
        assertThat(again(shown).isOpen()).isTrue();

        ObjectNode unnumbered = call(number(), "C3", ago(5));
        Messages.resource(unnumbered, "Encounter").remove("identifier");
        assertThat(machine.process(unnumbered).issue()).isEqualTo("required REC_BAD_REQUEST Encounter.identifier");
        ObjectNode unclocked = call(number(), "C3", ago(5));
        Messages.resource(unclocked, "Encounter").remove("period");
        assertThat(machine.process(unclocked).issue()).isEqualTo("required REC_BAD_REQUEST Encounter.period.start");
        ObjectNode unranked = call(number(), "none", ago(5));
        assertThat(machine.process(unranked).issue())
                .isEqualTo("required REC_BAD_REQUEST CarePlan.activity.outcomeCodeableConcept");
        ObjectNode unknown = update(call(number(), "C3", ago(5)), "none");
        assertThat(machine.process(unknown).status()).isEqualTo(404);
    }

    @Test
    void whatIsSaidOfACallThatATeamHasIsReadByTheTeam() {
        ObjectNode message = call(number(), "C3", ago(5));
        Call shown = shown(machine.process(message));
        Referral referral = pulled(shown);
        ObjectNode news = update(message, "C3");
        Messages.resource(news, "ServiceRequest")
                .putArray("note")
                .addObject()
                .put("text", "There is a dog loose in the yard");
        assertThat(encounter(machine.process(news))).isEqualTo("planned");
        assertThat(door.page(referral.reference()))
                .contains("The ambulance service says of its call now", "There is a dog loose in the yard");
    }

    @Test
    void somebodyBornInAYearIsShownSoAndKeptSo() {
        ObjectNode message = call(number(), "C3", ago(5));
        ObjectNode other = call(number(), "C3", ago(5));
        Messages.resource(message, "Patient").put("birthDate", "1959");
        Messages.resource(other, "Patient").put("birthDate", "1959");
        assertThat(opened(shown(machine.process(other)))).contains("In 1959, day and month not known");
        Referral referral = pulled(shown(machine.process(message)));
        assertThat(door.page(referral.reference())).contains("1959, day and month not known");
    }

    @Test
    void anotherOrganisationsCallAndAHandOverByAnAmbulanceServiceAreReferrals() {
        door.lets("not-an-ambulance", "R1L");
        Partner other = new Partner(door.port, "not-an-ambulance", Door.SECRET, "bars read");
        for (Answer answer : List.of(
                other.process(call(number(), "C3", ago(5))),
                machine.process(Messages.fresh("referral-request-a4t3.json", random)))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(Messages.resource(answer.json(), "ServiceRequest")
                            .path("id")
                            .asString())
                    .startsWith("OD-");
        }
    }

    @Test
    void twoPeopleOfOneIncidentWhoComeAtTheSameMomentAreTwoCalls() {
        for (int round = 0; round < 6; round++) {
            String number = number();
            List<Call> both = List.of(call(number, "C3", ago(5)), call(number, "C3", ago(5))).stream()
                    .map(message -> CompletableFuture.supplyAsync(() -> machine.process(message)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .map(this::shown)
                    .toList();
            assertThat(both).extracting(Call::number).containsExactlyInAnyOrder(number, number + "/2");
        }
    }

    @Test
    void whatIsSaidOfAnEndedCallByItsIdIsNotDoneToTheOneThatHasItsNumberNow() {
        String number = number();
        ObjectNode yesterday = call(number, "C3", ago(1_500));
        changed(yesterday, ago(1_499));
        Call before = shown(machine.process(yesterday));
        ObjectNode over = update(yesterday, "C3");
        Messages.resource(over, "ServiceRequest").put("status", "revoked");
        changed(over, ago(1_400));
        machine.process(over);
        Call now = shown(machine.process(call(number, "C3", ago(5))));
        assertThat(now.incidentId()).isNotEqualTo(before.incidentId());

        for (String category : List.of("C3", "C2")) {
            ObjectNode late = update(over, category);
            Messages.resource(late, "ServiceRequest")
                    .put("id", before.incidentId().toString());
            Answer answer = machine.process(late);
            assertThat(encounter(answer)).isEqualTo("cancelled");
            assertThat(answer.body())
                    .contains(category.equals("C3") ? "Closed by the ambulance service" : "stays with you");
            assertThat(again(now).isOpen()).isTrue();
        }
    }

    @Test
    void aSharedSurnameOrAPlaceholderOrAnotherBirthIsNotTheSamePerson() {
        String surname = number();
        ObjectNode mother = call(surname, "C3", ago(5));
        ObjectNode child = call(surname, "C3", ago(5));
        String unknown = number();
        ObjectNode one = call(unknown, "C3", ago(5));
        ObjectNode other = call(unknown, "C3", ago(5));
        String same = number();
        ObjectNode father = call(same, "C3", ago(5));
        ObjectNode son = call(same, "C3", ago(5));
        for (ObjectNode message : List.of(mother, child)) {
            named(message, null, "Testerton");
        }
        for (ObjectNode message : List.of(one, other)) {
            named(message, "Unknown", "Male");
        }
        for (ObjectNode message : List.of(father, son)) {
            named(message, "Alex", "Testerton");
        }
        Messages.resource(son, "Patient").put("birthDate", "1999-05-04");
        for (List<ObjectNode> both : List.of(List.of(mother, child), List.of(one, other), List.of(father, son))) {
            Call first = shown(machine.process(both.getFirst()));
            assertThat(shown(machine.process(both.getLast())).number()).isEqualTo(first.number() + "/2");
        }
        ObjectNode strangers = update(son, "C3");
        named(strangers, "Robin", "Sampleby");
        Messages.resource(strangers, "Patient").put("birthDate", "1970-01-01");
        String alone = number();
        machine.process(numbered(son, alone));
        Messages.resource(strangers, "ServiceRequest").put("status", "revoked");
        assertThat(machine.process(numbered(strangers, alone)).diagnostics()).contains("another person");
        ObjectNode mended = update(numbered(son, alone), "C4");
        named(mended, "Alix", "Testerton");
        assertThat(machine.process(mended).status()).as("a name is mended").isEqualTo(200);
    }

    @Test
    void anUpgradeThatIsNotUnderstoodOrCannotBeTakenIsNeverPassedOver() {
        ObjectNode message = call(number(), "C3", ago(5));
        Call shown = shown(machine.process(message));
        for (String category : List.of("C2R", "CAT 1")) {
            Answer refused = machine.process(update(message, category));
            assertThat(refused.issue()).isEqualTo("value REC_BAD_REQUEST CarePlan.activity.outcomeCodeableConcept");
            assertThat(refused.diagnostics()).contains("is upgraded");
        }
        assertThat(again(shown).isOpen()).isTrue();
        machine.process(update(message, " c2 "));
        assertThat(again(shown).isOpen()).isFalse();

        Instant longAgo = ago(600_000);
        ObjectNode undated = call(number(), "C3", ago(5));
        changed(undated, longAgo);
        Call stale = shown(machine.process(undated));
        ObjectNode unclear = update(undated, "C1");
        changed(unclear, longAgo);
        unclear.withObjectProperty("meta").put("lastUpdated", longAgo.toString());
        unclear.put("timestamp", longAgo.toString());
        Messages.resource(unclear, "Encounter").remove("period");
        assertThat(machine.process(unclear).diagnostics())
                .as("its only time is before the call connected")
                .contains("lastUpdated is older");
        assertThat(again(stale).isOpen()).isTrue();
        ObjectNode upgrade = update(undated, "C1");
        changed(upgrade, longAgo);
        assertThat(encounter(machine.process(upgrade)))
                .as("a record that is never dated anew")
                .isEqualTo("cancelled");
        assertThat(again(stale).isOpen()).isFalse();
    }

    @Test
    void ofACallThatIsNotForTheCentreNoLaterMessageIsKeptEitherNorOneThatCannotBeRead() {
        String number = number();
        ObjectNode message = call(number, "C2", ago(5));
        machine.process(message);
        ObjectNode silent = update(message, "C2");
        unranked(silent);
        String requestId = UUID.randomUUID().toString();
        assertThat(machine.process(Partner.JSON.writeValueAsBytes(silent), requestId)
                        .status())
                .isEqualTo(404);
        assertThat(kept(message)).isZero();
        ObjectNode over = update(message, "C3");
        Messages.resource(over, "ServiceRequest").put("status", "revoked");
        byte[] body = Partner.JSON.writeValueAsBytes(over);
        requestId = UUID.randomUUID().toString();
        assertThat(machine.process(body, requestId).status()).isEqualTo(200);
        assertThat(machine.process(body, requestId).issue()).startsWith("duplicate");
        assertThat(kept(message)).isZero();

        ObjectNode unreadable = call(number(), "C1", ago(5));
        Messages.resource(unreadable, "ServiceRequest").remove("subject");
        assertThat(machine.process(unreadable).status()).isEqualTo(400);
        assertThat(kept(unreadable)).isZero();

        ObjectNode seen = call(number(), "C3", ago(5));
        machine.process(seen);
        machine.process(update(seen, "C2"));
        int before = kept(seen);
        ObjectNode note = update(seen, "C2");
        unranked(note);
        machine.process(note);
        assertThat(kept(seen)).as("nothing more after the upgrade").isEqualTo(before);
    }

    @Test
    void aCallConnectsAtTheLatestNow() {
        Answer ahead = machine.process(call(number(), "C3", Instant.now().plusSeconds(90_000)));
        assertThat(shown(ahead).calledAt()).isBeforeOrEqualTo(Instant.now());
        assertThat(ahead.body()).contains("is in the future, so the call is taken to connect now", "offset");
        assertThat(machine.process(call(number(), "C3", Instant.parse("1821-11-26T15:00:00Z")))
                        .issue())
                .isEqualTo("value REC_BAD_REQUEST Encounter.period.start");
        Answer old = machine.process(call(number(), "C3", ago(11_000)));
        assertThat(shown(old).calledAt()).as("a week ago and more").isEqualTo(ago(11_000));
        assertThat(old.body()).contains("is more than 7 days ago. It is taken as sent");
        Call shown = shown(machine.process(call(number(), "C3", Instant.now().plusSeconds(400))));
        assertThat(shown.calledAt()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void aReferralThatIsTakenOffEndsNoEmergency() {
        Call shown = shown(machine.process(call(number(), "C3", ago(5))));
        Referral referral = pulled(shown);
        posted();
        door.as(
                door.navigator(),
                () -> door.bean(Care.class)
                        .cancel(
                                referral.reference(),
                                version(referral),
                                CancellationReason.SENT_IN_ERROR,
                                null,
                                List.of("referrer"),
                                null));
        posted();
        assertThat(responder(last(shown))).isEqualTo("cancelled");
        assertThat(codes(last(shown), "Encounter")).contains("OTH");
        assertThat(Messages.resource(last(shown), "CarePlan").path("status").asString())
                .as("the ambulance service has to act")
                .isEqualTo("active");
        assertThat(Messages.resource(last(shown), "ServiceRequest").path("note").toString())
                .contains("nobody from here is going");
    }

    @Test
    void anAnswerThatTheirMachineDoesNotTakeIsSaidOnTheCall() {
        Call shown = shown(machine.process(call(number(), "C4", ago(5))));
        pulled(shown);
        posted();
        assertThat(door.visit("/stack/" + shown.incidentId()).text()).doesNotContain("has not got an answer");
        ambulance.forget();
        ambulance.answers(422, Messages.bytes("outcome-422.json"));
        door.as(door.navigator(), () -> door.bean(Stack.class).handBack(shown.incidentId(), "She has chest pain"));
        posted();
        assertThat(door.visit("/stack/" + shown.incidentId()).text())
                .contains("The ambulance service's machine has not got an answer", "did not take it", "Ring its desk");
    }

    @Test
    void newsOfTheSecondPersonOfAnIncidentLeadsToTheirCall() {
        String number = number();
        machine.process(call(number, "C3", ago(5)));
        ObjectNode message = call(number, "C3", ago(5));
        Call second = shown(machine.process(message));
        opened(second);
        machine.process(update(message, "C2"));
        String link = "/stack/number?number=" + number + "%2F2";
        assertThat(door.visit("/notifications").document().html()).contains(link);
        assertThat(door.visit(link).text()).contains("999 call " + number + "/2", "was upgraded");
    }

    private static void named(ObjectNode message, @Nullable String given, String family) {
        ObjectNode patient = Messages.resource(message, "Patient");
        patient.remove("identifier");
        ObjectNode name = (ObjectNode) patient.path("name").path(0);
        name.put("family", family);
        name.remove("given");
        if (given != null) {
            name.putArray("given").add(given);
        }
    }

    private static ObjectNode numbered(ObjectNode message, String number) {
        ObjectNode other = message.deepCopy();
        other.put("id", UUID.randomUUID().toString());
        ((ObjectNode) Messages.resource(other, "Encounter").path("identifier").path(0)).put("value", number);
        return other;
    }

    /** No ambulance response priority in it. */
    private static void unranked(ObjectNode message) {
        var concepts = Messages.resource(message, "CarePlan")
                .path("activity")
                .path(0)
                .path("outcomeCodeableConcept")
                .iterator();
        while (concepts.hasNext()) {
            if (concepts.next().toString().contains("arp-priority")) {
                concepts.remove();
            }
        }
    }

    private static String number() {
        return "V" + UUID.randomUUID().toString().substring(0, 12);
    }

    private static Instant ago(int minutes) {
        return START.minus(Duration.ofMinutes(minutes));
    }

    private static final Instant START = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

    /** A new call about somebody nobody knows. */
    private ObjectNode call(String number, String category, Instant called) {
        ObjectNode message = Messages.fresh(Messages.VALIDATION, random);
        ObjectNode request = Messages.resource(message, "ServiceRequest");
        request.withArray("category")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "https://fhir.nhs.uk/CodeSystem/usecases-categories-bars")
                .put("code", "A4T2");
        ObjectNode encounter = Messages.resource(message, "Encounter");
        ((ObjectNode) encounter.path("identifier").path(0)).put("value", number);
        encounter.withObjectProperty("period").put("start", called.toString());
        categorised(message, category);
        changed(message, Instant.now());
        return message;
    }

    private static void categorised(ObjectNode message, String category) {
        for (JsonNode concept :
                Messages.resource(message, "CarePlan").path("activity").path(0).path("outcomeCodeableConcept")) {
            JsonNode coding = concept.path("coding").path(0);
            if (coding.path("system").asString("").contains("arp-priority")) {
                ((ObjectNode) coding).put("code", category);
            }
        }
    }

    private static ObjectNode update(ObjectNode message, String category) {
        ObjectNode update = message.deepCopy();
        update.put("id", UUID.randomUUID().toString());
        ((ObjectNode) header(update).path("reason").path("coding").path(0)).put("code", "update");
        categorised(update, category);
        changed(update, Instant.now());
        return update;
    }

    private static void changed(ObjectNode message, Instant at) {
        Messages.resource(message, "ServiceRequest")
                .withObjectProperty("meta")
                .put("lastUpdated", at.atOffset(ZoneOffset.UTC).toString());
    }

    private static void person(ObjectNode message, String nhsNumber, String family) {
        ObjectNode patient = Messages.resource(message, "Patient");
        ((ObjectNode) patient.path("identifier").path(0)).put("value", nhsNumber);
        ((ObjectNode) patient.path("name").path(0)).put("family", family);
    }

    private static void nameless(ObjectNode message) {
        ObjectNode patient = Messages.resource(message, "Patient");
        patient.remove("identifier");
        patient.remove("name");
    }

    private static String family(ObjectNode message) {
        return Messages.resource(message, "Patient")
                .path("name")
                .path(0)
                .path("family")
                .asString();
    }

    private static String number(ObjectNode message) {
        return Messages.resource(message, "Encounter")
                .path("identifier")
                .path(0)
                .path("value")
                .asString();
    }

    private static ObjectNode header(JsonNode message) {
        return Messages.resource(message, "MessageHeader");
    }

    private Call shown(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        for (JsonNode identifier :
                Messages.resource(answer.json(), "ServiceRequest").path("identifier")) {
            if (identifier.path("system").asString().equals(CALLS)) {
                return door.bean(AmbulanceCalls.class)
                        .find(UUID.fromString(identifier.path("value").asString()))
                        .orElseThrow();
            }
        }
        throw new AssertionError("No call is named: " + answer.body());
    }

    private Call again(Call call) {
        return door.bean(AmbulanceCalls.class).find(call.incidentId()).orElseThrow();
    }

    /** Opened by a clinician of the centre, as a page. */
    private String opened(Call call) {
        return door.visit("/stack")
                .posting("/stack/" + call.incidentId() + "/open")
                .send()
                .text();
    }

    private Referral pulled(Call call) {
        Actor clinician = door.navigator();
        Stack.Taking taking = new Stack.Taking(
                PullReason.COMMUNITY_RESPONSE,
                Priority.VERY_URGENT,
                List.of("frailty-falls"),
                door.bean(Services.class).byCode("ucrt").orElseThrow().id(),
                "What the clinician heard");
        StackCall taken = CurrentActor.as(clinician, () -> {
            door.bean(Stack.class).hold(call.incidentId());
            return door.bean(Stack.class).pull(call.incidentId(), taking);
        });
        StackCall.Pull pull = java.util.Objects.requireNonNull(taken.pull());
        return door.bean(Referrals.class).ofAct(pull.personId(), pull.referralId());
    }

    /** Until nothing is left: of one call one message goes at a time. */
    private void posted() {
        while (door.hasPost()) {
            door.post();
        }
    }

    private void accepted(Referral referral, Actor nurse) {
        long version = version(referral);
        door.as(nurse, () -> door.bean(Answers.class).accept(referral.reference(), version, null, null));
    }

    private long version(Referral referral) {
        return door.now(referral.reference()).version();
    }

    /** What was sent about a call. */
    private List<String> sent(Call call) {
        return ambulance.asked().stream()
                .map(RecordedPartner.Asked::body)
                .filter(body -> body.contains(call.incidentId().toString()))
                .toList();
    }

    /** The status of our own Encounter in an acknowledgement. */
    private static String encounter(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String named = Messages.resource(answer.json(), "ServiceRequest")
                .path("encounter")
                .path("reference")
                .asString();
        for (JsonNode entry : answer.json().path("entry")) {
            if (entry.path("fullUrl").asString().equals(named)) {
                return entry.path("resource").path("status").asString();
            }
        }
        throw new AssertionError("Our Encounter is not in the acknowledgement");
    }

    private JsonNode last(Call call) {
        return Partner.JSON.readTree(sent(call).getLast());
    }

    private static String responder(JsonNode message) {
        return Messages.resource(message, "Encounter").path("status").asString();
    }

    private static List<String> codes(JsonNode message, String type) {
        return Messages.resource(message, type).findValuesAsString("code");
    }

    /** In how much of what is kept of messages and calls somebody's name stands. */
    private int kept(ObjectNode message) {
        return door.jdbc()
                .sql("""
                        select (select count(*) from exchange.inbound where position(convert_to(:name, 'UTF8') in body) > 0)
                             + (select count(*) from frontdoor.cad_message where content::text like '%' || :name || '%')
                             + (select count(*) from frontdoor.stack_call where caller::text like '%' || :name || '%')
                        """)
                .param("name", family(message))
                .query(Integer.class)
                .single();
    }
}
