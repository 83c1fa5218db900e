package org.onedoor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"RM17 6SL", "rm176sl", "CM2 0AA", "W1A 1AA", "EC1A 1BB", "B33 8TH"})
    void aWholeOneIsReadHoweverItIsTypedAndShownWithItsSpace(String typed) {
        assertThat(Postcode.isWhole(typed)).isTrue();
        String shown = Postcode.shown(Postcode.key(typed));
        assertThat(shown).matches("[A-Z0-9]{2,4} [0-9][A-Z]{2}");
        assertThat(Postcode.in("High Street, Grays, " + typed + ", by the station")
                        .orElseThrow())
                .isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RM17", "RM17 6S", "The Linden Centre", "RM17 6SLX", "1RM 6SL"})
    void whatIsNoneIsNotTakenForOne(String typed) {
        assertThat(Postcode.isWhole(typed)).isFalse();
        assertThat(Postcode.in("Near " + typed + ".")).isEmpty();
    }
}
