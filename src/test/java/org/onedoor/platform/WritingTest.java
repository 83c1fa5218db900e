package org.onedoor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which characters can be kept, and how long a text may be. */
class WritingTest {

    @Test
    void whatCannotBeStoredBecomesTheSignForIt() {
        assertThat(Writing.storable("a\u0000b\u0007c\u0085d")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
        assertThat(Writing.storable("half \uD83D and \uDE00 whole \uD83D\uDE00"))
                .isEqualTo("half \uFFFD and \uFFFD whole \uD83D\uDE00");
    }

    @Test
    void whatTurnsTheOrderRoundIsLeftOutAndEverythingElseStays() {
        assertThat(Writing.storable("dose \u202E01\u202C mg")).isEqualTo("dose 01 mg");
        String text = "Line\r\n\ttab, ñ, नमस्ते, \u200Dשלום\u2067 \uD83D\uDC69\u200D\uD83D\uDC67";
        assertThat(Writing.storable(text)).isSameAs(text);
    }

    @Test
    void tooLongSaysTheLimitAndHowLongItIs() {
        Map<String, String> problems = new LinkedHashMap<>();
        Writing.limit(problems, "name", "The name", "x".repeat(2_345), 100);
        Writing.limit(problems, "faces", "The faces", "\uD83D\uDE00".repeat(100), 100);
        Writing.limit(problems, "none", "Nothing", null, 100);
        assertThat(problems)
                .containsExactly(Map.entry("name", "The name must be 100 characters or fewer. It has 2,345"));
    }
}
