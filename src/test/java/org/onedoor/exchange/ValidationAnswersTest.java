package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.onedoor.PastTheGate;
import org.onedoor.frontdoor.AmbulanceCalls.Call;
import org.onedoor.frontdoor.CancellationReason;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Returns;
import org.onedoor.frontdoor.stack.Stack;
import org.onedoor.people.People;
import org.onedoor.platform.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an ambulance service's machine hears of the 999 calls it sent, as BaRS has it. */
class ValidationAnswersTest extends Validating {
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
    void theTeamReadsWhereTheAmbulanceWouldGoAndNotOnlyWhereTheyLive() {
        ObjectNode message = call(number(), "C3", ago(5));
        Call shown = shown(machine.process(message));
        Document list = door.visit("/stack").document();
        assertThat(list.select("#c-" + shown.incidentId()).text())
                .contains("LS1 6PT")
                .doesNotContain("LS10 4YU");
        Referral referral = pulled(shown);
        assertThat(door.page(referral.reference()))
                .contains("Where the ambulance would go: Briggate corner, 20 The Headrow, Leeds, LS1 6PT.");
        assertThat(PastTheGate.read(() -> door.bean(People.class).get(referral.personId()))
                        .postcode())
                .isEqualTo("LS10 4YU");
        posted();
        ObjectNode moved = update(message, "C3");
        Messages.resource(moved, "Location").put("name", "The bus shelter");
        machine.process(moved);
        assertThat(door.page(referral.reference())).contains("Where the ambulance would go: The bus shelter");
    }

    @Test
    void ofAnAmbulanceServiceTakenOutOfTheSettingsAPersonIsToldToTellItByHand() {
        Call shown = shown(machine.process(call(number(), "C3", ago(5))));
        Referral referral = pulled(shown);
        posted();
        door.jdbc()
                .sql("update exchange.validation set client_id = 'gone' where incident_id = :id")
                .param("id", shown.incidentId())
                .update();
        door.as(door.navigator(), () -> door.bean(Stack.class).handBack(shown.incidentId(), "She has chest pain"));
        door.settled();
        assertThat(door.tasks(referral.reference())).contains("partner-not-set-up");
        assertThat(sent(shown)).as("nothing more").hasSize(1);
    }
}
