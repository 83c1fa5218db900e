package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.exchange.Partner.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** Whatever becomes of a message on its way, it is taken or refused, and soon. */
@OneDoorTest
class MutationTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @ParameterizedTest
    @MethodSource("samples")
    void noMutationOfAMessageIsAFaultOfOurs(String sample) {
        Random seeded = new Random(sample.hashCode());
        Partner partner = new Partner(
                port, cast.machine("RYC", "secret", "bars", "read", "write").clientId(), "secret");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 170; i++) {
            ObjectNode message = Messages.fresh(sample, seeded);
            for (int times = 1 + seeded.nextInt(3); times > 0; times--) {
                Mutation.mutate(message, seeded);
            }
            String body = message.toString();
            Answer answer = partner.process(body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status())
                    .as("mutation %d of %s: %s%n%s", i, sample, body, answer.body())
                    .matches(status -> status >= 200 && status < 500);
            statuses.add(answer.status());
        }
        assertThat(statuses).contains(200, 400);
    }

    static Stream<String> samples() {
        return Stream.of(Messages.VALIDATION, Messages.BOOKING, Messages.REFERRAL);
    }
}
