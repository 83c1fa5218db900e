package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Codes as every app makes them. */
class OneTimeCodeTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Test
    void areThoseOfTheStandardsOwnExamples() {
        long[][] examples = {
            {59, 287082},
            {1111111109L, 81804},
            {1111111111L, 50471},
            {1234567890L, 5924},
            {2000000000L, 279037},
            {20000000000L, 353130}
        };
        for (long[] example : examples) {
            assertThat(OneTimeCode.at(SECRET, OneTimeCode.step(Instant.ofEpochSecond(example[0]))))
                    .isEqualTo(String.format(java.util.Locale.ROOT, "%06d", example[1]));
        }
    }

    @Test
    void countOneStepBeforeAndAfterAndNoFurther() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = OneTimeCode.step(now);
        for (int off = -3; off <= 3; off++) {
            boolean counts = Math.abs(off) <= 1;
            assertThat(OneTimeCode.stepOf(SECRET, OneTimeCode.at(SECRET, step + off), now)
                            .isPresent())
                    .as("%d steps off", off)
                    .isEqualTo(counts);
        }
        assertThat(OneTimeCode.stepOf(SECRET, "", now)).isEmpty();
        assertThat(OneTimeCode.stepOf(SECRET, "ééé", now)).isEmpty();
    }
}
