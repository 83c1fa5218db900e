package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.frontdoor.Triage;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Subject;
import org.onedoor.work.Tasks;
import tools.jackson.databind.node.ObjectNode;

/** A partner that lies, errs, falls silent or is gone: nobody is mistaken for another, and a person hears of what is wrong. */
class PartnerLiesTest extends RecordedTalk {
    private static final String SAID = "https://onedoor.example/CodeSystem/answer";

    @BeforeEach
    void forget() {
        partner.forget();
    }

    @Test
    void anAnswerWithoutANumberIsRefusedWhereNameOrBirthAreAnothers() {
        String reference = delivered();
        ObjectNode name = answer(reference, "in-progress");
        ObjectNode patient = Messages.resource(name, "Patient");
        ObjectNode other = patient.putArray("name").addObject();
        other.put("family", "Quillfeather").putArray("given").add("Zebedee");
        Answer refused = machine().process(name);
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.diagnostics()).contains("another person", "date of birth");

        ObjectNode birth = answer(reference, "cancelled");
        Messages.resource(birth, "Patient").put("birthDate", "1931-02-03");
        assertThat(machine().process(birth).status()).isEqualTo(409);
        assertThat(sender.now(reference).state()).isEqualTo(WorkState.AWAITING_ANSWER);

        ObjectNode married = answer(reference, "in-progress");
        ((ObjectNode) Messages.resource(married, "Patient").path("name").path(0)).put("family", "Newname");
        assertThat(machine().process(married).status()).isEqualTo(200);
        assertThat(sender.now(reference).state()).isEqualTo(WorkState.ACCEPTED);
    }

    @Test
    void aNumberPutRightHereDoesNotTurnAwayAnAnswerThatSaysWhatWasSent() {
        String reference = delivered();
        UUID person = sender.now(reference).personId();
        String sent = sender.jdbc()
                .sql("select nhs_number from people.person where person_id = :id")
                .param("id", person)
                .query(String.class)
                .single();
        sender.jdbc()
                .sql("update people.person set nhs_number = :number where person_id = :id")
                .param("number", Cast.nhsNumber(new Random()))
                .param("id", person)
                .update();
        ObjectNode third = answer(reference, "in-progress");
        number(third, Cast.nhsNumber(new Random()));
        assertThat(machine().process(third).status()).isEqualTo(409);
        ObjectNode said = answer(reference, "in-progress");
        number(said, sent);
        assertThat(machine().process(said).status()).isEqualTo(200);
        assertThat(sender.now(reference).state()).isEqualTo(WorkState.ACCEPTED);
    }

    private static void number(ObjectNode message, String number) {
        Messages.resource(message, "Patient")
                .putArray("identifier")
                .addObject()
                .put("system", "https://fhir.nhs.uk/Id/nhs-number")
                .put("value", number);
    }

    @Test
    void anAnswerToOneMessageThatNamesTheReferralOfAnotherIsRefused() {
        String one = called("one-" + UUID.randomUUID());
        String name = "two-" + UUID.randomUUID();
        String two = called(name);
        ObjectNode crossed = answer(one, "cancelled");
        Messages.resource(crossed, "ServiceRequest").put("id", name);
        Answer refused = machine().process(crossed);
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.diagnostics()).contains("ServiceRequest.id the referral of another");
        assertThat(sender.now(one).state()).isEqualTo(WorkState.AWAITING_ANSWER);
        ObjectNode right = answer(two, "in-progress");
        Messages.resource(right, "ServiceRequest").put("id", name);
        assertThat(machine().process(right).status()).isEqualTo(200);
    }

    private String called(String name) {
        String reference = offered();
        ObjectNode taken = (ObjectNode) Partner.JSON.readTree(Messages.bytes("validation-response.json"));
        Messages.resource(taken, "ServiceRequest").put("id", name);
        partner.answers(200, Partner.JSON.writeValueAsBytes(taken));
        post(Duration.ZERO);
        return reference;
    }

    @Test
    void anAnswerToAMessageThatFollowedIsHeard() {
        String reference = delivered();
        sender.as(
                sender.bean(Cast.class).gp().actor(),
                () -> sender.bean(org.onedoor.frontdoor.SenderUpdates.class)
                        .update(reference, org.onedoor.frontdoor.Priority.URGENT, "She has stopped eating", null));
        partner.answers(200, Messages.bytes("validation-response.json"));
        post(Duration.ZERO);
        ObjectNode answer = answer(reference, "in-progress");
        String update = sender.jdbc()
                .sql("""
                        select o.message_id::text from exchange.outbound o join exchange.dialogue d using (person_id, dialogue_id)
                         where d.reference = :reference and o.kind = 'update' order by o.number limit 1
                        """)
                .param("reference", reference)
                .query(String.class)
                .single();
        ((ObjectNode) Messages.resource(answer, "MessageHeader").path("response")).put("identifier", update);
        Answer heard = machine().process(answer);
        assertThat(heard.status()).as(heard.body()).isEqualTo(200);
        assertThat(sender.now(reference).state()).isEqualTo(WorkState.ACCEPTED);
    }

    @Test
    void whoAnswersHasTheMessageAndSaysWhatItCallsTheReferral() {
        String reference = offered();
        for (int minutes = 0; minutes < 200; minutes += 10) {
            post(Duration.ofMinutes(minutes));
        }
        assertThat(sender.tasks(reference)).containsExactly("partner-not-reached");
        ObjectNode taken = answer(reference, "in-progress");
        String name = "cut-" + UUID.randomUUID();
        Messages.resource(taken, "ServiceRequest").put("id", name);
        assertThat(machine().process(taken).status()).isEqualTo(200);
        assertThat(sender.tasks(reference)).isEmpty();
        assertThat(sender.page(reference))
                .contains("They have answered it, so they have it.", "They call it " + name)
                .contains("Appointments at Recorded Care")
                .doesNotContain("Not delivered: tried 8 times");
    }

    @Test
    void aContactOfAClockThatIsAheadIsRecordedAndOneThatCannotBeIsAPersonsToClearUp() {
        String ahead = delivered();
        machine().process(answer(ahead, "in-progress"));
        assertThat(machine()
                        .process(seen(ahead, sender.time().instant().plusSeconds(240)))
                        .status())
                .isEqualTo(200);
        assertThat(sender.now(ahead).state()).isEqualTo(WorkState.IN_PROGRESS);
        assertThat(sender.tasks(ahead)).isEmpty();

        String past = delivered();
        machine().process(answer(past, "in-progress"));
        assertThat(machine()
                        .process(seen(past, Instant.parse("2019-05-06T10:00:00Z")))
                        .status())
                .isEqualTo(200);
        assertThat(sender.now(past).state()).isEqualTo(WorkState.ACCEPTED);
        assertThat(sender.tasks(past)).containsExactly("partner-answer-unclear");
        assertThat(sender.visit("/tasks").visitor().tasksWith("does not fit").text())
                .contains("A partner says something that does not fit what is known here");
    }

    private ObjectNode seen(String reference, Instant at) {
        ObjectNode message = answer(reference, "in-progress");
        reason(message, SAID, "seen");
        for (var entry : message.path("entry")) {
            ObjectNode resource = (ObjectNode) entry.path("resource");
            if (resource.path("status").asString().equals("in-progress")) {
                resource.putObject("period").put("start", at.toString());
            }
        }
        return message;
    }

    @Test
    void aPartnerThatStaysSilentIsAskedAboutAgainAndAnOldAnswerDoesNotEndThat() {
        String reference = delivered();
        ObjectNode old = answer(reference, "planned");
        ObjectNode first = answer(reference, "planned");
        assertThat(machine().process(first).status()).isEqualTo(200);
        notice(Duration.ofDays(29));
        assertThat(sender.tasks(reference)).containsExactly("partner-silent");
        assertThat(sender.page(reference)).contains("and nothing since in the time agreed");

        for (var entry : old.path("entry")) {
            ObjectNode resource = (ObjectNode) entry.path("resource");
            if (resource.path("resourceType").asString().equals("Encounter")) {
                resource.putObject("meta")
                        .put(
                                "lastUpdated",
                                sender.time()
                                        .instant()
                                        .minus(Duration.ofDays(2))
                                        .toString());
            }
        }
        assertThat(machine().process(old).status()).isEqualTo(200);
        assertThat(sender.tasks(reference)).as("an old answer").containsExactly("partner-silent");

        notice(Duration.ofDays(60));
        assertThat(sender.tasks(reference)).as("it stands once").containsExactly("partner-silent");
        Subject.Person person = new Subject.Person(sender.now(reference).personId());
        sender.as(
                Actor.SYSTEM,
                () -> sender.bean(Tasks.class).doneOfKind(person, "partner-silent", Actor.SYSTEM.accountId()));
        notice(Duration.ofDays(70));
        assertThat(sender.tasks(reference)).isEmpty();
        notice(Duration.ofDays(90));
        assertThat(sender.tasks(reference))
                .as("nobody rang, or nothing came of it")
                .containsExactly("partner-silent");
        assertThat(machine().process(answer(reference, "in-progress")).status()).isEqualTo(200);
        assertThat(sender.tasks(reference)).isEmpty();
    }

    @Test
    void whatIsOverIsNotSentAgain() {
        String reference = offered();
        partner.answers(422, Messages.bytes("outcome-422.json"));
        post(Duration.ZERO);
        Visitor.Page before = sender.visit("/referrals/" + reference);
        sender.as(sender.navigator(), () -> sender.bean(Triage.class).withdrawOffer(reference, -1, null));
        partner.answers(404, Messages.bytes("outcome-422.json"));
        post(Duration.ZERO);
        partner.forget();
        assertThat(sender.visit("/referrals/" + reference).document().select("form[action$=/again]"))
                .isEmpty();
        Visitor.Page refused = before.posting("/again").send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Sent now, it would begin again at the partner");
        post(Duration.ZERO);
        assertThat(partner.asked()).isEmpty();
    }

    @Test
    void ofAPartnerTakenOutOfTheSettingsAPersonIsToldWhatItHasToKnow() {
        String reference = delivered();
        String open = delivered();
        gone(sender, reference);
        gone(sender, open);
        sender.as(sender.navigator(), () -> sender.bean(Triage.class).withdrawOffer(reference, -1, null));
        sender.as(
                sender.bean(Cast.class).gp().actor(),
                () -> sender.bean(org.onedoor.frontdoor.SenderUpdates.class)
                        .update(open, org.onedoor.frontdoor.Priority.URGENT, "She has stopped eating", null));
        sender.settled();
        assertThat(sender.tasks(reference)).containsExactly("partner-not-set-up");
        assertThat(sender.tasks(open)).contains("partner-not-set-up");
        assertThat(sender.page(reference)).contains("A partner that is not set up any longer", "before it was over");

        String here = DOORS.asked();
        String there = DOORS.there(here);
        gone(DOORS.receiver, there);
        DOORS.receiver.doing().accepted(there, TwoDoors.ASKED);
        DOORS.receiver.settled();
        assertThat(DOORS.receiver.tasks(there)).contains("partner-not-set-up");
    }

    @Test
    void anAnswerOfAPartnerTakenOutOfTheSettingsIsRefusedForThatAndTheCentreRingsThem() {
        String reference = delivered();
        gone(sender, reference);
        ObjectNode yes = answer(reference, "in-progress");
        Answer refused = machine().process(yes);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.diagnostics()).contains("not set up here any longer", "is asked to ring you");
        machine().process(yes);
        assertThat(sender.tasks(reference)).containsExactly("partner-not-set-up");
        assertThat(sender.now(reference).state()).isEqualTo(WorkState.AWAITING_ANSWER);

        ObjectNode never = answer(reference, "in-progress");
        ((ObjectNode) Messages.resource(never, "MessageHeader").path("response"))
                .put("identifier", UUID.randomUUID().toString());
        assertThat(machine().process(never).diagnostics()).contains("that OneDoor has not sent");
    }

    private static void gone(Door door, String reference) {
        door.jdbc()
                .sql("update exchange.dialogue set partner = 'gone' where reference = :reference")
                .param("reference", reference)
                .update();
    }
}
