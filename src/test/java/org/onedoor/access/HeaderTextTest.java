package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a header may hold, held against the pattern of the library. */
class HeaderTextTest {
    private static final Pattern LIBRARY = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer abc.def", "text/html; q=0.9", "Zoë Ní Bhriain", "\uD83D\uDE00"})
    void ordinaryTextPasses(String value) {
        assertThat(HeaderText.isAllowed(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\tb", "\u0000", "caf\u00e9\u0085", "\u0378"})
    void controlAndUnassignedCharactersDoNot(String value) {
        assertThat(HeaderText.isAllowed(value)).isFalse();
    }

    @Test
    void everyCharacterIsJudgedAsTheLibraryJudgesIt() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String one = new String(Character.toChars(c));
            assertThat(HeaderText.isAllowed(one))
                    .as("U+%04X", c)
                    .isEqualTo(LIBRARY.matcher(one).matches());
        }
    }

    @Test
    void whereverItStands() {
        Random random = new Random(20261126);
        for (int i = 0; i < 10_000; i++) {
            String text = random.ints(random.nextInt(1, 12), 0, 0x2FF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(HeaderText.isAllowed(text))
                    .isEqualTo(LIBRARY.matcher(text).matches());
        }
    }
}
