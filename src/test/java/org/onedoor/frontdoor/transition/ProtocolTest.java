package org.onedoor.frontdoor.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import org.junit.jupiter.api.Test;

/** The protocol is what its file says. */
class ProtocolTest {
    @Test
    void theProtocolIsAFileAndAnotherFileAsksForOtherDays() {
        Protocol other = Protocol.parse("""
                item           who        asked  by     late  every  until
                plan           sending    17y    17y3m  14    -      -
                receiving      receiving  17y    17y1m  14    -      -
                joint-meeting  sending    17y    18y    0     -      -
                follow-up      receiving  19y    19y6m  0     12m    21y
                """);
        assertThat(other.begins()).isEqualTo(Period.ofYears(17));
        assertThat(other.rules().get(1).who()).isEqualTo(Protocol.Who.RECEIVING);
        assertThatThrownBy(() -> Protocol.parse("plan sending 17y9m 17y6m 28 - -"))
                .hasMessageContaining("'plan sending 17y9m 17y6m 28 - -'")
                .hasMessageContaining("a later age by which it is done");
        assertThatThrownBy(() -> Protocol.parse("plan sending 17y6m 17y9m 28 - -"))
                .hasMessageContaining("one line for each task");
    }
}
