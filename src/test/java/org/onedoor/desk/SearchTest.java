package org.onedoor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.people.Details;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Subject;
import org.springframework.beans.factory.annotation.Autowired;

/** Finding a person: what is missing is said, what was typed is kept, and those who may be meant are offered. */
class SearchTest extends Searching {
    @Autowired
    Acts acts;

    @Autowired
    People people;

    @Test
    void aBirthDateInTheFutureIsRefusedAndKept() {
        Page page = navigator()
                .open("/people")
                .form("/people/search")
                .with("familyName", "Testerton")
                .with("birthDate-day", "1")
                .with("birthDate-month", "2")
                .with("birthDate-year", "2099")
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Date of birth must be in the past");
        assertThat(page.document().select("main [name=birthDate-year]").val()).isEqualTo("2099");
        assertThat(page.document().select("main [name=familyName]").val()).isEqualTo("Testerton");
    }

    @Test
    void oneIdentifierAloneSaysWhatElseIsNeeded() {
        Visitor navigator = navigator();
        assertThat(box(navigator, "Testerton").text())
                .contains("Add a date of birth, a postcode or an NHS number: a name alone is too many people");
        assertThat(box(navigator, Cast.nhsNumber(random)).text())
                .contains("Add a family name or a date of birth: an NHS number alone is never a match");
        assertThat(box(navigator, "1/2/1980").text())
                .contains("Add a family name, a postcode or an NHS number to the date of birth");
        Page postcode = box(navigator, "rm17 6sl");
        assertThat(postcode.text()).contains("Add a family name or a date of birth to the postcode");
        assertThat(postcode.document().select("main [name=postcode]").val()).isEqualTo("RM17 6SL");
    }

    @Test
    void theBoxFindsServicesByNameAndByNeedAndAReferralToOneBeginsThere() {
        Visitor navigator = navigator();
        Page debt = box(navigator, "debt");
        assertThat(debt.status()).isEqualTo(200);
        assertThat(debt.document().select("tr[id^=s-]")).isNotEmpty();
        Page veterans = box(navigator, "veterans support");
        assertThat(veterans.document().select("tr#s-veterans-support").text())
                .contains("Veterans Support Services", "aged 18 or over", "Refer");
        assertThat(veterans.text()).contains("a name alone is too many people");
        Page form = veterans.follow("Refer to Veterans Support Services");
        assertThat(form.document().select("[name=service] option[selected]").text())
                .contains("Veterans Support Services");
    }

    @Test
    void whoeverIsFoundIsShownWithTheirOpenReferrals() {
        Details person = someone();
        String reference = refer(person);
        Page found = box(navigator(), person.nhsNumber() + " " + person.familyName());
        assertThat(found.document().select("tr[id^=p-] a[href='/referrals/" + reference + "']"))
                .hasSize(1);
    }

    @Test
    void whatIsPastedFromElsewhereHasOtherSpacesAndDashesAndIsFound() {
        Details person = someone();
        String reference = refer(person);
        String number = Objects.requireNonNull(person.nhsNumber());
        String pasted = "%s\u00A0%s\u2009%s  %s"
                .formatted(number.substring(0, 3), number.substring(3, 6), number.substring(6), person.familyName());
        assertThat(box(navigator(), pasted).document().select("tr[id^=p-] a[href='/referrals/" + reference + "']"))
                .hasSize(1);
        for (String said : List.of(reference.replace('-', '\u2011'), "\u00A0" + reference.replace('-', ' '))) {
            assertThat(box(navigator(), said).path()).isEqualTo("/referrals/" + reference);
        }
    }

