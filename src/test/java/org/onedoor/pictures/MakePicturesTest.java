package org.onedoor.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.pictures.World.look;
import static org.onedoor.pictures.World.words;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.springframework.beans.factory.annotation.Autowired;

/** Making a referral, and the last look before it is sent. */
@PictureTest
@Tag("pictures")
class MakePicturesTest {
    @Autowired
    World world;

    @BeforeEach
    void anEmptyDemo() {
        world.empty("2024-03-01T09:05");
    }

    @Test
    void filledInItIsCheckedBeforeItIsSent() {
        try (Browser gp = world.desk("gp.tilbury")) {
            type(gp, Need.ALAN);
            look(gp, "make", "full");
            check(gp);
            look(gp, "check", "full");
            assertThat(words(gp)).contains("Wexcombe", "12-Jun-1979", "Confirm and send");
        }
        try (Browser gp = world.narrow("gp.tilbury")) {
            type(gp, Need.ALAN);
            look(gp, "make", "narrow");
            check(gp);
            look(gp, "check", "narrow");
        }
    }

    @Test
    void emptyItAsksForNothingAboutThePersonThatMayNotBeKnown() {
        try (Browser officer = world.desk("police")) {
            look(officer.open("/referrals/new"), "make", "empty");
            fill(officer, "description", "Man, about 30, by the sea wall at Shoebury, says he is called Tam");
            fill(officer, "reason", "He cannot say where he lives and does not want to go home.");
            tick(officer, "needs", "unsure");
            tick(officer, "consent", "not-asked");
            tick(officer, "priority", "urgent");
            check(officer);
            look(officer, "check", "empty");
            assertThat(words(officer)).contains("Man, about 30", "Not known");
        }
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedIsKept() {
        try (Browser gp = world.desk("gp.tilbury")) {
            gp.open("/referrals/new");
            fill(gp, "nhsNumber", "999 900 5609");
            fill(gp, "familyName", "Wexcombe");
            fill(gp, "birthDate-day", "31");
            fill(gp, "birthDate-month", "2");
            fill(gp, "birthDate-year", "1979");
            check(gp);
            look(gp, "make", "error");
            assertThat(gp.page().title()).startsWith("Error: ");
            assertThat(gp.page().locator("[name=familyName]").inputValue()).isEqualTo("Wexcombe");
        }
    }

    @Test
    void aReferralSpoiltInAnotherWindowIsNotSent() {
        try (Browser gp = world.desk("gp.tilbury");
                Browser other = world.desk("gp.tilbury")) {
            type(gp, Need.ALAN);
            check(gp);
            other.open(java.net.URI.create(gp.page().url()).getPath().replace("/check", ""));
            fill(other, "birthDate-month", "13");
            other.page().locator("button[value=later]").click();
            other.page().waitForLoadState();
            gp.page().locator("form[action$='/send'] button").click();
            gp.page().waitForLoadState();
            look(gp, "check", "error");
            assertThat(words(gp)).contains("Date of birth must be a real date");
        }
    }

    @Test
    void longNamesAndReasonsAreShownWhole() {
        try (Browser gp = world.desk("gp.harlow")) {
            type(gp, Need.LONG);
            look(gp, "make", "long");
            check(gp);
            look(gp, "check", "long");
            assertThat(words(gp)).contains("Wojciechowska-Ogunbanjo", "Please do not write to the address");
        }
    }

    private void type(Browser browser, Need need) {
        browser.open("/referrals/new");
        String[] born = need.born().split(" ");
        fill(browser, "nhsNumber", String.valueOf(need.nhsNumber()));
        fill(browser, "givenName", need.givenName());
        fill(browser, "familyName", need.familyName());
        fill(browser, "birthDate-day", born[0]);
        fill(browser, "birthDate-month", born[1]);
        fill(browser, "birthDate-year", born[2]);
        fill(browser, "postcode", need.postcode());
        fill(browser, "phone", "07700 900144");
        browser.page().locator("main [name=gender]").selectOption(need.gender());
        fill(browser, "reason", need.reason());
        need.needs().forEach(each -> tick(browser, "needs", each));
        tick(browser, "consent", "given");
        tick(browser, "priority", need.priority());
        if (need.service() != null) {
            browser.page().locator("main [name=service]").selectOption(world.service(need.service()));
        }
    }

    private static void fill(Browser browser, String name, String value) {
        browser.page().locator("main [name='" + name + "']").first().fill(value);
    }

    private static void tick(Browser browser, String name, String value) {
        browser.page()
                .locator("main [name='" + name + "'][value='" + value + "']")
                .first()
                .setChecked(true, new Locator.SetCheckedOptions().setForce(true));
    }

    private static void check(Browser browser) {
        browser.page().locator("button[value=check]").click();
        browser.page().waitForLoadState();
    }
}
