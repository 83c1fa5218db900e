package org.onedoor.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, 256MB",
        "4, 256MB",
        "4.0625, 260MB",
        "24, 1536MB",
        "32, 2048MB",
        "1024, 2048MB",
    })
    void aSixteenthOfTheMemoryIsForPagesOfTheDatabaseWithinBounds(double gigabytes, String buffers) {
        Launch launch = new Launch(List.of("wal_level=replica"), Map.of(), Duration.ofSeconds(1));
        assertThat(launch.settings((long) (gigabytes * (1L << 30))))
                .contains("shared_buffers=" + buffers, "fsync=on", "wal_level=replica");
    }
}
