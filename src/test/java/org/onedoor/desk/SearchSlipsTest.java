package org.onedoor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.WhoItMayBe;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.CurrentActor;
import org.springframework.beans.factory.annotation.Autowired;

/** Finding somebody whose name or date of birth was typed with a slip, and nobody by another's number. */
class SearchSlipsTest extends Searching {
    @Autowired
    WhoItMayBe who;

    @Test
    void aSlipInTheNameOrTheDateOfBirthIsOfferedAndNotOutOfReach() {
        Details person = somebody();
        refer(person);
        String family = String.valueOf(person.familyName());
        LocalDate born = born(person);
        String half = family.substring(family.indexOf('-') + 1);
        String turned = family.charAt(0) + family.substring(2, 3) + family.charAt(1) + family.substring(3);
        Visitor navigator = navigator();
        Visitor stranger = stranger();
        List<Search> slips = List.of(
                new Search(family.replaceFirst("e", "a"), "", born),
                new Search(turned, "", born),
                new Search(turned, "Rob", born),
                new Search(family + "s", "Rob", born),
                new Search(family.substring(0, family.indexOf('-')), "", born),
                new Search(half, "Rob", born),
                new Search(family, "", born.plusDays(1)),
                new Search(family, "Robin", born.minusDays(1)),
                new Search(family, "Rob", born.withMonth(born.getDayOfMonth()).withDayOfMonth(born.getMonthValue())));
        for (Search slip : slips) {
            Page near = slip.send(navigator, "");
            assertThat(near.text()).as(slip.toString()).contains("Perhaps one of these");
            assertThat(near.document().select("tr[id^=p-]").text())
                    .as(slip.toString())
                    .contains("Robin");
            assertThat(near.document().select("tr[id^=p-]")).hasSizeLessThanOrEqualTo(5);
            assertThat(slip.send(stranger, "").document().select("tr[id^=p-]"))
                    .as(slip.toString())
                    .isEmpty();
        }
        assertThat(new Search("Nobodyofthat", "", born)
                        .send(navigator, "")
                        .document()
                        .select("tr[id^=p-]"))
                .isEmpty();
    }

    @Test
    void aReferralOfSomebodyOneSlipAwayWarnsBeforeItIsSentAndWaitsForIdentityReview() {
        Details known = somebody();
        refer(known);
        Details slip = new Details(
                null,
                String.valueOf(known.familyName()).replaceFirst("e", "a"),
                "Rob",
                null,
                known.birthDate(),
                Gender.NOT_KNOWN,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                null);
        assertThat(CurrentActor.as(cast.gp().actor(), () -> who.of(slip)))
                .extracting(likely -> likely.person().familyName())
                .contains(known.familyName());
        assertThat(CurrentActor.as(cast.gp("F81110").actor(), () -> who.of(slip)))
                .isEmpty();
        assertThat(navigator().open("/referrals/" + refer(slip)).text()).contains("Identity to be checked");
    }

    @Test
    void aNumberWithASecondDetailThatIsNotTheirsShowsNothingOfTheRecord() {
        Details person = somebody();
        refer(person);
        String number = String.valueOf(person.nhsNumber());
        String family = String.valueOf(person.familyName());
        LocalDate born = born(person);
        Visitor navigator = navigator();
        for (Search wrong : List.of(
                new Search("Nobodyofthat", "", null),
                new Search("Nobodyofthat", "", LocalDate.of(1940, 1, 2)),
                new Search("", "", LocalDate.of(1940, 1, 2)),
                new Search("", "", born.plusDays(1)),
                new Search(family, "", LocalDate.of(1940, 1, 2)))) {
            Page page = wrong.send(navigator, number);
            assertThat(page.text())
                    .as(wrong.toString())
                    .contains("is not theirs", "Check each digit of the number", "by name and date of birth")
                    .doesNotContain("Perhaps one of these", "RM17 6SL");
            assertThat(page.document().select("tr[id^=p-]"))
                    .as(wrong.toString())
                    .isEmpty();
        }
        assertThat(navigator
                        .open("/")
                        .form("/people/search")
                        .with("q", number + " Nobodyofthat")
                        .send()
                        .text())
                .contains("is not theirs");
        assertThat(new Search(family + "s", "", null)
                        .send(navigator, number)
                        .document()
                        .select("tr[id^=p-]")
                        .text())
                .as("a slip in the name")
                .contains("Robin");
        Page stranger = new Search("Nobodyofthat", "", null).send(stranger(), number);
        assertThat(stranger.text())
                .as("whether the number is known is not said to whoever may not see them")
                .contains("Nobody you may see has these details")
                .doesNotContain("is not theirs");
    }

    /** What is typed into the form. */
    private record Search(
            String family, String given, @Nullable LocalDate born) {
        private Page send(Visitor visitor, String number) {
            return typed(visitor, family, born)
                    .with("nhsNumber", number)
                    .with("givenName", given)
                    .send();
        }
    }

    /** With a double name, born on a day that may be turned round with its month. */
    private Details somebody() {
        return somebody("Zed" + letters() + "-" + letters(), LocalDate.of(1960 + random.nextInt(40), 3, 4));
    }
}
