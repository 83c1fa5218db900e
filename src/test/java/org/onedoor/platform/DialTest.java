package org.onedoor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onedoor.platform.web.components.Dial;

/** A number that is touched on a phone rings whoever was meant, or it is no link. */
class DialTest {
    @Test
    void whatStandsFirstIsDialledAndNothingOfWhatFollows() {
        Map.of(
                        "07700 900417", "tel:07700900417",
                        "111, option 2", "tel:111",
                        "999", "tel:999",
                        "116 123 (Samaritans)", "tel:116123",
                        "01632 960123 ext 45", "tel:01632960123",
                        "+44 7700 900417", "tel:+447700900417")
                .forEach((written, dials) ->
                        assertThat(Dial.of(written)).as(written).isEqualTo(dials));
    }

    @Test
    void whatIsNotSureIsNotDialled() {
        for (String written : new String[] {"", "ring the ward", "111 24 hours", "07700 900417 07700 900418", "12"}) {
            assertThat(Dial.of(written)).as(written).isNull();
        }
    }
}
