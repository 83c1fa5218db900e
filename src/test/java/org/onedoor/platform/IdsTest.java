package org.onedoor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant STANDING = Instant.parse("2024-03-01T09:00:00Z");

    @Test
    void sortInTheOrderMadeWhateverOtherTimesAreAskedForInBetween() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            made.add(Ids.at(STANDING).toString());
            Ids.at(STANDING.plusSeconds(i % 2 == 0 ? 7 : -7));
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void sortByTheirTimeFirst() {
        UUID later = Ids.at(STANDING.plusMillis(1));
        UUID earlier = Ids.at(STANDING);
        assertThat(earlier.toString()).isLessThan(later.toString());
        assertThat(later.version()).isEqualTo(7);
        assertThat(later.variant()).isEqualTo(2);
    }
}
