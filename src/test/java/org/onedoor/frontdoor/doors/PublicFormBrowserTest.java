package org.onedoor.frontdoor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.onedoor.OneDoorTest;
import org.onedoor.programme.ReadingGrade;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The public form in a real browser: for everybody, without a script, at a desk and on a small phone, in plain words. */
@OneDoorTest
@Tag("browser")
class PublicFormBrowserTest {
    private static final double GRADE = 8;

    @LocalServerPort
    int port;

    @Test
    void everyPageIsForEverybodyAtADeskAndOnASmallPhone() {
        try (Browser desk = Browser.at(port);
                Browser phone = Browser.narrow(port)) {
            through(desk);
            through(phone);
        }
    }

    @Test
    void itWorksWithoutAScript() {
        try (Browser reader = Browser.noScript(port)) {
            reader.open("/refer");
            reader.page().locator("text=Start now").click();
            reader.page().locator("text=Continue").click();
            assertThat(reader.page().title()).startsWith("Error: ");
            reader.page().locator("#safe").check();
            reader.page().locator("text=Continue").click();
            assertThat(reader.page().locator("h1").textContent()).contains("Who needs help?");
        }
    }

    private void through(Browser user) {
        looked(user.open("/refer"));
        looked(user.open("/refer/back"));
        looked(user.open("/refer/follow"));
        user.open("/refer").page().locator("text=Start now").click();
        looked(user);
        user.page().locator("text=Continue").click();
        looked(user);
        user.page().locator("#safe-2").check();
        next(user);
        user.page().locator("main a.nhsuk-button").click();
        looked(user);
        user.page().locator("#who-2").check();
        next(user);
        user.page().locator("text=Continue").click();
        looked(user);
        user.page().locator("#carerName").fill("Aleksandra Wojciechowska-Ogunbanjo");
        user.page().locator("#carerRelationship").check();
        user.page().locator("#carerConsent-3").check();
        next(user);
        user.page().locator("#givenName").fill("Maximilian-Bartholomew");
        user.page().locator("#familyName").fill("Featherstonehaugh-Cholmondeley");
        next(user);
        next(user); // nothing is typed, and the page says what to do
        user.page().locator("#birthNotKnown").check();
        next(user);
        next(user); // the same
        user.page().locator("#age").fill("82");
        next(user);
        user.page().locator("text=Continue").click();
        looked(user);
        user.page().locator("#email").fill("someone@example.com");
        next(user);
        next(user);
        user.page().locator("#reason").fill("He does not leave his room.");
        next(user);
        user.page().locator("#needs").check();
        next(user);
        next(user);
        assertThat(user.page().locator("h1").textContent()).contains("Check what you wrote");
        looked(user.open("/refer/kept"));
        looked(user.open("/refer/check"));
        user.page().locator("text=Confirm and send").click();
        looked(user);
        assertThat(user.page().locator("main").textContent()).contains("Your code is");
    }

    private static void next(Browser user) {
        user.page().locator("text=Continue").click();
        looked(user);
    }

    private static void looked(Browser user) {
        user.accessible().fits();
        double grade = ReadingGrade.of(Jsoup.parse(user.page().content()));
        if (!Double.isNaN(grade)) { // a page of two-word answers has no sentence to grade
            assertThat(grade).as("school grade of %s", user.page().url()).isLessThanOrEqualTo(GRADE);
        }
    }
}
