package org.onedoor.exchange.bars;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Of a refused message of an ambulance service nothing stays that may be of a call of category 1 or 2. */
class ResponsePrioritiesTest {
    private static final String CALL =
            "{\"category\": \"validation\", \"note\": \"On the bridge\", \"priority\": \"%s\"}";

    private static boolean keepsNothing(String body, Charset charset) {
        return ResponsePriorities.keepsNothing(body.getBytes(charset));
    }

    private static boolean keepsNothing(String body) {
        return keepsNothing(body, StandardCharsets.UTF_8);
    }

    @Test
    void onlyWhatNamesCategoriesThreeToFiveAloneStays() {
        assertThat(keepsNothing(CALL.formatted("C3"))).isFalse();
        assertThat(keepsNothing(CALL.formatted("C2"))).isTrue();
        assertThat(keepsNothing(CALL.formatted("C9"))).isTrue();
        assertThat(keepsNothing(CALL.formatted("none"))).isTrue();
        assertThat(keepsNothing("{\"category\": \"referral\", \"note\": \"Low mood\"}"))
                .as("a referral is no 999 call")
                .isFalse();
    }

    @Test
    void whatCannotBeReadIsACallWhereItSaysSo() {
        assertThat(keepsNothing(CALL.formatted("C2"), StandardCharsets.UTF_16)).isTrue();
        assertThat(keepsNothing(CALL.formatted("C2"), StandardCharsets.UTF_16LE))
                .isTrue();
        assertThat(keepsNothing("{\"category\": \"validation\", \"note\": \"Broken off"))
                .isTrue();
        assertThat(keepsNothing("{\"category\": \"\\u0076alidation\", \"note\": \"Broken off"))
                .isTrue();
        assertThat(keepsNothing("{\"category\": \"validation\", \"p\": \"C4\", \"note\": \"Broken off"))
                .isFalse();
        assertThat(keepsNothing("{\"category\": \"referral\", \"note\": \"Broken off"))
                .as("a referral is no 999 call")
                .isFalse();
    }

    @Test
    void aWordWrittenInEscapesIsTheSameWord() {
        assertThat(keepsNothing(CALL.formatted("C2").replace("validation", "\\u0076alidation")))
                .isTrue();
        assertThat(keepsNothing(CALL.formatted("\\u00432"))).isTrue();
        assertThat(keepsNothing("{\"a\": \"validation\", \"p\": \"C2\", \"a\": 1, \"p\": 2}"))
                .as("a name that comes twice")
                .isTrue();
    }
}
