package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.exchange.RecordedPartner.Asked;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.WorkState;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A partner with other software, which answers as published: late, not at all, with a no, twice. */
class RecordedPartnerTest extends RecordedTalk {

    @BeforeEach
    void forget() {
        partner.forget();
    }

    @Test
    void whatIsNotAnsweredIsTriedAgainUnderTheSameNumberUntilItIs() {
        String reference = offered();
        partner.answers(503, Messages.bytes("outcome-422.json"));
        partner.answers(0, new byte[0]); // the connection ends
        partner.answers(200, Messages.bytes("validation-response.json"));

        post(Duration.ZERO);
        assertThat(sender.page(reference))
                .contains("Referral to Recorded Care", "Not delivered yet: tried once, next at", "status 503");
        post(Duration.ofSeconds(29));
        assertThat(partner.asked()).as("not before its time").hasSize(1);
        post(Duration.ofSeconds(31));
        assertThat(sender.page(reference)).contains("tried twice", "Their machine could not be reached.");
        post(Duration.ofSeconds(95));

        assertThat(sender.page(reference))
                .contains("their machine received it at", "They call it 71d2b38e-b81c-4894-a522-6a65265b1d58")
                .contains("Referral delivered to Recorded Care");
        assertThat(partner.asked()).hasSize(3);
        assertThat(distinct(partner.asked(), 'r')).hasSize(1);
        assertThat(distinct(partner.asked(), 'c')).hasSize(1);
        assertThat(distinct(partner.asked(), 'b')).hasSize(1);
        assertThat(partner.asked().getFirst().token()).isEqualTo("Bearer recorded");
        ObjectNode sent =
                (ObjectNode) Partner.JSON.readTree(partner.asked().getFirst().body());
        assertThat(sent.path("type").asString()).isEqualTo("message");
        assertThat(Messages.resource(sent, "HealthcareService")
                        .path("identifier")
                        .path(0)
                        .path("value")
                        .asString())
                .isEqualTo("100");
    }

    @Test
    void aDuplicateIsProofOfDelivery() {
        String reference = offered();
        partner.answers(409, Messages.bytes("outcome-409-duplicate.json"));
        post(Duration.ZERO);
        assertThat(sender.page(reference)).contains("their machine received it at");
        assertThat(sender.tasks(reference)).isEmpty();
    }

    @Test
    void aNoToTheMessageIsShownInTheirWordsAndAPersonHasItSentAgain() {
        String reference = offered();
        partner.answers(422, Messages.bytes("outcome-422.json"));
        post(Duration.ZERO);
        Visitor.Page page = sender.visit("/referrals/" + reference);
        assertThat(page.text())
                .contains("Their machine did not take it, at", "the versioning specified is not supported.");
        assertThat(sender.tasks(reference)).containsExactly("partner-refused");
        assertThat(sender.now(reference).state()).isEqualTo(WorkState.AWAITING_ANSWER);
        post(Duration.ofHours(2));
        assertThat(partner.asked()).as("the same is not sent again by itself").hasSize(1);

        partner.answers(200, Messages.bytes("validation-response.json"));
        Visitor.Page after = page.posting("/again").send();
        assertThat(after.text()).contains("On its way: not sent yet.");
        post(Duration.ZERO);
        assertThat(sender.page(reference)).contains("their machine received it at");
        assertThat(distinct(partner.asked(), 'r')).hasSize(1);
    }

    @Test
    void aNoThatComesWithAStatusOfSuccessIsANo() {
        String outcome = offered();
        partner.answers(200, Messages.bytes("outcome-422.json"));
        post(Duration.ZERO);
        assertThat(sender.page(outcome))
                .contains("Their machine did not take it, at", "the versioning specified is not supported.")
                .doesNotContain("their machine received it at");
        assertThat(sender.tasks(outcome)).containsExactly("partner-refused");

        String header = offered();
        ObjectNode answer = (ObjectNode) Partner.JSON.readTree(Messages.bytes("validation-response.json"));
        Messages.resource(answer, "MessageHeader")
                .withObjectProperty("response")
                .put("code", "fatal-error");
        partner.answers(200, Partner.JSON.writeValueAsBytes(answer));
        post(Duration.ZERO);
        assertThat(sender.page(header)).contains("Their machine did not take it, at");
        assertThat(sender.tasks(header)).containsExactly("partner-refused");

        String busy = offered();
        Messages.resource(answer, "MessageHeader")
                .withObjectProperty("response")
                .put("code", "transient-error");
        partner.answers(200, Partner.JSON.writeValueAsBytes(answer));
        post(Duration.ZERO);
        assertThat(sender.page(busy)).contains("Not delivered yet: tried once");
        partner.answers(200, Messages.bytes("validation-response.json"));
        post(Duration.ofSeconds(31));
        assertThat(sender.page(busy)).contains("their machine received it at");
    }

