package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.PastTheGate;
import org.onedoor.Visitor;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.frontdoor.Appeals;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Triage;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.people.AccessNeeds;
import org.onedoor.people.AccessNeeds.Adjustment;
import org.onedoor.people.AccessNeedsRegister;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;

/** Of what two OneDoors tell each other about one referral nothing is lost, undone, believed of another or told to whoever may not know it. */
class ConversationTest {
    private static final TwoDoors DOORS = TwoDoors.OPEN;

    private final Door sender = DOORS.sender;
    private final Door receiver = DOORS.receiver;

    @Test
    void whatSomebodyNeedsGoesWithTheirReferralSoThatTheyAreNotAskedAgain() {
        Actor gp = sender.bean(Cast.class).gp().actor();
        String here = sender.doing().referral(gp);
        UUID person = sender.now(here).personId();
        Subject subject = new Subject.Person(person);
        sender.as(
                Actor.SYSTEM,
                () -> sender.bean(Acts.class)
                        .act(
                                Begin.on(
                                        "Record what they need",
                                        Ask.about(Action.WRITE, "demographics", subject),
                                        subject),
                                act -> sender.bean(AccessNeedsRegister.class)
                                        .record(
                                                act,
                                                person,
                                                new AccessNeeds(
                                                        null,
                                                        Set.of(AccessNeeds.Format.EASY_READ),
                                                        Set.of(Adjustment.HEARING_LOOP, Adjustment.STEP_FREE),
                                                        Set.of(),
                                                        "Prefers mornings",
                                                        "Polish"))));
        sender.doing().offered(here, TwoDoors.ASKED);
        DOORS.exchange();
        assertThat(receiver.page(DOORS.there(here)))
                .contains(
                        "Accessible information: Easy read",
                        "Accessible information: Needs to be told things in Polish")
                .contains("Reasonable adjustment: A hearing loop", "Reasonable adjustment: A way in without steps");
    }

    @Test
    void aYesThatCrossesACancellationChangesNothingAndBothAgree() {
        String here = DOORS.asked();
        String there = DOORS.there(here);
        receiver.doing().accepted(there, TwoDoors.ASKED);
        receiver.settled();
        sender.as(sender.navigator(), () -> sender.bean(Triage.class).withdrawOffer(here, -1, null));
        receiver.post();
        DOORS.exchange();
        assertThat(sender.now(here).state()).isEqualTo(WorkState.IN_TRIAGE);
        assertThat(sender.page(here))
                .contains("They have accepted it", "As things stand here, nothing has changed because of it.");
        assertThat(receiver.now(there).state()).isEqualTo(WorkState.CANCELLED);
    }

    @Test
    void whatComesOutOfOrderOrTwiceNeverUndoesWhatIsLater() {
        for (List<Integer> order :
                List.of(List.of(2, 1, 0), List.of(1, 2, 0), List.of(2, 0, 1), List.of(0, 2, 1), List.of(1, 0, 2))) {
            heardInThisOrder(order);
        }
    }