    @Test
    void theBoxTakesNameAndDateInOneLine() {
        Details person = someone();
        refer(person);
        String born = "%d/%d/%d"
                .formatted(
                        born(person).getDayOfMonth(),
                        born(person).getMonthValue(),
                        born(person).getYear());
        Visitor navigator = navigator();
        for (String typed : java.util.List.of(
                person.givenName() + " " + person.familyName() + " " + born,
                String.valueOf(person.familyName()).toUpperCase(java.util.Locale.ROOT) + ", " + person.givenName() + " "
                        + born,
                person.nhsNumber() + " " + person.familyName(),
                person.familyName() + " " + person.postcode())) {
            assertThat(box(navigator, typed).text()).as(typed).contains("1 person found", person.givenName());
        }
    }

    @Test
    void whoeverIsNearlyMeantIsOfferedBesideWhatWasAskedButNobodyOutOfReachIs() {
        Details person = someone();
        refer(person);
        Page near = asking(navigator(), person);
        assertThat(near.text()).contains("Nobody you may see has all of these details", "Perhaps one of these");
        assertThat(near.document().select("tr#asked").text()).contains("You asked for", "RM17 6SM");
        assertThat(near.document().select("tr[id^=p-]").text())
                .contains(person.givenName(), "the same person", "postcode is the same but for a slip");

        Page stranger = asking(stranger(), person);
        assertThat(stranger.text())
                .contains("Nobody you may see has these details")
                .doesNotContain("Perhaps one of these");
    }

    @Test
    void nearOnesAreOfferedAlikeWhetherNobodyIsMeantOrSomebodyOutOfReach() {
        Details near = someone();
        refer(near);
        Details elsewhere = new Details(
                null,
                near.familyName(),
                near.givenName(),
                null,
                near.birthDate(),
                near.gender(),
                near.addressLine(),
                "RM17 6SM",
                null,
                null,
                null,
                null,
                false,
                false,
                null);
        List<String> before = offered(navigator(), elsewhere);
        UUID hidden = CurrentActor.as(
                Actor.SYSTEM,
                () -> acts.act(
                        Begin.on(
                                        "Register somebody",
                                        Ask.function(Action.WRITE, "demographics"),
                                        new Subject.Person(Ids.person()))
                                .making(),
                        UUID.class,
                        act -> people.register(act, act.subject().id(), elsewhere)
                                .personId()));
        assertThat(before).isNotEmpty().doesNotContain("p-" + hidden);
        assertThat(offered(navigator(), elsewhere)).isEqualTo(before);
    }

    private static List<String> offered(Visitor visitor, Details person) {
        return typed(visitor, String.valueOf(person.familyName()), born(person))
                .with("postcode", "RM17 6SM")
                .send()
                .document()
                .select("tr[id^=p-]")
                .eachAttr("id");
    }

    @Test
    void aNumberThatStandsForNoneIsRefused() {
        assertThat(box(navigator(), "000 000 0000 Testerton").text()).contains("This is not a real NHS number");
    }

    @Test
    void aYearOfTwoFiguresInTheBoxIsAskedForInFour() {
        Page page = box(navigator(), "4/3/88 Testerton");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .contains("Write the year of birth with four figures")
                .doesNotContain("Add a date of birth");
        assertThat(page.document().select("main [name=familyName]").val()).isEqualTo("Testerton");
        assertThat(page.document().select("main [name=birthDate-year]").val()).isEqualTo("88");
    }

    @Test
    void theBoxLeadsToAPageByItsName() {
        Visitor navigator = navigator();
        assertThat(box(navigator, "make a referral").path()).isEqualTo("/referrals/new");
        assertThat(box(navigator, " Notifications ").path()).isEqualTo("/notifications");
    }

    /** The right number, name and birth date with a postcode that is not theirs. */
    private static Page asking(Visitor visitor, Details person) {
        return typed(visitor, String.valueOf(person.familyName()), born(person))
                .with("nhsNumber", String.valueOf(person.nhsNumber()))
                .with("postcode", "RM17 6SM")
                .send();
    }

    private static Page box(Visitor visitor, String typed) {
        Form form = visitor.open("/").form("/people/search");
        return form.with("q", typed).send();
    }

    private Details someone() {
        return somebody("Zed" + letters(), born(Cast.somebody(random)));
    }
}
