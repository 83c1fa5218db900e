package org.onedoor.frontdoor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A call taken down as it comes, and a letter that fills in the form. */
@OneDoorTest
class PhoneAndPasteTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    private final String number = Cast.nhsNumber(new Random());
    private final String family = Cast.familyName(new Random());
    private final String born = String.valueOf(1930 + new Random().nextInt(70));
    private final String phone = "07700 900%03d".formatted(new Random().nextInt(1_000));

    private Visitor navigator() {
        return new Visitor(port).signIn(cast.navigator().username());
    }

    private Form call(Page page, String reason) {
        return page.form("/phone")
                .with("givenName", family.substring(3))
                .with("familyName", family)
                .with("birthDate-day", "9")
                .with("birthDate-month", "8")
                .with("birthDate-year", born)
                .with("nhsNumber", number)
                .with("phone", phone)
                .with("reason", reason)
                .with("needs", "low-mood-anxiety")
                .with("priority", "routine")
                .with("consent", "given");
    }

    @Test
    void aCallIsOnePageAndIsReceivedWhenItBegan() {
        Page page = navigator().open("/referrals/phone");
        assertThat(page.document().select("#receivedAt").val()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{5}");
        Page sent = call(page, "Cannot cope at work")
                .with("sure", "yes")
                .with("callerName", "Pat, a friend")
                .with("receivedAt", "2024-02-28T16:40")
                .send();
        assertThat(sent.path()).as(sent.text()).startsWith("/referrals/OD-");
        assertThat(sent.text())
                .contains("by telephone", "Received Wed 28 Feb 2024 at 16:40", "Pat, a friend", "Who rang");
    }

    @Test
    void somebodyKnownIsShownBeforeItIsSentAndNothingIsMerged() {
        Visitor navigator = navigator();
        String first = call(navigator.open("/referrals/phone"), "First")
                .with("sure", "yes")
                .send()
                .path();
        Page warned = call(navigator.open("/referrals/phone"), "Second").send();
        assertThat(warned.path()).isEqualTo("/referrals/phone");
        assertThat(warned.text())
                .contains("They may be known already", family.toUpperCase(Locale.ROOT), first.substring(11));
        assertThat(warned.document().select("#reason").val()).isEqualTo("Second");
        Page sent = warned.form("/phone")
                .with("sure", "yes")
                .with("needs", "low-mood-anxiety")
                .send();
        assertThat(sent.path()).startsWith("/referrals/OD-").isNotEqualTo(first);

        Visitor stranger = new Visitor(port).signIn(cast.gp("F81010").username());
        Page unseen = call(stranger.open("/referrals/phone"), "Third").send();
        assertThat(unseen.text()).doesNotContain("They may be known already");
    }

    @Test
    void aCallSentTwiceIsOneReferralAndWhatIsWrongIsKept() {
        Form form = call(navigator().open("/referrals/phone"), "Once");
        assertThat(form.with("sure", "yes").send().path())
                .startsWith("/referrals/OD-")
                .isEqualTo(form.with("sure", "yes").send().path());
        Page wrong = navigator()
                .open("/referrals/phone")
                .form("/phone")
                .with("nhsNumber", "9990000001")
                .with("familyName", family)
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("check digit does not match", "Say why this person needs help now");
        assertThat(wrong.document().select("#familyName").val()).isEqualTo(family);
    }

    @Test
    void aPastedLetterFillsInTheFormWithTheWordsAndIsKeptWithTheReferral() {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        String letter = """
                Re: Ms Kim %s, DOB 09/08/1977, NHS No %s
                Home 01632 960123
                Mobile 07700 900123

                Dear team,
                Routine referral please: she has had panic attacks since the spring. <b>Not bold</b>
                She has consented to this referral.

                Kind regards,
                Dr A Pretend, 01632 960999
                """.formatted(family, number);
        Page form = gp.open("/referrals/new/paste")
                .form("/paste")
                .with("letter", letter)
                .send();
        assertThat(form.heading()).isEqualTo("Make a referral");
        assertThat(form.document().select("#nhsNumber").val()).isEqualTo(number);
        assertThat(form.document().select("#nhsNumber-hint").text()).contains("From the letter:", "NHS No");
        assertThat(form.document().select("#familyName").val()).isEqualTo(family);
        assertThat(form.document().select("#birthDate-year").val()).isEqualTo("1977");
        assertThat(form.document().select("#phone").val()).isEmpty();
        assertThat(form.text())
                .contains("Not clear in the letter", "more than one phone number", "01632 960123")
                .doesNotContain("01632 960999 Type");
        assertThat(form.document().select("input[name=needs][checked]").eachAttr("value"))
                .containsExactly("low-mood-anxiety");
        Page check =
                form.form(PublicJourney.last(form.path())).with("then", "check").send();
        assertThat(check.heading()).as(check.text()).contains("Check this referral");
        Page sent = check.form("/send").send();
        assertThat(sent.path()).startsWith("/referrals/OD-");
        assertThat(sent.text()).contains("The letter as it was pasted in", "Dr A Pretend");
        assertThat(sent.document().select("main b")).isEmpty();
    }

    @Test
    void nothingPastedIsSaidAndTooMuchIsKept() {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        Page none = gp.open("/referrals/new/paste")
                .form("/paste")
                .with("letter", "  ")
                .send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Paste the letter or the e-mail");
        Page much = gp.open("/referrals/new/paste")
                .form("/paste")
                .with("letter", "x".repeat(20_001))
                .send();
        assertThat(much.status()).isEqualTo(422);
        assertThat(much.text()).contains("must be 20,000 characters or fewer");
        assertThat(much.document().select("#letter").val()).hasSize(20_001);
    }

    @Test
    void somebodyElsesLetterFillsInNothing() {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        Page form = gp.open("/referrals/new/paste")
                .form("/paste")
                .with("letter", "Re: Ann Privateton")
                .send();
        String from = form.document().select("[name=pastedFrom]").val();
        Visitor other = new Visitor(port).signIn(cast.gp("F81010").username());
        Page page = other.open("/referrals/new");
        Page theirs = page.form(page.document().select("form[data-draft]").attr("action"))
                .with("pastedFrom", from)
                .with("then", "check")
                .send();
        assertThat(theirs.text()).doesNotContain("Privateton");
    }
}
