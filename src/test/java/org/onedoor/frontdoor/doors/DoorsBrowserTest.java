package org.onedoor.frontdoor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.organisation.Organisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The staff's and partners' doors in a real browser: for everybody, narrow, and a call by keyboard alone. */
@OneDoorTest
@Tag("browser")
class DoorsBrowserTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Test
    void everyDoorsPageIsForEverybodyAtADeskAndOnASmallPhone() {
        String navigator = cast.navigator().username();
        String mover = cast.vcse("positive-pathways").username();
        try (Browser desk = Browser.at(port);
                Browser phone = Browser.narrow(port)) {
            for (Browser user : List.of(desk, phone)) {
                user.signIn(navigator, "demo");
                for (String page : List.of("/referrals/phone", "/referrals/new/paste", "/referrals/file")) {
                    user.open(page).accessible().fits();
                }
                user.open("/referrals/new/paste")
                        .page()
                        .locator("#letter")
                        .fill("Re: Sam Testerton DOB 31/02/1990, depressed");
                user.page().locator("text=Read it").click();
                user.accessible().fits();
            }
        }
        try (Browser desk = Browser.at(port)) {
            desk.signIn(mover, "demo").open("/referrals/file").accessible().fits();
            desk.open("/referrals/door").accessible().fits();
        }
        for (String door : List.of(
                "school saltings-academy", "care-home marram-house", "nhs-111 nhs-111", "police essex-police")) {
            String[] account = door.split(" ", -1);
            try (Browser phone = Browser.narrow(port)) {
                phone.signIn(
                                cast.account(account[0], Organisation.idOfSlug(account[1]), null)
                                        .username(),
                                "demo")
                        .open("/referrals/door")
                        .accessible()
                        .fits();
            }
        }
    }

    @Test
    void aBlankPaperFormHasAPlaceForWhoseDateOfBirthIsNotKnown() {
        try (Browser desk = Browser.at(port)) {
            desk.signIn(cast.navigator().username(), "demo").open("/referrals/new");
            assertThat(desk.page().locator("#age").isVisible())
                    .as("on the screen")
                    .isFalse();
            desk.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(desk.page().locator("#age").isVisible()).as("on paper").isTrue();
        }
    }

    @Test
    void aCallIsTakenDownByKeyboardAlone() {
        try (Browser desk = Browser.at(port)) {
            desk.signIn(cast.navigator().username(), "demo").open("/referrals/phone");
            desk.page().locator("#callerName").focus();
            for (String typed : List.of(
                    "",
                    "",
                    "Sam",
                    "Keyboardson",
                    "", // no description of somebody whose name is known
                    "4",
                    "3",
                    "1990",
                    "07700 900123",
                    "RM17 6SL",
                    "",
                    "", // the box that says the date of birth is not known
                    "", // six boxes: which ways are safe
                    "",
                    "",
                    "",
                    "",
                    "",
                    "Cannot sleep",
                    "Feeling low",
                    "")) {
                desk.page().keyboard().type(typed);
                desk.page().keyboard().press("Tab");
            }
            desk.page().keyboard().press("Space");
            desk.page().keyboard().press("Tab");
            desk.page().keyboard().press("Space");
            desk.page().locator("#receivedAt").press("Enter");
            desk.page().waitForURL(url -> url.contains("/referrals/OD-"));
            assertThat(desk.page().locator("main").textContent()).contains("Cannot sleep", "Feeling low");
        }
    }
}
