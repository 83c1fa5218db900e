package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.directory.Format;
import org.onedoor.directory.Service;
import org.onedoor.directory.Slot;
import org.onedoor.directory.SlotState;
import org.onedoor.directory.Slots;
import org.onedoor.frontdoor.CancellationReason;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.DeclineReason;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Returns;
import org.onedoor.frontdoor.SenderUpdates;
import org.onedoor.frontdoor.Triage;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.waiting.Waiting;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;

/** Two OneDoors on two databases work on one referral over HTTP until it ends, whichever side ends it, and agree on it at every step. */
class ConversationToItsEndTest {
    private static final TwoDoors DOORS = TwoDoors.OPEN;

    private final Door sender = DOORS.sender;
    private final Door receiver = DOORS.receiver;

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
        DOORS.assertAgreed(here, there, WorkState.ACCEPTED);
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
        DOORS.assertAgreed(here, there, WorkState.BOOKED);
        assertThat(booked(sender, here)).containsExactly(slot.startsAt()).isEqualTo(booked(receiver, there));
        assertThat(receiver.bean(Slots.class).get(slot.id()).state()).isInstanceOf(SlotState.Booked.class);

        book(here, other);
        assertThat(booked(sender, here)).containsExactly(other.startsAt()).isEqualTo(booked(receiver, there));
        assertThat(receiver.bean(Slots.class).get(slot.id()).state()).isInstanceOf(SlotState.Free.class);

        sender.visit("/referrals/" + here + "/partner-times")
                .form("/referrals/" + here + "/partner-times/cancel")
                .send();
        DOORS.exchange();
        DOORS.assertAgreed(here, there, WorkState.APPOINTMENT_CANCELLED);
        assertThat(receiver.bean(Slots.class).get(other.id()).state()).isInstanceOf(SlotState.Free.class);

