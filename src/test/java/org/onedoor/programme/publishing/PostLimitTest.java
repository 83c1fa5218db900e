package org.onedoor.programme.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One sender cannot fill the box, and another still gets in. */
class PostLimitTest {
    private static final Instant NOW = Instant.parse("2024-03-28T11:25:00Z");

    @Test
    void anEleventhInAQuarterOfAnHourWaitsAndAnotherSenderDoesNot() {
        PostLimit limit = new PostLimit();
        assertThat(IntStream.range(0, 10).allMatch(_ -> limit.takes("one", NOW)))
                .isTrue();
        assertThat(limit.takes("one", NOW.plusSeconds(60))).isFalse();
        assertThat(limit.takes("two", NOW.plusSeconds(60))).isTrue();
        assertThat(limit.takes("one", NOW.plus(Duration.ofMinutes(15)))).isTrue();
    }

    @Test
    void everybodyTogetherCannotFillTheBoxEither() {
        PostLimit limit = new PostLimit();
        assertThat(IntStream.range(0, 600).filter(each -> limit.takes("sender " + each, NOW)))
                .hasSize(500);
    }
}
