package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.directory.Format;
import org.onedoor.directory.Service;
import org.onedoor.directory.Slot;
import org.onedoor.directory.SlotState;
import org.onedoor.directory.Slots;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.frontdoor.Doing;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A sender never believes in an appointment that nobody keeps. */
@OneDoorTest
class BookingMessagesTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Slots slots;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random();
    private Partner partner;

    @BeforeEach
    void signUp() {
        partner = new Partner(
                port, cast.machine("RYC", "secret", "bars", "read", "write").clientId(), "secret");
    }

    @Test
    void aFreeSlotOfOursIsBookedAndItsServiceIsAsked() {
        Slot slot = slot(Doing.PCN, Duration.ofDays(3));
        Answer answer = partner.process(booking(slot));

        String reference = reference(answer);
        assertThat(said(answer)).isEqualTo("booked busy");
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Booked.class);
        assertThat(appointments(reference)).containsExactly("booked");
        assertThat(kinds(reference)).isEmpty();
        assertThat(visit(reference))
                .contains("Appointment booked for", "Appointment booked by message")
                .contains("Offered, waiting for an answer");

        Answer taken = partner.process(booking(slot));
        assertThat(taken.status()).as(taken.body()).isEqualTo(409);
        assertThat(taken.issue()).isEqualTo("conflict REC_CONFLICT");
        assertThat(taken.diagnostics()).contains("taken this slot");
    }

    @Test
    void aSlotThatBeganOrBeginsAtAnotherTimeIsRefusedAndNothingIsKeptAsBooked() {
        Slot begun = slot(Doing.PCN, Duration.ofMinutes(-5));
        Answer late = partner.process(booking(begun));
        assertThat(late.status()).as(late.body()).isEqualTo(422);
        assertThat(late.issue()).isEqualTo("invalid REC_UNPROCESSABLE_ENTITY Appointment.slot");

        Slot slot = slot(Doing.PCN, Duration.ofDays(3));
        ObjectNode other = booking(slot);
        Messages.resource(other, "Appointment")
                .put("start", slot.startsAt().plus(Duration.ofHours(1)).toString());
        Answer refused = partner.process(other);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.issue()).isEqualTo("invalid REC_UNPROCESSABLE_ENTITY Appointment.start");
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Free.class);
    }

    @Test
    void aTimeWeDoNotHoldIsAskedForAndPutBeforeThePersonWhoAnswers() {
        Answer answer = partner.process(Messages.fresh(Messages.BOOKING, random));

        String reference = reference(answer);
        assertThat(said(answer)).isEqualTo("proposed busy-tentative");
        assertThat(remarks(answer)).contains("Appointment.status", "Appointment.start");
        assertThat(appointments(reference)).isEmpty();
        assertThat(kinds(reference)).containsExactly("answer-appointment-asked");
        assertThat(visit(reference)).contains("Appointment asked for by message", "That time has passed.");
    }

    @Test
    void aBookingOfAReferralOfOursIsTheTeamsOwnAndMovesAndIsCancelled() {
        ObjectNode referral = Messages.fresh(Messages.REFERRAL, random);
        Answer sent = partner.process(referral);
        String reference =
                Messages.resource(sent.json(), "ServiceRequest").path("id").asString();
        doing.accepted(reference, Doing.PCN);
        Slot first = slot(Doing.PCN, Duration.ofDays(4));
        Slot second = slot(Doing.PCN, Duration.ofDays(5));

        assertThat(said(partner.process(of(reference, referral, booking(first)))))
                .isEqualTo("booked busy");
        assertThat(state(reference)).isEqualTo("BOOKED");
        ObjectNode moved = Messages.reason(of(reference, referral, booking(second)), "update");
        assertThat(said(partner.process(moved))).isEqualTo("booked busy");
        assertThat(slots.get(first.id()).state()).isInstanceOf(SlotState.Free.class);

        ObjectNode old = of(reference, referral, booking(first));
        Messages.resource(old, "Appointment").put("status", "cancelled");
        assertThat(partner.process(old).issue()).isEqualTo("not-found REC_NOT_FOUND Appointment.start");

        ObjectNode cancelled = of(reference, referral, booking(second));
        Messages.resource(cancelled, "Appointment").put("status", "cancelled");
        Answer answer = partner.process(cancelled);
        assertThat(said(answer)).isEqualTo("cancelled free");
        assertThat(remarks(answer)).contains("Appointment.status");
        assertThat(state(reference)).isEqualTo("APPOINTMENT_CANCELLED");
        assertThat(slots.get(second.id()).state()).isInstanceOf(SlotState.Free.class);
        assertThat(visit(reference)).contains("Appointment cancelled", "By those who sent the referral");
    }

    @Test
    void anotherServicesSlotIsNoneOfThisReferral() {
        ObjectNode referral = Messages.fresh(Messages.REFERRAL, random);
        String reference = Messages.resource(partner.process(referral).json(), "ServiceRequest")
                .path("id")
                .asString();
        doing.accepted(reference, Doing.PCN);
        Slot other = slot("veterans-support", Duration.ofDays(4));
        Answer refused = partner.process(of(reference, referral, booking(other)));
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.diagnostics()).contains("neither has this referral");
        assertThat(state(reference)).isEqualTo("ACCEPTED");
        assertThat(slots.get(other.id()).state()).isInstanceOf(SlotState.Free.class);
    }

    @Test
    void whatWasAskedForIsAskedForNoLongerOnceItIsCancelled() {
        ObjectNode asked = Messages.fresh(Messages.BOOKING, random);
        String reference = reference(partner.process(asked));
        ObjectNode cancelled =
                Messages.reason(asked.deepCopy().put("id", UUID.randomUUID().toString()), "new");
        Messages.resource(cancelled, "Appointment").put("id", reference).put("status", "cancelled");
        assertThat(said(partner.process(cancelled))).isEqualTo("cancelled free");
        assertThat(kinds(reference)).isEmpty();
        assertThat(state(reference)).isEqualTo("AWAITING_TRIAGE");
        ObjectNode unknown = Messages.reason(Messages.fresh(Messages.BOOKING, random), "update");
        assertThat(partner.process(unknown).issue()).isEqualTo("not-found REC_NOT_FOUND Appointment.identifier");
    }

    private Slot slot(String service, Duration ahead) {
        Instant start = time.instant().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
        return CurrentActor.as(
                Actor.SYSTEM,
                () -> slots.offer(
                                Service.idOf(service),
                                List.of(new Slots.NewSlot(start, start.plus(Duration.ofMinutes(45)), Format.VIDEO)))
                        .getFirst());
    }

    private ObjectNode booking(Slot slot) {
        ObjectNode message = Messages.fresh(Messages.BOOKING, random);
        ObjectNode appointment = Messages.resource(message, "Appointment");
        appointment
                .put("start", slot.startsAt().toString())
                .put("end", slot.endsAt().toString());
        ((ObjectNode) appointment.path("meta")).remove("lastUpdated");
        ((ObjectNode) message.path("meta")).remove("lastUpdated");
        Messages.resource(message, "Slot").put("id", slot.id().toString());
        return message;
    }

    /** A booking for a referral that is there, about its person. */
    private static ObjectNode of(String reference, ObjectNode referral, ObjectNode booking) {
        JsonNode patient = Messages.resource(referral, "Patient");
        ObjectNode same = Messages.resource(booking, "Patient");
        same.set("identifier", patient.path("identifier"));
        same.set("name", patient.path("name"));
        Messages.resource(booking, "Appointment")
                .putArray("basedOn")
                .addObject()
                .put("reference", "ServiceRequest/" + reference);
        return booking;
    }

    private static String reference(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Messages.resource(answer.json(), "Appointment")
                .path("identifier")
                .path(0)
                .path("value")
                .asString();
    }

    /** What the sender is told of the appointment and of the slot. */
    private static String said(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Messages.resource(answer.json(), "Appointment").path("status").asString() + " "
                + Messages.resource(answer.json(), "Slot").path("status").asString();
    }

    private static List<String> remarks(Answer answer) {
        List<String> remarks = new ArrayList<>();
        for (JsonNode issue :
                Messages.resource(answer.json(), "OperationOutcome").path("issue")) {
            remarks.add(issue.path("expression").path(0).asString());
        }
        return remarks;
    }

    private List<String> appointments(String reference) {
        return jdbc.sql("""
                select a.state from frontdoor.appointment a join frontdoor.held_referral r using (person_id, referral_id)
                 where r.reference = :reference
                """).param("reference", reference).query(String.class).list();
    }

    private String state(String reference) {
        return jdbc.sql("select state from frontdoor.held_referral where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .single();
    }

    private List<String> kinds(String reference) {
        return jdbc.sql("select kind from work.task where item = :reference and state = 'open'")
                .param("reference", reference)
                .query(String.class)
                .list();
    }

    private String visit(String reference) {
        return new Visitor(port)
                .signIn(cast.navigator().username())
                .open("/referrals/" + reference)
                .text();
    }
}