        Actor clinician = receiver.clinician(TwoDoors.ASKED);
        receiver.as(clinician, () -> receiver.bean(Care.class).contact(there, DOORS.seen(), null));
        DOORS.exchange();
        DOORS.assertAgreed(here, there, WorkState.IN_PROGRESS);
        receiver.as(
                clinician,
                () -> receiver.bean(Care.class)
                        .outcome(there, -1, Outcome.TREATMENT_COMPLETED, List.of("person"), null, null));
        DOORS.exchange();
        DOORS.assertAgreed(here, there, WorkState.OUTCOME_RECORDED);
        receiver.as(clinician, () -> receiver.bean(Care.class).close(there, -1, null));
        DOORS.exchange();
        DOORS.assertAgreed(here, there, WorkState.CLOSED);
        assertThat(sender.now(here).outcome()).isEqualTo(Outcome.TREATMENT_COMPLETED);
        assertThat(sender.page(here)).contains("This conversation is over.");
        assertThat(sender.tasks(here)).isEmpty();
        assertThat(receiver.tasks(there)).isEmpty();
    }

    @Test
    void whoeverNobodyThereTakesIsTheCentresAgain() {
        String here = DOORS.asked();
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
    void whoIsPassedOnEndsHereAndItIsSaidToWhom() {
        String here = DOORS.asked();
        String there = DOORS.there(here);
        receiver.doing().accepted(there, TwoDoors.ASKED);
        receiver.as(
                receiver.clinician(TwoDoors.ASKED),
                () -> receiver.bean(Care.class)
                        .outcome(there, -1, Outcome.PASSED_ON, List.of("person"), "The Suffolk team took her", null));
        DOORS.exchange();
        assertThat(sender.now(here).outcome()).isEqualTo(Outcome.PASSED_ON);
        assertThat(sender.page(here)).contains("The Suffolk team took her");
    }

    @Test
    void eitherSideMayEndIt() {
        String withdrawn = DOORS.asked();
        Actor navigator = sender.navigator();
        sender.as(navigator, () -> sender.bean(Triage.class).withdrawOffer(withdrawn, -1, null));
        DOORS.exchange();
        String gone = DOORS.there(withdrawn);
        assertThat(receiver.now(gone).state()).isEqualTo(WorkState.CANCELLED);
        assertThat(receiver.page(gone)).contains("The offer was taken back.");
        assertThat(sender.page(withdrawn)).contains("Cancellation to The Other Door");

        String taken = DOORS.asked();
        String there = DOORS.there(taken);
        receiver.doing().accepted(there, TwoDoors.ASKED);
        DOORS.exchange();
        DOORS.assertAgreed(taken, there, WorkState.ACCEPTED);
        receiver.as(
                receiver.clinician(TwoDoors.ASKED),
                () -> receiver.bean(Care.class)
                        .cancel(there, -1, CancellationReason.PERSON_WISH, null, List.of("person"), null));
        DOORS.exchange();
        assertThat(sender.now(taken).state()).isEqualTo(WorkState.RETURNED);
        assertThat(sender.page(taken)).contains("The person does not want it");
    }

    @Test
    void whomTheTeamThereDoesNotSeeAnyLongerIsNotExpectedHereEither() {
        Actor clinician = receiver.clinician(TwoDoors.ASKED);
        String back = booked();
        String backThere = DOORS.there(back);
        receiver.as(
                clinician,
                () -> receiver.bean(Returns.class)
                        .handBack(backThere, -1, DeclineReason.NO_CAPACITY, "Nobody is left", null));
        assertNotExpected(back, backThere, WorkState.RETURNED);

        String worse = booked();
        String worseThere = DOORS.there(worse);
        receiver.as(
                clinician,
                () -> receiver.bean(Waiting.class)
                        .worse(
                                worseThere,
                                new Waiting.Worse(Priority.EMERGENCY, true),
                                "She has stopped eating and drinking",
                                null));
        assertNotExpected(worse, worseThere, WorkState.AWAITING_TRIAGE);

        String ended = booked();
        String endedThere = DOORS.there(ended);
        receiver.as(
                clinician,
                () -> receiver.bean(Care.class)
                        .outcome(
                                endedThere,
                                -1,
                                Outcome.PASSED_ON,
                                List.of("person"),
                                "The Suffolk team took her",
                                null));
        DOORS.exchange();
        assertThat(booked(sender, ended)).isEmpty();
        assertThat(cancellations(endedThere)).as("its end says it").isZero();
    }

    private void assertNotExpected(String here, String there, WorkState state) {
        DOORS.exchange();
        assertThat(receiver.now(there).state()).isEqualTo(state);
        assertThat(booked(receiver, there)).isEmpty();
        assertThat(sender.now(here).state()).isEqualTo(WorkState.APPOINTMENT_CANCELLED);
        assertThat(booked(sender, here)).isEmpty();
        assertThat(sender.tasks(here)).isEmpty();
        assertThat(cancellations(there)).isOne();
    }

    private String booked() {
        String here = DOORS.asked();
        receiver.doing().accepted(DOORS.there(here), TwoDoors.ASKED);
        DOORS.exchange();
        book(here, slot(Duration.ofDays(3)));
        DOORS.assertAgreed(here, DOORS.there(here), WorkState.BOOKED);
        return here;
    }

    /** How often the other door was told that the appointment is off. */
    private long cancellations(String there) {
        return receiver.jdbc().sql("""
                        select convert_from(o.body, 'UTF8') from exchange.outbound o join exchange.dialogue d using (person_id, dialogue_id)
                         where d.reference = :reference
                        """).param("reference", there).query(String.class).list().stream()
                .filter(body -> body.contains("appointment-cancelled"))
                .count();
    }

    @Test
    void whatIsOpenedAgainOnOneSideIsRungAboutAndNobodyOwnsItUnknown() {
        String here = DOORS.asked();
        String there = DOORS.there(here);
        receiver.doing().accepted(there, TwoDoors.ASKED);
        Actor clinician = receiver.clinician(TwoDoors.ASKED);
        receiver.as(clinician, () -> receiver.bean(Care.class).contact(there, DOORS.seen(), null));
        receiver.as(
                clinician,
                () -> receiver.bean(Care.class).outcome(there, -1, Outcome.NEED_MET, List.of("person"), null, null));
        receiver.as(clinician, () -> receiver.bean(Care.class).close(there, -1, null));
        DOORS.exchange();
        DOORS.assertAgreed(here, there, WorkState.CLOSED);

        receiver.as(clinician, () -> receiver.bean(Returns.class).reopen(there, -1, "She rang again", null));
        receiver.settled();
        assertThat(receiver.now(there).state()).isEqualTo(WorkState.ACCEPTED);
        assertThat(receiver.tasks(there)).containsExactly("partner-knows-it-ended");
        assertThat(receiver.visitor().tasksWith("knows it as ended").text())
                .contains("ring them, and agree who has it");

        sender.as(
                sender.clinician(TwoDoors.ASKED),
                () -> sender.bean(Returns.class).reopen(here, -1, "Her mother rang", null));
        sender.settled();
        assertThat(sender.now(here).state()).isEqualTo(WorkState.IN_TRIAGE);
        assertThat(sender.now(here).owner().teamId())
                .isEqualTo(sender.bean(Centre.class).owner().teamId());
        assertThat(sender.tasks(here)).containsExactly("partner-knows-it-ended");
    }

    private void book(String here, Slot slot) {
        sender.visit("/referrals/" + here + "/partner-times")
                .form("/referrals/" + here + "/partner-times")
                .with("time", slot.id().toString())
                .send();
        DOORS.exchange();
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
