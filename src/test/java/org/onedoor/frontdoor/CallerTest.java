package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.people.AboutBirth;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;

/** An age said in a 999 call is kept as an age, and never as a date. */
class CallerTest {
    private static final LocalDate SAID = LocalDate.of(2026, 11, 28);

    private static Details details(@Nullable String family, @Nullable LocalDate born, @Nullable Integer age) {
        return new Caller(null, family, null, born, age, Gender.NOT_KNOWN, null, null, null, null, null, null)
                .details(SAID);
    }

    @Test
    void anAgeWithoutABirthDateIsAnEstimate() {
        Details named = details("Testerton", null, 45);
        assertThat(named.aboutBirth()).isEqualTo(AboutBirth.ofAge(45, SAID));
        assertThat(named.birthDate()).isNull();
        assertThat(named.description()).isNull();
    }

    @Test
    void ofSomebodyWithoutANameItDescribesThemAsWell() {
        Details nameless = details(null, null, 45);
        assertThat(nameless.aboutBirth()).isEqualTo(AboutBirth.ofAge(45, SAID));
        assertThat(nameless.description()).isEqualTo("About 45 years old (999 call)");
    }

    @Test
    void aBirthDateOutweighsAnAgeAndWhatCannotBeAnAgeIsNone() {
        assertThat(details("Testerton", LocalDate.of(1981, 1, 2), 45).aboutBirth())
                .isNull();
        assertThat(details("Testerton", null, 125).aboutBirth()).isNull();
        assertThat(details("Testerton", null, null).aboutBirth()).isNull();
    }
}
