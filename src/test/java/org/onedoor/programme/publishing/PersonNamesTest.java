package org.onedoor.programme.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Names of people are found in the words of a plan, and months and places are not taken for them. */
class PersonNamesTest {
    @Test
    void namesAreFoundByFirstNameByTitleAndByRole() {
        assertThat(PersonNames.in(List.of(
                        "Emily Testerton spoke to Dr Larkfield. Project Manager: Zbx Quillfeather",
                        "Leads: Qrtl Oxlip/ Vvna Fallowfield\nFrom April Essex Police meets June Essex")))
                .containsExactlyInAnyOrder(
                        "Larkfield", "Zbx Quillfeather", "Emily Testerton", "Qrtl Oxlip", "Vvna Fallowfield");
    }

    @Test
    void everyNameInThePlanOf2015IsFound() throws IOException {
        try (InputStream in = Objects.requireNonNull(PersonNamesTest.class.getResourceAsStream(
                "/reference/programme/north-essex-crisis-care-concordat-2015-10.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> names = PersonNames.in(List.of(text));
            assertThat(names).hasSize(7).contains("Coffey", "Buddy App");
            String hidden = PersonNames.hidden(text, names);
            assertThat(PersonNames.in(List.of(hidden))).isEmpty();
            assertThat(hidden).contains("Dr [name not shown] and the Strategic Clinical Network");
        }
    }

    @Test
    void anAddressOrANumberIsHiddenWholeHoweverItIsWritten() {
        for (String reach : List.of(
                "siân.jones@example.com",
                "o’dowd-żak@example.org.uk",
                "+44 7700 900123",
                "+44 (0)7700 900123",
                "0044 7700 900123",
                "(01632) 960123",
                "07700-900123",
                "01632 960123")) {
            String text = "Ask her on " + reach + " from Monday";
            List<String> found = PersonNames.andAddresses(List.of(text));
            assertThat(found).as(reach).contains(reach);
            assertThat(PersonNames.hidden(text, found)).as(reach).isEqualTo("Ask her on [not shown] from Monday");
        }
        assertThat(PersonNames.andAddresses(List.of("In 2015/16 they saw 1,234 people; 0 to 18 years, 2015-2016")))
                .isEmpty();
    }

    @Test
    void aNameIsHiddenHoweverItIsSpacedAndNeverInsideAnotherWord() {
        assertThat(PersonNames.hidden(
                        "Emily  Vane, EMILY\u00A0VANE, Emily Vaneless, (Emily\nVane).", List.of("Emily Vane")))
                .isEqualTo("[name not shown], [name not shown], Emily Vaneless, ([name not shown]).");
    }
}
