package org.onedoor.frontdoor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.people.AboutBirth;
import org.onedoor.people.AgeBand;

/** When somebody was born, as a form is told: whole, in part, about how old, or not at all. */
class BornTypedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static Typed typed(String day, String month, String year, String... more) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("birthDate-day", List.of(day));
        values.put("birthDate-month", List.of(month));
        values.put("birthDate-year", List.of(year));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], List.of(more[i + 1]));
        }
        return new Typed(values);
    }

    private static @Nullable AboutBirth about(Typed typed) {
        BornTyped read = BornTyped.read(typed, TODAY);
        assertThat(typed.problems()).isEmpty();
        assertThat(read.date()).isNull();
        return read.about();
    }

    @Test
    void aWholeDateIsTheDateWhateverElseIsTicked() {
        BornTyped read = BornTyped.read(typed("27", "3", "1985", "birthNotKnown", "yes", "age", "50"), TODAY);
        assertThat(read).isEqualTo(new BornTyped(LocalDate.of(1985, 3, 27), null));
    }

    @Test
    void aPartOfTheDateIsKeptOnlyWhereItIsSaidThatTheWholeIsNotKnown() {
        assertThat(about(typed("", "", "1985", "birthNotKnown", "yes")))
                .isEqualTo(AboutBirth.ofYear(1985, null, TODAY));
        assertThat(about(typed("", "March", "1985", "birthNotKnown", "yes")))
                .isEqualTo(AboutBirth.ofYear(1985, 3, TODAY));
        Typed forgotten = typed("", "3", "1985");
        assertThat(BornTyped.read(forgotten, TODAY)).isEqualTo(new BornTyped(null, null));
        assertThat(forgotten.problem("birthDate")).contains("must be a real date");
    }

    @Test
    void anAgeABroadAgeOrNothingIsTakenWhereTheDateIsNotKnown() {
        assertThat(about(typed("", "", "", "birthNotKnown", "yes", "age", "17")))
                .isEqualTo(AboutBirth.ofAge(17, TODAY));
        assertThat(about(typed("", "", "", "birthNotKnown", "yes", "ageBand", "older")))
                .isEqualTo(AboutBirth.ofBand(AgeBand.OLDER, TODAY));
        assertThat(about(typed("", "", "", "birthNotKnown", "yes", "ageBand", "no-idea")))
                .isNull();
        assertThat(about(typed("", "", "", "birthNotKnown", "yes"))).isNull();
        assertThat(about(typed("", "", "", "age", "17"))).isNull();
    }

    @Test
    void whatCannotBeMeantIsSaidAtItsField() {
        assertThat(problems("", "", "", "age", "200"))
                .containsExactly(Map.entry("age", "The age must be between 0 and 120"));
        assertThat(problems("", "", "", "age", "fifty"))
                .containsExactly(Map.entry("age", "Enter the age in years, in figures, like 45"));
        assertThat(problems("", "", "", "age", "-3")).containsKey("age");
        assertThat(problems("", "", "", "ageBand", "ancient")).containsKey("ageBand");
        assertThat(problems("", "", "2027"))
                .containsExactly(Map.entry("birthDate", "Date of birth must be in the past"));
        assertThat(problems("", "12", "2026"))
                .containsExactly(Map.entry("birthDate", "Date of birth must be in the past"));
        assertThat(problems("", "", "85"))
                .containsExactly(Map.entry("birthDate", "The year of birth must have 4 figures, like 1985"));
        assertThat(problems("", "13", "1985")).containsKey("birthDate");
        assertThat(problems("", "", "1850"))
                .containsExactly(Map.entry("birthDate", "The year of birth must be within the last 120 years"));
        assertThat(problems("27", "3", "")).containsKey("birthDate");
        assertThat(problems("27", "", "1985")).containsKey("birthDate");
    }

    private static Map<String, String> problems(String day, String month, String year, String... more) {
        Typed typed = typed(day, month, year, more);
        Map<String, List<String>> values = new LinkedHashMap<>(typed.values());
        values.put("birthNotKnown", List.of("yes"));
        Typed asked = new Typed(values);
        assertThat(BornTyped.read(asked, TODAY).about()).isNull();
        return asked.problems();
    }
}
