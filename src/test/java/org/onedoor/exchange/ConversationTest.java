package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.PastTheGate;
import org.onedoor.Visitor;
import org.onedoor.directory.Format;
import org.onedoor.directory.Service;
import org.onedoor.directory.Slot;
import org.onedoor.directory.SlotState;
import org.onedoor.directory.Slots;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.frontdoor.CancellationReason;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.SenderUpdates;
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

/** Two OneDoors on two databases work on one referral over HTTP, and agree on it at every step. */
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
    void aReferralIsAskedForTriagedTakenBookedSeenAndClosedAndBothAgree() {
        Actor gp = sender.bean(Cast.class).gp().actor();
        String here = sender.doing().referral(gp);
        sender.doing().offered(here, TwoDoors.ASKED);
        DOORS.exchange();
        String there = DOORS.there(here);

        assertThat(receiver.page(there))
                .contains("Feeling low since the winter")
                .contains("Ways to reach them: nobody has asked which are safe");
        assertThat(receiver.now(there).needs()).containsExactly("low-mood-anxiety");
        assertThat(receiver.now(there).requestedService()).isEqualTo(Service.idOf(TwoDoors.ASKED));
        assertThat(sender.page(here))
                .contains("Referral to The Other Door", "their machine received it at", "They call it " + there)
                .contains("Nothing yet. They have until");

        receiver.as(receiver.navigator(), () -> receiver.bean(Triage.class).start(there, -1, null));
        DOORS.exchange();
        assertThat(sender.page(here)).contains("Heard from The Other Door: They have started triage");
        assertThat(sender.now(here).state()).isEqualTo(WorkState.AWAITING_ANSWER);

        receiver.doing().accepted(there, TwoDoors.ASKED);
        DOORS.exchange();
        assertAgreed(here, there, WorkState.ACCEPTED);
        assertThat(sender.now(here).owner().teamId()).isEqualTo(team(sender, TwoDoors.ASKED));

        sender.as(
                gp,
                () -> sender.bean(SenderUpdates.class).update(here, Priority.URGENT, "She has stopped eating", null));
        DOORS.exchange();
        assertThat(receiver.page(there)).contains("She has stopped eating");
        assertThat(receiver.now(there).priority()).isEqualTo(Priority.URGENT);

        Slot slot = slot(Duration.ofDays(3));
        Slot other = slot(Duration.ofDays(4));
        Visitor.Page times = sender.visit("/referrals/" + here).follow("Appointments at The Other Door");
        assertThat(times.heading()).contains("Appointments at The Other Door");
        Visitor.Page none = times.form("/referrals/" + here + "/partner-times").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose one of the times");
        Visitor.Page asked = times.form("/referrals/" + here + "/partner-times")
                .with("time", slot.id().toString())
                .send();
        assertThat(asked.text()).contains("Request for an appointment to The Other Door", "On its way: not sent yet");
        DOORS.exchange();
        assertAgreed(here, there, WorkState.BOOKED);
        assertThat(booked(sender, here)).containsExactly(slot.startsAt()).isEqualTo(booked(receiver, there));
        assertThat(receiver.bean(Slots.class).get(slot.id()).state()).isInstanceOf(SlotState.Booked.class);

        book(here, other);
        assertThat(booked(sender, here)).containsExactly(other.startsAt()).isEqualTo(booked(receiver, there));
        assertThat(receiver.bean(Slots.class).get(slot.id()).state()).isInstanceOf(SlotState.Free.class);

        sender.visit("/referrals/" + here + "/partner-times")
                .form("/referrals/" + here + "/partner-times/cancel")
                .send();
        DOORS.exchange();
        assertAgreed(here, there, WorkState.APPOINTMENT_CANCELLED);
        assertThat(receiver.bean(Slots.class).get(other.id()).state()).isInstanceOf(SlotState.Free.class);

        Actor clinician = receiver.clinician(TwoDoors.ASKED);
        receiver.as(clinician, () -> receiver.bean(Care.class).contact(there, seen(), null));
        DOORS.exchange();
        assertAgreed(here, there, WorkState.IN_PROGRESS);
        receiver.as(
                clinician,
                () -> receiver.bean(Care.class)
                        .outcome(there, -1, Outcome.TREATMENT_COMPLETED, List.of("person"), null, null));
        DOORS.exchange();
        assertAgreed(here, there, WorkState.OUTCOME_RECORDED);
        receiver.as(clinician, () -> receiver.bean(Care.class).close(there, -1, null));
        DOORS.exchange();
        assertAgreed(here, there, WorkState.CLOSED);
        assertThat(sender.now(here).outcome()).isEqualTo(Outcome.TREATMENT_COMPLETED);
        assertThat(sender.page(here)).contains("This conversation is over.");
        assertThat(sender.tasks(here)).isEmpty();
        assertThat(receiver.tasks(there)).isEmpty();
    }

    @Test
    void whoeverNobodyThereTakesIsTheCentresAgain() {
        String here = asked();
        String there = DOORS.there(here);
        receiver.as(receiver.navigator(), () -> receiver.bean(Triage.class).start(there, -1, null));
        receiver.as(
                receiver.navigator(),
                () -> receiver.bean(Care.class)
                        .outcome(there, -1, Outcome.PERSON_DECLINED, List.of("person"), null, null));
        DOORS.exchange();
        assertThat(sender.now(here).state()).isEqualTo(WorkState.RETURNED);
        assertThat(sender.now(here).owner().teamId())
                .isEqualTo(sender.bean(Centre.class).owner().teamId());
        assertThat(sender.page(here)).contains("The person chose not to use this service");
        receiver.as(receiver.navigator(), () -> receiver.bean(Care.class).close(there, -1, null));
        DOORS.exchange();
        assertThat(sender.now(here).state()).isEqualTo(WorkState.RETURNED);
    }

    @Test
    void eitherSideMayEndIt() {
        String withdrawn = asked();
        Actor navigator = sender.navigator();
        sender.as(navigator, () -> sender.bean(Triage.class).withdrawOffer(withdrawn, -1, null));
        DOORS.exchange();
        String gone = DOORS.there(withdrawn);
        assertThat(receiver.now(gone).state()).isEqualTo(WorkState.CANCELLED);
        assertThat(receiver.page(gone)).contains("The offer was taken back.");
        assertThat(sender.page(withdrawn)).contains("Cancellation to The Other Door");

        String taken = asked();
        String there = DOORS.there(taken);
        receiver.doing().accepted(there, TwoDoors.ASKED);
        DOORS.exchange();
        assertAgreed(taken, there, WorkState.ACCEPTED);
        receiver.as(
                receiver.clinician(TwoDoors.ASKED),
                () -> receiver.bean(Care.class)
                        .cancel(there, -1, CancellationReason.PERSON_WISH, null, List.of("person"), null));
        DOORS.exchange();
        assertThat(sender.now(taken).state()).isEqualTo(WorkState.RETURNED);
        assertThat(sender.page(taken)).contains("The person does not want it");
    }

    @Test
    void aYesThatCrossesACancellationChangesNothingAndBothAgree() {
        String here = asked();
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
        String here = asked();
        String there = DOORS.there(here);
        receiver.as(receiver.navigator(), () -> receiver.bean(Triage.class).start(there, -1, null));
        receiver.settled();
        receiver.doing().accepted(there, TwoDoors.ASKED);
        receiver.settled();
        receiver.as(
                receiver.clinician(TwoDoors.ASKED),
                () -> receiver.bean(Care.class).contact(there, seen(), null));
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
        assertAgreed(here, there, WorkState.IN_PROGRESS);
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
        sender.doing().offered(here, TwoDoors.ASKED);
        DOORS.exchange();
        String there = DOORS.there(here);
        assertThat(receiver.now(there).consent()).isEqualTo("refused");
        assertThat(PastTheGate.read(() -> receiver.bean(Referrals.class).words(receiver.now(there)))
                        .reason())
                .contains("the person did not agree to sharing")
                .doesNotContain("What was said in confidence");
        receiver.doing().accepted(there, TwoDoors.ASKED);
        DOORS.exchange();
        assertThat(new Visitor(receiver.port)
                        .signIn(receiver.bean(Cast.class)
                                .clinician(TwoDoors.ASKED)
                                .username())
                        .open("/referrals/" + there)
                        .text())
                .contains("What was said in confidence");
    }

    @Test
    void anAnswerAboutAnotherPersonOrToNothingAskedIsNotTaken() {
        String here = asked();
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
        assertAgreed(here, there, WorkState.ACCEPTED);
    }

    private String asked() {
        String here = sender.doing().referral(sender.bean(Cast.class).gp().actor());
        sender.doing().offered(here, TwoDoors.ASKED);
        DOORS.exchange();
        return here;
    }

    private void book(String here, Slot slot) {
        sender.visit("/referrals/" + here + "/partner-times")
                .form("/referrals/" + here + "/partner-times")
                .with("time", slot.id().toString())
                .send();
        DOORS.exchange();
    }

    private void assertAgreed(String here, String there, WorkState state) {
        assertThat(sender.now(here).state()).isEqualTo(state);
        assertThat(receiver.now(there).state()).isEqualTo(state);
        assertThat(sender.now(here).outcome()).isEqualTo(receiver.now(there).outcome());
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

    private static List<Instant> booked(Door door, String reference) {
        return door.jdbc()
                .sql("""
                        select a.starts_at from frontdoor.appointment a join frontdoor.held_referral r using (person_id, referral_id)
                         where r.reference = :reference and a.state = 'booked'
                        """)
                .param("reference", reference)
                .query((rs, _) -> rs.getTimestamp(1).toInstant())
                .list();
    }

    private static UUID team(Door door, String service) {
        return door.bean(org.onedoor.directory.Services.class)
                .byCode(service)
                .orElseThrow()
                .teamId();
    }

    private Care.Seen seen() {
        return new Care.Seen(
                receiver.time().instant(),
                true,
                "video",
                "assessment",
                false,
                false,
                false,
                "What the clinician wrote");
    }

    private Slot slot(Duration ahead) {
        Instant start = receiver.time().instant().plus(ahead).truncatedTo(ChronoUnit.MINUTES);
        return CurrentActor.as(
                Actor.SYSTEM,
                () -> receiver.bean(Slots.class)
                        .offer(
                                Service.idOf(Doing.PCN),
                                List.of(new Slots.NewSlot(start, start.plus(Duration.ofMinutes(45)), Format.VIDEO)))
                        .getFirst());
    }
}
