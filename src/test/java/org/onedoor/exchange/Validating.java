package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.directory.Services;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.frontdoor.AmbulanceCalls;
import org.onedoor.frontdoor.AmbulanceCalls.Call;
import org.onedoor.frontdoor.Answers;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.stack.PullReason;
import org.onedoor.frontdoor.stack.Stack;
import org.onedoor.frontdoor.stack.StackCall;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An ambulance service's machine, its messages about 999 calls, and what the centre does with them. */
abstract class Validating {
    static final TwoDoors DOORS = TwoDoors.OPEN;

    static final String CALLS = "https://onedoor.example/id/999-call";

    final Door door = DOORS.sender;

    final RecordedPartner ambulance = DOORS.recorded;

    final Random random = new Random();

    final Partner machine = new Partner(door.port, "recorder", Door.SECRET, "bars read");

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

    static void named(ObjectNode message, @Nullable String given, String family) {
        ObjectNode patient = Messages.resource(message, "Patient");
        patient.remove("identifier");
        ObjectNode name = (ObjectNode) patient.path("name").path(0);
        name.put("family", family);
        name.remove("given");
        if (given != null) {
            name.putArray("given").add(given);
        }
    }

    static ObjectNode numbered(ObjectNode message, String number) {
        ObjectNode other = message.deepCopy();
        other.put("id", UUID.randomUUID().toString());
        ((ObjectNode) Messages.resource(other, "Encounter").path("identifier").path(0)).put("value", number);
        return other;
    }

    /** No ambulance response priority in it. */
    static void unranked(ObjectNode message) {
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

    static String number() {
        return "V" + UUID.randomUUID().toString().substring(0, 12);
    }

    static Instant ago(int minutes) {
        return START.minus(Duration.ofMinutes(minutes));
    }

    static final Instant START = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

    /** A new call about somebody nobody knows. */
    ObjectNode call(String number, String category, Instant called) {
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

    static void categorised(ObjectNode message, String category) {
        for (JsonNode concept :
                Messages.resource(message, "CarePlan").path("activity").path(0).path("outcomeCodeableConcept")) {
            JsonNode coding = concept.path("coding").path(0);
            if (coding.path("system").asString("").contains("arp-priority")) {
                ((ObjectNode) coding).put("code", category);
            }
        }
    }

    static ObjectNode update(ObjectNode message, String category) {
        ObjectNode update = message.deepCopy();
        update.put("id", UUID.randomUUID().toString());
        ((ObjectNode) header(update).path("reason").path("coding").path(0)).put("code", "update");
        categorised(update, category);
        changed(update, Instant.now());
        return update;
    }

    static void changed(ObjectNode message, Instant at) {
        Messages.resource(message, "ServiceRequest")
                .withObjectProperty("meta")
                .put("lastUpdated", at.atOffset(ZoneOffset.UTC).toString());
    }

    static void person(ObjectNode message, String nhsNumber, String family) {
        ObjectNode patient = Messages.resource(message, "Patient");
        ((ObjectNode) patient.path("identifier").path(0)).put("value", nhsNumber);
        ((ObjectNode) patient.path("name").path(0)).put("family", family);
    }

    static void nameless(ObjectNode message) {
        ObjectNode patient = Messages.resource(message, "Patient");
        patient.remove("identifier");
        patient.remove("name");
    }

    static String family(ObjectNode message) {
        return Messages.resource(message, "Patient")
                .path("name")
                .path(0)
                .path("family")
                .asString();
    }

    static String number(ObjectNode message) {
        return Messages.resource(message, "Encounter")
                .path("identifier")
                .path(0)
                .path("value")
                .asString();
    }

    static ObjectNode header(JsonNode message) {
        return Messages.resource(message, "MessageHeader");
    }

    Call shown(Answer answer) {
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

    Call again(Call call) {
        return door.bean(AmbulanceCalls.class).find(call.incidentId()).orElseThrow();
    }

    /** Opened by a clinician of the centre, as a page. */
    String opened(Call call) {
        return door.visit("/stack")
                .posting("/stack/" + call.incidentId() + "/open")
                .send()
                .text();
    }

    Referral pulled(Call call) {
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
    void posted() {
        while (door.hasPost()) {
            door.post();
        }
    }

    void accepted(Referral referral, Actor nurse) {
        long version = version(referral);
        door.as(nurse, () -> door.bean(Answers.class).accept(referral.reference(), version, null, null));
    }

    long version(Referral referral) {
        return door.now(referral.reference()).version();
    }

    /** What was sent about a call. */
    List<String> sent(Call call) {
        return ambulance.asked().stream()
                .map(RecordedPartner.Asked::body)
                .filter(body -> body.contains(call.incidentId().toString()))
                .toList();
    }

    /** The status of our own Encounter in an acknowledgement. */
    static String encounter(Answer answer) {
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

    JsonNode last(Call call) {
        return Partner.JSON.readTree(sent(call).getLast());
    }

    static String responder(JsonNode message) {
        return Messages.resource(message, "Encounter").path("status").asString();
    }

    static List<String> codes(JsonNode message, String type) {
        return Messages.resource(message, type).findValuesAsString("code");
    }

    /** In how much of what is kept of messages and calls somebody's name stands. */
    int kept(ObjectNode message) {
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
