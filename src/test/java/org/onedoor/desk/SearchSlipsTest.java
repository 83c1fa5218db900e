package org.onedoor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.WhoItMayBe;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Finding somebody whose name or date of birth was typed with a slip, and nobody by another's number. */
@OneDoorTest
class SearchSlipsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    WhoItMayBe who;

    @Autowired
    DomainTime time;

    private final Random random = new Random();

    @Test
    void aSlipInTheNameOrTheDateOfBirthIsOfferedAndNotOutOfReach() {
        Details person = somebody();
        refer(person);
        String family = String.valueOf(person.familyName());
        LocalDate born = Objects.requireNonNull(person.birthDate());
        String half = family.substring(family.indexOf('-') + 1);
        String turned = family.charAt(0) + family.substring(2, 3) + family.charAt(1) + family.substring(3);
        Visitor navigator = navigator();
        Visitor stranger = new Visitor(port).signIn(cast.gp("F81110").username());
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
        LocalDate born = Objects.requireNonNull(person.birthDate());
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
        Page stranger = new Search("Nobodyofthat", "", null)
                .send(new Visitor(port).signIn(cast.gp("F81110").username()), number);
        assertThat(stranger.text())
                .as("whether the number is known is not said to whoever may not see them")
                .contains("Nobody you may see has these details")
                .doesNotContain("is not theirs");
    }

    /** What is typed into the form. */
    private record Search(
            String family, String given, @Nullable LocalDate born) {
        private Page send(Visitor visitor, String number) {
            return visitor.open("/people")
                    .formIn("main", "/people/search")
                    .with("nhsNumber", number)
                    .with("familyName", family)
                    .with("givenName", given)
                    .with("birthDate-day", born == null ? "" : String.valueOf(born.getDayOfMonth()))
                    .with("birthDate-month", born == null ? "" : String.valueOf(born.getMonthValue()))
                    .with("birthDate-year", born == null ? "" : String.valueOf(born.getYear()))
                    .send();
        }
    }

    private Visitor navigator() {
        return new Visitor(port).signIn(cast.navigator().username());
    }

    /** With a double name nobody else has, born on a day that may be turned round with its month. */
    private Details somebody() {
        Details any = Cast.somebody(random);
        return new Details(
                any.nhsNumber(),
                "Zed" + letters() + "-" + letters(),
                "Robin",
                null,
                LocalDate.of(1960 + random.nextInt(40), 3, 4),
                Gender.FEMALE,
                any.addressLine(),
                "RM17 6SL",
                any.phone(),
                null,
                "F81088",
                null,
                false,
                false,
                null);
    }

    private String letters() {
        return random.ints(8, 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    private String refer(Details person) {
        return CurrentActor.as(
                        cast.gp().actor(),
                        () -> intake.submit(
                                Cast.submission(person, Door.GP, Priority.ROUTINE, time.instant(), "Low for months"),
                                null))
                .reference();
    }
}
