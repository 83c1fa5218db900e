package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Making a referral over HTTP, without script. */
@OneDoorTest
class MakeReferralTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Test
    void sendingTwiceMakesOneReferralAndGivesTheSameAnswer() {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        Page check = filled(gp.open("/referrals/new")).send();
        Page first = check.form("/send").send();
        Page again = check.form("/send").send();
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.path()).matches("/referrals/OD-[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(again.path()).isEqualTo(first.path());
    }

    @Test
    void whatWasWrittenOfDangerStandsAboveTheLastLookWhereItIsNotAskedForWithinADay() {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        String words = "Low since May. He has told his wife that he will end his life.";
        Page weeks = filled(gp.open("/referrals/new"))
                .instead("reason", words)
                .instead("priority", "routine")
                .send();
        assertThat(weeks.text()).contains("You wrote of danger", "“He has told his wife that he will end his life.”");
        Page today = filled(gp.open("/referrals/new"))
                .instead("reason", words)
                .instead("priority", "very-urgent")
                .send();
        assertThat(today.heading()).isEqualTo(weeks.heading());
        assertThat(today.text()).doesNotContain("You wrote of danger");
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndWhatWasTypedIsKept() {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        Page opened = gp.open("/referrals/new");
        Page page = opened.form(opened.document().select("form[data-draft]").attr("action"))
                .with("familyName", "O'Brien-Ünal")
                .with("nhsNumber", "9991002023")
                .with("birthDate-day", "31")
                .with("birthDate-month", "2")
                .with("birthDate-year", "1990")
                .with("then", "check")
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.text())
                .contains(
                        "check digit does not match", "Date of birth must be a real date", "Select at least one need");
        assertThat(page.document().select("[name=familyName]").val()).isEqualTo("O'Brien-Ünal");
    }

    @Test
    void anotherPracticesReferralIsAnsweredLikeOneThatDoesNotExist() {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        Page made = filled(gp.open("/referrals/new")).send().form("/send").send();
        Visitor other = new Visitor(port).signIn(cast.gp("F81010").username());
        Page hidden = other.open(made.path());
        Page none = other.open("/referrals/OD-ZZZZ-ZZZZ");
        assertThat(hidden.status()).isEqualTo(none.status()).isEqualTo(404);
        assertThat(hidden.document().select("main").text())
                .isEqualTo(none.document().select("main").text());
    }

    private static Form filled(Page page) {
        return page.form(page.document().select("form[data-draft]").attr("action"))
                .with("nhsNumber", Cast.nhsNumber(new Random()))
                .with("familyName", Cast.familyName(new Random()))
                .with("givenName", "Sam")
                .with("birthDate-day", "1")
                .with("birthDate-month", "2")
                .with("birthDate-year", "1990")
                .with("needs", "trauma")
                .with("reason", "Not sleeping")
                .with("consent", "given")
                .with("priority", "routine")
                .with("then", "check");
    }
}
