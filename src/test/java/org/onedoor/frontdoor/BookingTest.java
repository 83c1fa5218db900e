package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.Visitor;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Format;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.Slot;
import org.onedoor.directory.SlotState;
import org.onedoor.directory.Slots;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Timeline;
import org.onedoor.record.TimelineEntry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An appointment and its slot go together, from the booking to whatever ends it. */
@OneDoorTest
class BookingTest {
    private static final UUID CONSULTANT = Service.idOf("consultant-outpatient");
    private static final UUID VETERANS = Service.idOf("veterans-support");

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    Answers answers;

    @Autowired
    Care care;

    @Autowired
    Referrals referrals;

    @Autowired
    Services services;

    @Autowired
    Slots slots;

    @Autowired
    Timeline timeline;

    @Autowired
    DomainTime time;

    @LocalServerPort
    int port;

    private Account clinician;
    private Actor navigator;
    private Actor consultant;
    private String reference;

    @BeforeEach
    void aReferralThatTheConsultantsClinicTook() {
        navigator = cast.navigator().actor();
        clinician = cast.clinician("consultant-outpatient");
        consultant = clinician.actor();
        reference = as(
                cast.gp().actor(),
                () -> intake.submit(
                                new Submission(
                                        Cast.somebody(new Random()),
                                        null,
                                        Door.GP,
                                        Priority.ROUTINE,
                                        time.instant(),
                                        null,
                                        List.of("low-mood-anxiety"),
                                        "Feeling low",
                                        null,
                                        "given",
                                        false),
                                null)
                        .reference());
        offerTo(navigator, CONSULTANT);
        as(consultant, () -> answers.accept(reference, now().version(), null, null));
    }

    @Test
    void bookingAnotherTimeFreesTheFirstSlot() {
        Slot first = slot(CONSULTANT, Duration.ofDays(3));
        Slot second = slot(CONSULTANT, Duration.ofDays(4));
        book(first);
        book(second);
        assertThat(slots.get(first.id()).state()).isInstanceOf(SlotState.Free.class);
        assertThat(slots.get(second.id()).state()).isInstanceOf(SlotState.Booked.class);
        assertThat(cancelled()).containsExactly("Another time was booked");
    }

