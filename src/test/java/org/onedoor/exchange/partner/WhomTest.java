package org.onedoor.exchange.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When an answer cannot be about the person it should be about. */
class WhomTest {
    private static final LocalDate BORN = LocalDate.of(1985, 3, 27);
    private static final Whom HELD = new Whom("9990000018", "O'Brien-Ward", List.of("Zoë Ann"), BORN);

    private static Whom named(String family, String given) {
        return new Whom(null, family, List.of(given), BORN);
    }

    @Test
    void twoNumbersDecideItAlone() {
        assertThat(new Whom("999 000 0018", "Other", List.of("Name"), null).isOther(HELD))
                .isFalse();
        assertThat(new Whom("9990000026", "O'Brien-Ward", List.of("Zoë"), BORN).isOther(HELD))
                .isTrue();
    }

    @Test
    void withoutANumberAnotherBirthOrANameWithNothingInCommonIsSomebodyElse() {
        assertThat(new Whom(null, "O'Brien-Ward", List.of("Zoë"), BORN.plusDays(1)).isOther(HELD))
                .isTrue();
        assertThat(named("Smith", "Peter").isOther(HELD)).isTrue();
        assertThat(new Whom("1234567890", "Smith", List.of(), null).isOther(HELD))
                .as("a number that is none says nothing")
                .isTrue();
    }

    @Test
    void aPartThatIsNewOrSpeltAnotherWayIsNot() {
        assertThat(named("Smith", "Zoe").isOther(HELD)).as("married").isFalse();
        assertThat(named("OBRIEN WARD", "Z.").isOther(HELD)).isFalse();
        assertThat(new Whom(null, null, List.of(), BORN).isOther(HELD)).isFalse();
        assertThat(Whom.NOT_SAID.isOther(HELD)).isFalse();
        assertThat(named("Smith", "Peter").isOther(new Whom(null, null, List.of(), null)))
                .as("nothing is known of whom it is about")
                .isFalse();
    }
}
