package org.onedoor.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NhsNumberTest {
    @Test
    void spacesAndHyphensAreNotPartOfIt() {
        assertThat(new NhsNumber("999 100-2022").value()).isEqualTo("9991002022");
        assertThat(new NhsNumber("9991002022").spaced()).isEqualTo("999 100 2022");
    }

    @Test
    void changingAnyOneDigitMakesItWrong() {
        String right = "9991002022";
        for (int i = 0; i < 10; i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != right.charAt(i)) {
                    String wrong = right.substring(0, i) + digit + right.substring(i + 1);
                    assertThat(NhsNumber.of(wrong)).as("digit %d", i).isEmpty();
                }
            }
        }
    }

    @Test
    void saysWhatIsWrongAndNeverRepeatsTheNumber() {
        assertThatThrownBy(() -> new NhsNumber("12345")).hasMessageContaining("10 digits");
        assertThatThrownBy(() -> new NhsNumber("9991002023"))
                .hasMessageContaining("check digit")
                .hasMessageNotContaining("9991002023");
        assertThat(new NhsNumber("9991002022").toString()).doesNotContain("9991002022");
    }

    @Test
    void lettersOfOtherAlphabetsAreNotDigits() {
        assertThat(NhsNumber.of("٩٩٩١٠٠٢٠٢٢")).isEmpty();
    }
}