    @Test
    void bookingTheSameSlotAgainKeepsIt() {
        Slot slot = slot(CONSULTANT, Duration.ofDays(3));
        book(slot);
        book(slot);
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Booked.class);
        assertThat(booked()).hasSize(1);
    }

    @Test
    void theSlotsOwnStartAndModeAreBooked() {
        Slot slot = slot(CONSULTANT, Duration.ofDays(3));
        book(slot);
        Appointment booked = booked().getFirst();
        assertThat(booked.startsAt().toInstant()).isEqualTo(slot.startsAt());
        assertThat(booked.mode()).isEqualTo("video");
        assertThat(booked.serviceId()).isEqualTo(CONSULTANT);
    }

    @Test
    void anotherServicesSlotIsRefusedAndStaysFree() {
        Slot theirs = slot(VETERANS, Duration.ofDays(3));
        assertThatThrownBy(() -> book(theirs)).isInstanceOf(Invalid.class).hasMessageContaining("another service's");
        assertThat(slots.get(theirs.id()).state()).isInstanceOf(SlotState.Free.class);
    }

    @Test
    void aSlotAndAnotherTimeTogetherAreRefusedAndBothAreKept() {
        Slot slot = slot(CONSULTANT, Duration.ofDays(3));
        Visitor visitor = new Visitor(port).signIn(clinician.username());
        Visitor.Page page = visitor.open("/referrals/%s/do/book".formatted(reference))
                .form("/do/book")
                .with("slot", slot.id().toString())
                .with("start", "2027-01-05T10:00")
                .with("mode", "video")
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("You chose a free slot and entered another time");
        assertThat(page.document().select("[name=start]").val()).isEqualTo("2027-01-05T10:00");
        assertThat(page.document().select("[name=slot][checked]").val())
                .isEqualTo(slot.id().toString());
        assertThat(booked()).isEmpty();
    }

    @Test
    void aSlotThatHasBegunOrIsGoneIsRefused() {
        Slot begun = slot(CONSULTANT, Duration.ofMinutes(-10));
        assertThatThrownBy(() -> book(begun)).hasMessageContaining("begun already");
        assertThatThrownBy(() -> as(
                        consultant,
                        () -> care.book(
                                reference, now().version(), new AppointmentTime.Published(UUID.randomUUID()), null)))
                .hasMessageContaining("not there any longer");
    }

    @Test
    void aTimeOfAnotherCenturyIsRefused() {
        for (Instant nonsense :
                List.of(Instant.parse("+99999-01-01T00:00:00Z"), Instant.parse("-4800-01-01T00:00:00Z"))) {
            assertThatThrownBy(() -> as(
                            consultant,
                            () -> care.book(
                                    reference, now().version(), new AppointmentTime.Agreed(nonsense, "video"), null)))
                    .isInstanceOf(Invalid.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "died, The person died",
        "moved-away, The referral has ended",
        "person-declined, The referral has ended",
        "need-met, The referral has ended",
        "passed-on, The need is with another team now"
    })
    void anOutcomeCancelsWhatIsToComeAndSaysWhy(String outcome, String why) {
        Slot slot = slot(CONSULTANT, Duration.ofDays(3));
        book(slot);
        as(
                consultant,
                () -> care.outcome(
                        reference,
                        now().version(),
                        Outcome.ofCode(outcome),
                        List.of("referrer"),
                        "The service in Suffolk has them, 01632 960145",
                        null));
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Free.class);
        assertThat(booked()).isEmpty();
        assertThat(cancelled()).containsExactly(why);
    }

    @Test
    void careThatContinuesKeepsTheAppointment() {
        Slot slot = slot(CONSULTANT, Duration.ofDays(3));
        book(slot);
        as(
                consultant,
                () -> care.outcome(reference, now().version(), Outcome.CARE_CONTINUES, List.of("person"), null, null));
        as(consultant, () -> care.close(reference, now().version(), null));
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Booked.class);
        assertThat(booked()).hasSize(1);
    }

    @Test
    void withdrawingCancelsWhatIsToCome() {
        Slot slot = slot(CONSULTANT, Duration.ofDays(3));
        book(slot);
        as(consultant, () -> care.withdraw(reference, now().version(), "Not wanted", List.of("person"), null));
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Free.class);
        assertThat(cancelled()).containsExactly("The referral was withdrawn");
    }

    @Test
    void whileAnotherServiceIsOnlyAskedTheAppointmentStandsAndWhenItAcceptsItGoes() {
        Slot slot = slot(CONSULTANT, Duration.ofDays(3));
        book(slot);
        offerTo(consultant, VETERANS);
        assertThat(booked()).hasSize(1);
        as(cast.clinician("veterans-support").actor(), () -> answers.accept(reference, now().version(), null, null));
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Free.class);
        assertThat(cancelled()).containsExactly("The need is with another team now");
    }

    @Test
    void aTeamThatTakesItsQuestionBackHasTheNeedAndTheAppointmentAsBefore() {
        Slot slot = slot(CONSULTANT, Duration.ofDays(3));
        book(slot);
        offerTo(consultant, VETERANS);
        as(consultant, () -> triage.withdrawOffer(reference, now().version(), null));
        assertThat(now().state()).isEqualTo(WorkState.BOOKED);
        assertThat(now().currentService()).isEqualTo(CONSULTANT);
        as(consultant, () -> care.cancelAppointment(reference, now().version(), "service", null, null));
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Free.class);
    }

    @Test
    void whenTheOtherServiceDeclinesTheNeedIsTheCentresAndTheAppointmentGoes() {
        Slot slot = slot(CONSULTANT, Duration.ofDays(3));
        book(slot);
        offerTo(consultant, VETERANS);
        as(
                cast.clinician("veterans-support").actor(),
                () -> answers.decline(reference, now().version(), DeclineReason.NO_CAPACITY, null, null));
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Free.class);
        assertThat(booked()).isEmpty();
    }

    @Test
    void whoWasToldAndHowItWasTriedAreOnTheLists() {
        assertThatThrownBy(() -> as(
                        consultant,
                        () -> care.outcome(
                                reference, now().version(), Outcome.NEED_MET, List.of("the neighbour"), null, null)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("from the list who was told");
        assertThatThrownBy(() -> as(consultant, () -> care.attempted(reference, "carrier pigeon", null, null)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("from the list how");
        assertThatThrownBy(() ->
                        as(consultant, () -> care.cancelAppointment(reference, now().version(), "nobody", null, null)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("who cancelled it");
    }

    private void offerTo(Actor actor, UUID service) {
        as(actor, () -> triage.offer(reference, now().version(), service, null, null));
    }

    private void book(Slot slot) {
        as(consultant, () -> care.book(reference, now().version(), new AppointmentTime.Published(slot.id()), null));
    }

    private Slot slot(UUID service, Duration ahead) {
        Instant start = time.instant().plus(ahead).truncatedTo(ChronoUnit.MINUTES);
        return as(
                Actor.SYSTEM,
                () -> slots.offer(
                                service,
                                List.of(new Slots.NewSlot(start, start.plus(Duration.ofMinutes(45)), Format.VIDEO)))
                        .getFirst());
    }

    private Referral now() {
        return as(Actor.SYSTEM, () -> referrals.look(reference, referral -> referral));
    }

    private List<Appointment> booked() {
        Referral referral = now();
        return referrals.appointments(referral.personId(), List.of(referral.referralId())).stream()
                .filter(appointment -> appointment.state().equals("booked"))
                .toList();
    }

    /** Why appointments were cancelled, as the timeline says it. */
    private List<String> cancelled() {
        Referral referral = now();
        return PastTheGate.read(
                        () -> timeline.ofScope(referral.personId(), referral.referralId(), java.util.Set.of(), null))
                .stream()
                .filter(entry -> entry.title().equals("Appointment cancelled"))
                .map(TimelineEntry::detail)
                .toList();
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }
}
