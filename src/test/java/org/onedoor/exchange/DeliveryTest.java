package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.exchange.Partner.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each message once, however often and however many at a time it comes. */
@OneDoorTest
class DeliveryTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

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
    void theSameRequestIdIsADuplicateExactlyAsPublished() {
        byte[] message = Partner.JSON.writeValueAsBytes(Messages.fresh(Messages.REFERRAL, random));
        String requestId = UUID.randomUUID().toString();
        assertThat(partner.process(message, requestId).status()).isEqualTo(200);

        Answer again = partner.process(message, requestId);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("issue"))
                .isEqualTo(Messages.read("outcome-409-duplicate.json").path("issue"));
        assertThat(again.header("X-Request-ID")).isEqualTo(requestId);
    }

    @Test
    void anotherMessageUnderTheSameNumberIsNoDuplicateAndAPersonIsTold() {
        ObjectNode first = Messages.fresh(Messages.REFERRAL, random);
        ObjectNode other = Messages.fresh(Messages.REFERRAL, random);
        String requestId = UUID.randomUUID().toString();
        Answer taken = partner.process(Partner.JSON.writeValueAsBytes(first), requestId);
        String reference =
                Messages.resource(taken.json(), "ServiceRequest").path("id").asString();

        byte[] sent = Partner.JSON.writeValueAsBytes(other);
        Answer refused = partner.process(sent, requestId);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.issue()).isEqualTo("conflict REC_CONFLICT");
        assertThat(refused.diagnostics()).contains("another body", "X-Request-ID of its own");
        assertThat(referralsOf(other)).isZero();
        assertThat(jdbc.sql("select body from exchange.inbound where beside = :reference and status = 409")
                        .param("reference", reference)
                        .query(byte[].class)
                        .single())
                .isEqualTo(sent);
        assertThat(jdbc.sql("select kind from work.task where item = :reference and state = 'open'")
                        .param("reference", reference)
                        .query(String.class)
                        .list())
                .containsExactly("message-not-taken");
        byte[] pretty = Partner.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(first);
        assertThat(partner.process(pretty, requestId).issue())
                .as("the same in other lines")
                .startsWith("duplicate");
        assertThat(partner.process(sent, UUID.randomUUID().toString()).status()).isEqualTo(200);
    }

    @Test
    void anAnswerNamesNoLibraryAndNoAddressThatIsNotServed() {
        Answer taken = partner.process(Messages.fresh(Messages.REFERRAL, random));
        Answer searched = partner.get("/ServiceRequest");
        for (Answer answer : List.of(taken, searched, partner.get("/metadata"), partner.get("/Patient/none"))) {
            assertThat(answer.headers().map())
                    .as(answer.body())
                    .doesNotContainKeys("X-Powered-By", "x-powered-by")
                    .doesNotContainKeys("Content-Location", "content-location");
        }
    }

    @Test
    void twentyDeliveriesAtOnceHaveOneEffect() throws Exception {
        ObjectNode message = Messages.fresh(Messages.REFERRAL, random);
        byte[] bytes = Partner.JSON.writeValueAsBytes(message);
        String requestId = UUID.randomUUID().toString();

        List<Integer> answers =
                atOnce(20, () -> partner.process(bytes, requestId).status());

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(referralsOf(message)).isEqualTo(1);
    }

    @Test
    void theSameBundleUnderAnotherRequestIdIsAConflict() {
        ObjectNode message = Messages.fresh(Messages.REFERRAL, random);
        assertThat(partner.process(message).status()).isEqualTo(200);

        Answer again = partner.process(message);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.issue()).isEqualTo("conflict REC_CONFLICT");
        assertThat(referralsOf(message)).isEqualTo(1);
    }

    @Test
    void twoMessagesAtOnceAboutOneNewPersonMakeOnePerson() throws Exception {
        for (int round = 0; round < 5; round++) {
            ObjectNode message = Messages.fresh(Messages.REFERRAL, random);
            List<Integer> answers = atOnce(
                    4,
                    () -> partner.process(message.deepCopy()
                                    .put("id", UUID.randomUUID().toString()))
                            .status());
            assertThat(answers).containsOnly(200);
            assertThat(jdbc.sql("select count(*) from people.person where nhs_number = :number")
                            .param("number", number(message))
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            assertThat(referralsOf(message)).isEqualTo(4);
        }
    }

    private int referralsOf(JsonNode message) {
        return jdbc.sql("""
                select count(*) from frontdoor.held_referral r join people.nhs_number n on n.person_id = r.person_id
                 where n.nhs_number = :number
                """)
                .param("number", number(message))
                .query(Integer.class)
                .single();
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = threads.invokeAll(java.util.Collections.nCopies(times, work));
            List<T> answers = new java.util.ArrayList<>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    private static String number(JsonNode message) {
        return Messages.resource(message, "Patient")
                .path("identifier")
                .path(0)
                .path("value")
                .asString();
    }
}