    @Test
    void whatCannotBeDeliveredReachesAPerson() {
        String reference = offered();
        for (int minutes = 0; minutes < 200; minutes += 10) {
            post(Duration.ofMinutes(minutes));
        }
        assertThat(partner.asked()).hasSize(8);
        assertThat(sender.page(reference))
                .contains("Not delivered: tried 8 times")
                .contains("Referral could not be delivered to Recorded Care");
        assertThat(sender.tasks(reference)).containsExactly("partner-not-reached");
        assertThat(sender.visit("/tasks").text()).contains("could not be delivered to a partner's machine");
        partner.answers(200, Messages.bytes("validation-response.json"));
        sender.visit("/referrals/" + reference).posting("/again").send();
        post(Duration.ZERO);
        assertThat(sender.page(reference)).contains("their machine received it at");
    }

    @Test
    void aPartnersSilenceIsNoticedWhenTheTimeAgreedIsOver() {
        String reference = delivered();
        notice(Duration.ofHours(3));
        assertThat(sender.tasks(reference)).isEmpty();
        notice(Duration.ofHours(5));
        notice(Duration.ofHours(6));
        assertThat(sender.tasks(reference)).containsExactly("partner-silent");
        assertThat(sender.page(reference))
                .contains("Nothing in the time agreed.", "Recorded Care has said nothing in the time agreed");

        Answer heard = machine().process(answer(reference, "planned"));
        assertThat(heard.status()).as(heard.body()).isEqualTo(200);
        assertThat(sender.tasks(reference)).isEmpty();
        notice(Duration.ofDays(29));
        assertThat(sender.tasks(reference)).as("silent again").containsExactly("partner-silent");
    }

    @Test
    void answersOfOtherSoftwareAreUnderstoodByTheirEncounter() {
        String taken = delivered();
        assertThat(machine().process(answer(taken, "in-progress")).status()).isEqualTo(200);
        assertThat(sender.now(taken).state()).isEqualTo(WorkState.ACCEPTED);
        ObjectNode over = answer(taken, "finished");
        assertThat(machine().process(over).status()).isEqualTo(200);
        assertThat(sender.now(taken).state()).as("no outcome is made up").isEqualTo(WorkState.ACCEPTED);
        assertThat(sender.tasks(taken)).containsExactly("partner-outcome-unclear");
        assertThat(sender.page(taken)).contains("CONSULTATION SUMMARY");

        String refused = delivered();
        ObjectNode no = answer(refused, "cancelled");
        reason(no, "https://fhir.nhs.uk/CodeSystem/rejection-reason-bars", "FC");
        assertThat(machine().process(no).status()).isEqualTo(200);
        assertThat(sender.now(refused).state()).isEqualTo(WorkState.RETURNED);
        assertThat(sender.page(refused)).contains("Could not reach the person");

        String revoked = delivered();
        ObjectNode other = answer(revoked, "triaged");
        Messages.resource(other, "ServiceRequest").put("status", "revoked");
        ((ObjectNode) Messages.resource(other, "MessageHeader").path("eventCoding"))
                .put("code", "servicerequest-request");
        assertThat(machine().process(other).status()).isEqualTo(200);
        assertThat(sender.now(revoked).state()).isEqualTo(WorkState.RETURNED);
    }

    @Test
    void deathIsNotRecordedOnTheWordOfAMachine() {
        String reference = delivered();
        machine().process(answer(reference, "in-progress"));
        ObjectNode died = answer(reference, "finished");
        reason(died, "https://onedoor.example/CodeSystem/outcome", "died");
        assertThat(machine().process(died).status()).isEqualTo(200);
        assertThat(sender.now(reference).state()).isEqualTo(WorkState.ACCEPTED);
        assertThat(sender.tasks(reference)).containsExactly("check-whether-they-have-died");
    }

    @Test
    void whoIsPassedOnWithoutANoteToWhomIsNotEndedHereAndTheCentreAsks() {
        String reference = delivered();
        machine().process(answer(reference, "in-progress"));
        ObjectNode silent = answer(reference, "finished");
        reason(silent, "https://onedoor.example/CodeSystem/outcome", "passed-on");
        Messages.resource(silent, "ServiceRequest").remove("note"); // what was found is in it still
        assertThat(machine().process(silent).status()).isEqualTo(200);
        assertThat(sender.now(reference).state()).isEqualTo(WorkState.ACCEPTED);
        assertThat(sender.tasks(reference)).containsExactly("partner-outcome-unclear");

        String other = delivered();
        machine().process(answer(other, "in-progress"));
        ObjectNode said = answer(other, "finished");
        reason(said, "https://onedoor.example/CodeSystem/outcome", "passed-on");
        Messages.resource(said, "ServiceRequest").putArray("note").addObject().put("text", "The Suffolk team took her");
        assertThat(machine().process(said).status()).isEqualTo(200);
        assertThat(sender.now(other).outcome()).isEqualTo(Outcome.PASSED_ON);
    }

