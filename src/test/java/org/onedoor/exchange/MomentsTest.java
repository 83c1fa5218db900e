package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.directory.Services;
import org.onedoor.exchange.Partner.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Moments and services a machine names that cannot be meant: a message is taken all the same, a FHIR request is refused. */
@OneDoorTest
class MomentsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Services services;

    private final Random random = new Random();
    private Partner partner;

    @BeforeEach
    void signUp() {
        partner = new Partner(
                port, cast.machine("RYC", "secret", "bars", "read", "write").clientId(), "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "1066-10-14T09:00:00Z", "9999-12-31T23:59:59Z"})
    void aMessageWithAMomentThatCannotBeMeantIsTakenAtItsReceiptAndTheSenderIsTold(String moment) {
        ObjectNode message = Messages.fresh(Messages.REFERRAL, random);
        ObjectNode request = Messages.resource(message, "ServiceRequest");
        request.put("authoredOn", moment);
        request.putObject("occurrencePeriod").put("start", moment).put("end", moment);
        Messages.resource(message, "Patient").put("birthDate", "1066-10-14");
        String requestId = UUID.randomUUID().toString();
        byte[] sent = Partner.JSON.writeValueAsBytes(message);

        Answer answer = partner.process(sent, requestId);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode outcome = Messages.resource(answer.json(), "OperationOutcome");
        assertThat(outcome.findValuesAsString("severity")).containsOnly("information");
        assertThat(outcome.path("issue").findValues("expression").toString())
                .contains("ServiceRequest.authoredOn", "ServiceRequest.occurrencePeriod", "Patient.birthDate");
        assertThat(answer.json()
                        .path("entry")
                        .path(0)
                        .path("resource")
                        .path("response")
                        .path("details")
                        .path("reference")
                        .asString())
                .startsWith("urn:uuid:");
        assertThat(jdbc.sql("select body from exchange.inbound where request_id = :id")
                        .param("id", requestId)
                        .query(byte[].class)
                        .single())
                .isEqualTo(sent);
        theCentresListsOpen();
    }

    @Test
    void aMessageWhoseMomentsCanBeMeantIsAnsweredWithoutRemarks() {
        Answer answer = partner.process(Messages.at("F81110", Messages.fresh(Messages.REFERRAL, random)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("\"OperationOutcome\"");
    }

    @Test
    void aBookingForATimeThatCannotBeMeantIsTakenWithoutTheTime() {
        ObjectNode message = Messages.fresh(Messages.BOOKING, random);
        Messages.resource(message, "Appointment")
                .put("start", "0001-01-01T00:00:00Z")
                .put("end", "0001-01-01T01:00:00Z");
        Answer answer = partner.process(message);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Messages.resource(answer.json(), "OperationOutcome").toString())
                .contains("Appointment.start");
        theCentresListsOpen();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "1066-10-14T09:00:00Z", "9999-12-31T23:59:59Z"})
    void aFhirRequestWrittenInAnotherAgeIsRefusedAtItsField(String moment) {
        Answer refused = partner.post("/ServiceRequest", request("\"authoredOn\":\"%s\"".formatted(moment)), null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.issue()).isEqualTo("invalid REC_UNPROCESSABLE_ENTITY ServiceRequest.authoredOn");
        assertThat(refused.diagnostics()).contains("leave it out");
        theCentresListsOpen();
    }

    @Test
    void aFhirRequestForAServiceNobodyKnowsIsRefusedAndForAKnownOneIsTaken() {
        for (String unknown : new String[] {
            "HealthcareService/" + UUID.randomUUID(), "HealthcareService/nonsense", "Organization/1", "nonsense"
        }) {
            Answer refused = partner.post("/ServiceRequest", request(performer(unknown)), null);
            assertThat(refused.status()).as(unknown + refused.body()).isEqualTo(422);
            assertThat(refused.issue()).endsWith("ServiceRequest.performer");
        }
        UUID service = services.byCode("veterans-support").orElseThrow().id();
        Answer made = partner.post("/ServiceRequest", request(performer("HealthcareService/" + service)), null);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().path("performer").path(0).path("reference").asString())
                .isEqualTo("HealthcareService/" + service);
    }

    private static String performer(String reference) {
        return "\"performer\":[{\"reference\":\"%s\"}]".formatted(reference);
    }

    /** A request for somebody this partner knows. */
    private String request(String more) {
        ObjectNode message = Messages.fresh(Messages.REFERRAL, random);
        String number = Messages.resource(message, "Patient")
                .path("identifier")
                .path(0)
                .path("value")
                .asString();
        assertThat(partner.process(message).status()).isEqualTo(200);
        return """
                {"resourceType":"ServiceRequest","status":"active","intent":"plan",\
                "subject":{"identifier":{"value":"%s"}},"reasonCode":[{"text":"Not sleeping"}],%s}""".formatted(number, more);
    }

    private void theCentresListsOpen() {
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        assertThat(navigator.open("/referrals/inbox").status()).isEqualTo(200);
        assertThat(navigator.open("/").status()).isEqualTo(200);
    }
}
