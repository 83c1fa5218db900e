package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.exchange.partner.PartnerTimes;
import org.onedoor.exchange.partner.Time;
import org.onedoor.frontdoor.WorkState;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An appointment at a partner's: what is booked or given up there is so here, and what is not said clearly is a person's. */
class PartnerBookingTest extends RecordedTalk {
    private static final byte[] RUBBISH = "{\"resourceType\":\"Rubbish\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] INFORMATION = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational",
             "diagnostics":"All is well"}]}""".getBytes(StandardCharsets.UTF_8);
    private static final String UNSURE = "partner-booking-unsure";

    private final Instant start =
            sender.time().instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);

    @BeforeEach
    void forget() {
        partner.forget();
    }

    @Test
    void whatIsNotClearlyBookedThereIsNotBookedHereAndAPersonSeesToIt() {
        List<byte[]> unclear = List.of(
                said("cancelled", start),
                said("noshow", start),
                said(null, start),
                said("booked", null),
                Messages.bytes("validation-response.json"),
                RUBBISH,
                INFORMATION);
        for (byte[] answer : unclear) {
            String reference = accepted();
            ask(reference, 200, answer);
            assertThat(sender.now(reference).state()).isEqualTo(WorkState.ACCEPTED);
            assertThat(sender.tasks(reference)).containsExactly(UNSURE);
            assertThat(sender.page(reference))
                    .contains("It is not sure from their answer that an appointment is booked");
        }
        String sure = accepted();
        ask(sure, 200, said("booked", start));
        assertThat(sender.now(sure).state()).isEqualTo(WorkState.BOOKED);
        assertThat(sender.tasks(sure)).isEmpty();
    }

    @Test
    void aPartnerThatAcknowledgesAndBooksLaterEndsTheTask() {
        String reference = accepted();
        ask(reference, 200, Messages.bytes("validation-response.json"));
        assertThat(sender.tasks(reference)).containsExactly(UNSURE);
        answered(reference, "booked");
        assertThat(sender.now(reference).state()).isEqualTo(WorkState.BOOKED);
        assertThat(sender.tasks(reference)).isEmpty();
    }

    @Test
    void whatThePartnerHasNotGotAnyLongerIsNotBookedHereEither() {
        String gone = booked();
        giveUp(gone, 404, Messages.bytes("outcome-422.json"));
        String twice = booked();
        giveUp(twice, 409, Messages.bytes("outcome-409-duplicate.json"));
        String untimed = booked();
        giveUp(untimed, 200, said("cancelled", null));
        String plain = booked();
        giveUp(plain, 200, said("cancelled", start));
        for (String reference : List.of(gone, twice, untimed, plain)) {
            assertThat(sender.now(reference).state()).isEqualTo(WorkState.APPOINTMENT_CANCELLED);
            assertThat(sender.tasks(reference)).isEmpty();
        }
    }

    @Test
    void whatIsNotClearlyCancelledThereStaysAndAPersonSeesToIt() {
        List<byte[]> unclear = List.of(
                Messages.bytes("validation-response.json"),
                RUBBISH,
                said("booked", start),
                said("booked", null),
                said("cancelled", start.plusSeconds(3_600)));
        for (byte[] answer : unclear) {
            String reference = booked();
            giveUp(reference, 200, answer);
            assertThat(sender.now(reference).state()).isEqualTo(WorkState.BOOKED);
            assertThat(sender.tasks(reference)).containsExactly(UNSURE);
            assertThat(sender.page(reference))
                    .contains("It is not sure from their answer that the appointment is cancelled");
        }
        String late = booked();
        giveUp(late, 200, RUBBISH);
        answered(late, "cancelled");
        assertThat(sender.now(late).state()).isEqualTo(WorkState.APPOINTMENT_CANCELLED);
        assertThat(sender.tasks(late)).isEmpty();
    }

    @Test
    void timesThatCannotBeAreNotOffered() {
        String reference = accepted();
        String path = "/referrals/" + reference + "/partner-times";
        partner.answers(200, slots(slot("backwards", start, start.minusSeconds(3_600))));
        assertThat(sender.visit(path).text()).contains("has no free time in the next 60 days");
        partner.answers(
                200,
                slots(
                        slot("one", start, start.plusSeconds(1_800)),
                        slot("one", start.plusSeconds(7_200), start.plusSeconds(9_000)),
                        slot("two", start, start.plusSeconds(1_800)),
                        slot("two", start, start.plusSeconds(1_800))));
        assertThat(sender.visit(path).document().select("input[name=time]").eachAttr("value"))
                .containsExactly("two");
    }

    private String accepted() {
        String reference = delivered();
        assertThat(machine().process(answer(reference, "in-progress")).status()).isEqualTo(200);
        return reference;
    }

    private String booked() {
        String reference = accepted();
        ask(reference, 200, said("booked", start));
        assertThat(sender.now(reference).state()).isEqualTo(WorkState.BOOKED);
        return reference;
    }

    private void ask(String reference, int status, byte[] answer) {
        sender.as(
                sender.navigator(),
                () -> sender.bean(PartnerTimes.class)
                        .ask(reference, new Time("slot001", start, start.plusSeconds(1_800), "face-to-face")));
        partner.answers(status, answer);
        post(Duration.ZERO);
    }

    private void giveUp(String reference, int status, byte[] answer) {
        sender.as(sender.navigator(), () -> sender.bean(PartnerTimes.class).cancel(reference));
        partner.answers(status, answer);
        post(Duration.ZERO);
    }

    /** The partner says it in a message of its own. */
    private void answered(String reference, String status) {
        ObjectNode message = answer(reference, "in-progress");
        ObjectNode appointment =
                Messages.resource((ObjectNode) Partner.JSON.readTree(said(status, start)), "Appointment");
        ((ArrayNode) message.path("entry"))
                .addObject()
                .put("fullUrl", "urn:uuid:" + UUID.randomUUID())
                .set("resource", appointment);
        Partner.Answer taken = machine().process(message);
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    }

    private static byte[] said(@Nullable String status, @Nullable Instant start) {
        ObjectNode response = Messages.read("booking-response.json");
        ObjectNode appointment = Messages.resource(response, "Appointment");
        appointment.remove(List.of("status", "start", "end"));
        if (status != null) {
            appointment.put("status", status);
        }
        if (start != null) {
            appointment.put("start", start.toString());
        }
        return Partner.JSON.writeValueAsBytes(response);
    }

    private static ObjectNode slot(String id, Instant start, Instant end) {
        ObjectNode slot = Messages.resource(Messages.read("slots.json"), "Slot");
        slot.put("id", id).put("status", "free").put("start", start.toString()).put("end", end.toString());
        return slot;
    }

    private static byte[] slots(ObjectNode... slots) {
        ObjectNode found = Messages.read("slots.json");
        ArrayNode entries = found.putArray("entry");
        for (ObjectNode slot : slots) {
            entries.addObject().set("resource", slot);
        }
        return Partner.JSON.writeValueAsBytes(found);
    }
}