    @Test
    void timesThatCannotBeReadAreSaidToBeUnknownAndPassedOnesAreNotOffered() {
        String reference = delivered();
        machine().process(answer(reference, "in-progress"));
        String path = "/referrals/" + reference + "/partner-times";
        assertThat(sender.visit(path).text()).contains("The free times are not known", "Recorded Care's machine");
        partner.answers(200, Messages.bytes("slots.json"));
        assertThat(sender.visit(path).text()).contains("Recorded Care has no free time in the next 60 days.");
        assertThat(partner.asked().getLast().path())
                .startsWith("/fhir/R4/Slot?schedule.actor:HealthcareService=100&status=free&start=ge");
        String none = sender.doing().referral(sender.bean(Cast.class).gp().actor());
        assertThat(sender.visit("/referrals/" + none + "/partner-times").status())
                .isEqualTo(409);
    }

    @Test
    void aTimeThatIsOnlyProposedThereIsNotBookedHereAndAPersonSeesToIt() {
        String reference = delivered();
        machine().process(answer(reference, "in-progress"));
        Instant start = sender.time().instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
        partner.answers(200, slots(start));
        partner.answers(200, slots(start));
        Visitor.Page asked = sender.visit("/referrals/" + reference + "/partner-times")
                .form("/partner-times")
                .with("time", "slot001")
                .send();
        assertThat(asked.text()).contains("Request for an appointment to Recorded Care", "On its way: not sent yet");
        ObjectNode proposed = Messages.read("booking-response.json");
        Messages.resource(proposed, "Appointment").put("status", "proposed").put("start", start.toString());
        partner.answers(200, Partner.JSON.writeValueAsBytes(proposed));
        post(Duration.ZERO);
        assertThat(sender.tasks(reference)).contains("partner-booking-unsure");
        assertThat(sender.now(reference).state()).isEqualTo(WorkState.ACCEPTED);

        ObjectNode booked = answer(reference, "in-progress");
        ObjectNode appointment = Messages.resource(proposed, "Appointment").deepCopy();
        appointment.put("status", "booked");
        ((ArrayNode) booked.path("entry"))
                .addObject()
                .put("fullUrl", "urn:uuid:" + UUID.randomUUID())
                .set("resource", appointment);
        Answer taken = machine().process(booked);
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(sender.now(reference).state()).isEqualTo(WorkState.BOOKED);
        assertThat(sender.tasks(reference)).as("it is sure now").doesNotContain("partner-booking-unsure");
    }

    @Test
    void whoAsksForAnAppointmentForANeedThatCameWithoutHearsHowItGoesOn() {
        ObjectNode asked = Messages.fresh(Messages.BOOKING, new Random());
        Answer taken = machine().process(asked);
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        String reference = sender.jdbc()
                .sql(
                        "select reference from exchange.inbound where client_id = 'recorder' order by received_at desc limit 1")
                .query(String.class)
                .single();
        assertThat(sender.tasks(reference)).contains("answer-appointment-asked");
        sender.doing().accepted(reference, TwoDoors.ASKED);
        partner.answers(200, Messages.bytes("validation-response.json"));
        partner.answers(200, Messages.bytes("validation-response.json"));
        post(Duration.ZERO);
        assertThat(partner.asked())
                .extracting(Asked::body)
                .anyMatch(body -> body.contains("-response") && body.contains(reference));
        assertThat(conversations(reference)).isOne();

        ObjectNode over = asked.deepCopy(); // the published example cancels with the reason 'new'
        over.put("id", UUID.randomUUID().toString());
        Messages.resource(over, "Appointment").put("id", reference).put("status", "cancelled");
        assertThat(machine().process(over).status()).isEqualTo(200);
        assertThat(conversations(reference)).as("what ends it begins no other").isOne();
    }

    /** With the recorded partner; the service that is asked here has a conversation of its own. */
    private int conversations(String reference) {
        return sender.jdbc()
                .sql("select count(*) from exchange.dialogue where reference = :reference and partner = 'recorded'")
                .param("reference", reference)
                .query(Integer.class)
                .single();
    }

    private static byte[] slots(Instant start) {
        ObjectNode found = Messages.read("slots.json");
        Messages.resource(found, "Slot")
                .put("status", "free")
                .put("start", start.toString())
                .put("end", start.plusSeconds(1_800).toString());
        return Partner.JSON.writeValueAsBytes(found);
    }

    private static List<String> distinct(List<Asked> asked, char what) {
        return asked.stream()
                .map(one -> switch (what) {
                    case 'r' -> String.valueOf(one.requestId());
                    case 'c' -> String.valueOf(one.correlationId());
                    default -> new String(one.body().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
                })
                .distinct()
                .collect(Collectors.toList());
    }
}