    private void heardInThisOrder(List<Integer> order) {
        String here = DOORS.asked();
        String there = DOORS.there(here);
        receiver.as(receiver.navigator(), () -> receiver.bean(Triage.class).start(there, -1, null));
        receiver.settled();
        receiver.doing().accepted(there, TwoDoors.ASKED);
        receiver.settled();
        receiver.as(
                receiver.clinician(TwoDoors.ASKED),
                () -> receiver.bean(Care.class).contact(there, DOORS.seen(), null));
        receiver.settled();
        List<byte[]> said = answers(there);
        assertThat(said).hasSize(3);

        Partner machine = new Partner(sender.port, "receiver", Door.SECRET, "bars");
        for (int which : order) {
            assertThat(machine.process(said.get(which)).status()).isEqualTo(200);
            Answer again = machine.process(said.get(which));
            assertThat(again.status()).as(again.body()).isEqualTo(409);
            assertThat(again.issue()).startsWith("duplicate");
        }
        String page = sender.page(here);
        assertThat(sender.now(here).state()).as("%s: %s", order, page).isEqualTo(WorkState.IN_PROGRESS);
        assertThat(page)
                .contains("They have seen the person", "They have accepted it", "They have started triage")
                .contains("Something later had been heard before, so nothing has changed.");

        DOORS.exchange();
        DOORS.assertAgreed(here, there, WorkState.IN_PROGRESS);
        assertThat(receiver.jdbc()
                        .sql("""
                                select count(*) from exchange.outbound o join exchange.dialogue d using (person_id, dialogue_id)
                                 where d.reference = :reference and o.state <> 'delivered'
                                """)
                        .param("reference", there)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void wordsThePersonDidNotAgreeToShareGoOnlyToWhoeverHasTakenTheNeed() {
        Actor gp = sender.bean(Cast.class).gp().actor();
        String here = CurrentActor.as(
                gp,
                () -> sender.bean(org.onedoor.frontdoor.Intake.class)
                        .submit(
                                new org.onedoor.frontdoor.Submission(
                                        Cast.somebody(new Random()),
                                        null,
                                        org.onedoor.frontdoor.Door.ownOf(gp),
                                        Priority.ROUTINE,
                                        sender.time().instant(),
                                        null,
                                        List.of("low-mood-anxiety"),
                                        "What was said in confidence",
                                        null,
                                        "refused",
                                        false),
                                null)
                        .reference());
        offered(here, "Ring her sister and nobody else");
        String there = DOORS.there(here);
        assertThat(receiver.now(there).consent()).isEqualTo("refused");
        assertThat(PastTheGate.read(() -> receiver.bean(Referrals.class).words(receiver.now(there)))
                        .reason())
                .contains("the person did not agree to sharing")
                .doesNotContain("What was said in confidence", "Ring her sister");
        receiver.doing().accepted(there, TwoDoors.ASKED);
        DOORS.exchange();
        assertThat(new Visitor(receiver.port)
                        .signIn(receiver.bean(Cast.class)
                                .clinician(TwoDoors.ASKED)
                                .username())
                        .open("/referrals/" + there)
                        .text())
                .contains("What was said in confidence", "Ring her sister and nobody else");
    }

    @Test
    void whatTheServiceShouldKnowAndWhatToLookAtAgainGoWithTheQuestion() {
        String here = sender.doing().referral(sender.bean(Cast.class).gp().actor());
        offered(here, "She is alone on Fridays");
        String there = DOORS.there(here);
        assertThat(receiver.page(there)).contains("What you should know: She is alone on Fridays");
        receiver.as(
                receiver.navigator(),
                () -> receiver.bean(Care.class)
                        .outcome(there, -1, Outcome.PERSON_DECLINED, List.of("person"), null, null));
        DOORS.exchange();
        assertThat(sender.now(here).state()).isEqualTo(WorkState.RETURNED);
        UUID no = sender.jdbc()
                .sql("""
                        select o.offer_id from frontdoor.offer o join frontdoor.held_referral r using (person_id, referral_id)
                         where r.reference = :reference
                        """)
                .param("reference", here)
                .query(UUID.class)
                .single();
        sender.as(
                sender.navigator(),
                () -> sender.bean(Appeals.class).appeal(here, -1, no, "Her blood pressure is known now", null));
        DOORS.exchange();
        assertThat(sent(here).getLast()).contains("What to look at again: Her blood pressure is known now");
        assertThat(sent(here).getFirst()).contains("What you should know: She is alone on Fridays");
    }

    private void offered(String here, String words) {
        sender.as(
                sender.navigator(),
                () -> sender.bean(Triage.class).offer(here, -1, Door.service(TwoDoors.ASKED), words, null));
        DOORS.exchange();
    }

    private List<String> sent(String here) {
        return sender.jdbc()
                .sql("""
                        select convert_from(o.body, 'UTF8') from exchange.outbound o join exchange.dialogue d using (person_id, dialogue_id)
                         where d.reference = :reference and o.kind = 'referral'
                         order by o.written_at
                        """)
                .param("reference", here)
                .query(String.class)
                .list();
    }

    @Test
    void anAnswerAboutAnotherPersonOrToNothingAskedIsNotTaken() {
        String here = DOORS.asked();
        String there = DOORS.there(here);
        receiver.doing().accepted(there, TwoDoors.ASKED);
        receiver.settled();
        var lying = (tools.jackson.databind.node.ObjectNode)
                Partner.JSON.readTree(answers(there).getFirst());
        ((tools.jackson.databind.node.ObjectNode)
                        Messages.resource(lying, "Patient").path("identifier").path(0))
                .put("value", Cast.nhsNumber(new Random()));
        Partner machine = new Partner(sender.port, "receiver", Door.SECRET, "bars");
        Answer refused = machine.process(lying);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.diagnostics()).contains("another person");
        Partner other = new Partner(sender.port, "recorder", Door.SECRET, "bars");
        Answer unknown = other.process(answers(there).getFirst());
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(sender.now(here).state()).isEqualTo(WorkState.AWAITING_ANSWER);
        DOORS.exchange();
        DOORS.assertAgreed(here, there, WorkState.ACCEPTED);
    }

    private List<byte[]> answers(String there) {
        return receiver.jdbc()
                .sql("""
                        select body from exchange.outbound o join exchange.dialogue d using (person_id, dialogue_id)
                         where d.reference = :reference and o.kind = 'answer'
                         order by o.number
                        """)
                .param("reference", there)
                .query(byte[].class)
                .list();
    }
}
