package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a file that was sent is called here. */
class SentNameTest {
    @Test
    void aVeryLongNameIsCutInItsMiddleAndKeepsItsEnding() {
        String name = SentName.of("Discharge " + "x".repeat(5_000) + " of 3 March.pdf", "none");
        assertThat(name)
                .hasSize(200)
                .startsWith("Discharge xx")
                .contains("x...x")
                .endsWith(" of 3 March.pdf");
    }

    @Test
    void aNameOfExactlyTheMostStaysAsItIs() {
        String name = "y".repeat(196) + ".pdf";
        assertThat(SentName.of("C:\\letters\\" + name, "none")).isEqualTo(name);
        assertThat(SentName.of("z" + name, "none")).hasSize(200).endsWith("y.pdf");
    }

    @Test
    void noLetterOfTwoHalvesIsCutInTwo() {
        String name = SentName.of("\uD83D\uDE00".repeat(300) + ".csv", "none");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(200);
        assertThat(name.codePoints()).noneMatch(sign -> sign >= 0xD800 && sign <= 0xDFFF);
        assertThat(name).endsWith(".csv");
    }
}
