package org.onedoor.people.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTest {
    /** The published examples of Winkler (1990) and of the US Census Bureau's strcmp95. */
    @ParameterizedTest
    @CsvSource({
        "martha, marhta, 0.9611",
        "dwayne, duane, 0.84",
        "dixon, dicksonx, 0.8133",
        "jones, johnson, 0.8324",
        "abroms, abrams, 0.9222",
        "same, same, 1",
        "abc, xyz, 0"
    })
    void likenessIsAsPublished(String a, String b, double alike) {
        assertThat(Distance.jaroWinkler(a, b)).isCloseTo(alike, within(0.0001));
    }

    @ParameterizedTest
    @CsvSource({
        "smith, smith, 0",
        "smith, smtih, 1",
        "smith, smit, 1",
        "smith, smyth, 1",
        "smith, jones, 3",
        "ab, '', 2"
    })
    void editsAreCountedUpToTheMostAsked(String a, String b, int edits) {
        assertThat(Distance.edits(a, b, 2)).isEqualTo(edits);
    }

    @Test
    void bothAreTheSameEitherWayRoundAndOneSlipIsOneEdit() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2_000; i++) {
            String a = word(random);
            String b = word(random);
            assertThat(Distance.edits(a, b, 3)).isEqualTo(Distance.edits(b, a, 3));
            int at = random.nextInt(a.length());
            String slip = a.substring(0, at) + a.substring(at + 1);
            assertThat(Distance.edits(a, slip, 3)).isOne();
            assertThat(Distance.jaroWinkler(a, b)).isBetween(0.0, 1.0);
        }
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int length = 1 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(5)));
        }
        return word.toString();
    }
}
