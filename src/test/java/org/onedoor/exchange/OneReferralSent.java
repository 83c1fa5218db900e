package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.exchange.Partner.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A referral that one partner sent, and a stranger who did not: what each reaches over FHIR. */
@OneDoorTest
abstract class OneReferralSent {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    final Random random = new Random();
    Partner partner;
    Partner stranger;
    ObjectNode message;
    String reference;
    String personId;

    @BeforeEach
    void send() {
        partner = partner("RYC");
        stranger = partner("F81110");
        message = Messages.fresh(Messages.REFERRAL, random);
        Answer answer = partner.process(message);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        reference =
                Messages.resource(answer.json(), "ServiceRequest").path("id").asString();
        personId = jdbc.sql("select person_id from frontdoor.held_referral where reference = :reference")
                .param("reference", reference)
                .query(UUID.class)
                .single()
                .toString();
    }

    Partner partner(String ods) {
        return new Partner(
                port, cast.machine(ods, "secret", "bars", "read", "write").clientId(), "secret");
    }

    static JsonNode found(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("type").asString()).isEqualTo("searchset");
        return answer.json().path("entry");
    }

    String number() {
        return Messages.resource(message, "Patient")
                .path("identifier")
                .path(0)
                .path("value")
                .asString();
    }
}
