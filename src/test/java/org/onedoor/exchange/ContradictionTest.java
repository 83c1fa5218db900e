package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.exchange.Partner.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** A message that says two things that cannot both be so is taken, and both sides are told. */
@OneDoorTest
class ContradictionTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    private final Random random = new Random();
    private Partner partner;

    @BeforeEach
    void signUp() {
        partner = new Partner(
                port, cast.machine("RYC", "secret", "bars", "read", "write").clientId(), "secret");
    }

    @Test
    void aTimeThatEndsBeforeItStartsIsNeededByTheEarlierOfTheTwoAndBothSidesAreTold() {
        ObjectNode message = fresh();
        Messages.resource(message, "ServiceRequest")
                .put("authoredOn", "2026-03-02T08:00:00Z")
                .putObject("occurrencePeriod")
                .put("start", "2026-03-09T08:00:00Z")
                .put("end", "2026-03-02T20:00:00Z");
        Answer answer = partner.process(message);
        assertThat(Messages.remarks(answer)).containsExactly("ServiceRequest.occurrencePeriod");
        assertThat(column("reason", taken(answer)))
                .contains("2 Mar 2026 at 20:00", "starts after it ends: ask the sender");
    }

    @Test
    void aBirthAfterTheMessageWasWrittenIsRemarkedOnAndReadByWhoeverTriages() {
        ObjectNode message = fresh();
        Messages.resource(message, "ServiceRequest").put("authoredOn", "2024-03-02T08:00:00Z");
        Messages.resource(message, "Patient").put("birthDate", "2024-03-03");
        Answer answer = partner.process(message);
        assertThat(Messages.remarks(answer)).containsExactly("Patient.birthDate");
        assertThat(column("reason", taken(answer))).contains("born after it was written: ask the sender");

        ObjectNode sameDay = fresh();
        Messages.resource(sameDay, "ServiceRequest").put("authoredOn", "2024-03-02T08:00:00Z");
        Messages.resource(sameDay, "Patient").put("birthDate", "2024-03-02");
        assertThat(Messages.remarks(partner.process(sameDay))).isEmpty();
    }

    @Test
    void aMessageWrittenFarInTheFutureIsTakenAtItsReceiptAndRemarkedOn() {
        ObjectNode message = fresh();
        Messages.resource(message, "ServiceRequest").put("authoredOn", "2041-03-02T08:00:00Z");
        assertThat(Messages.remarks(partner.process(message))).containsExactly("ServiceRequest.authoredOn");
    }

    @Test
    void anAppointmentThatEndsBeforeItStartsIsTakenByItsStartAndRemarkedOn() {
        ObjectNode message = Messages.at("F81110", Messages.fresh(Messages.BOOKING, random));
        Messages.resource(message, "Appointment")
                .put("start", "2026-03-09T10:00:00Z")
                .put("end", "2026-03-09T09:00:00Z");
        assertThat(Messages.remarks(partner.process(message))).contains("Appointment.end");
    }

    @Test
    void aUseCaseOfNoFormOfBarsIsRefusedHoweverItsSystemIsSpelled() {
        for (String system : List.of("usecases-categories-bars", "usecase-categories-bars", "Use-Cases-BaRS")) {
            ObjectNode message = fresh();
            ObjectNode category = ((ObjectNode) Messages.resource(message, "ServiceRequest"))
                    .withArray("category")
                    .addObject();
            category.putArray("coding")
                    .addObject()
                    .put("system", "https://fhir.nhs.uk/CodeSystem/" + system)
                    .put("code", "b7");
            Answer refused = partner.process(message);
            assertThat(refused.status()).as(system).isEqualTo(422);
            assertThat(refused.issue()).endsWith("ServiceRequest.category");
        }
    }

    private ObjectNode fresh() {
        return Messages.at("F81110", Messages.fresh(Messages.REFERRAL, random));
    }

    private static String taken(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Messages.resource(answer.json(), "ServiceRequest").path("id").asString();
    }

    private String column(String column, String reference) {
        return TestPostgres.stored()
                .sql("select " + column + " from frontdoor.referral where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .single();
    }
}
