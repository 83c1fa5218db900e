package org.onedoor.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.onedoor.Cast;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;

/** The same work by keyboard alone, at 400% zoom, without script, on paper, and without colour. */
@PictureTest
class WaysOfUsingTest {
    /** Whether the focused thing is on the screen and nothing lies over it. */
    private static final String SEEN = """
            () => {
              const focused = document.activeElement;
              const box = focused.getBoundingClientRect();
              const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
              return box.top >= 0 && box.top < innerHeight && top !== null
                  && (top === focused || focused.contains(top) || top.contains(focused) || top.closest("label") !== null
                      || top.parentElement === focused.parentElement);
            }""";

    @Autowired
    World world;

    /** Who is referred in the morning that the demo stands at; none while it stands at another day. */
    private static @Nullable String alan;

    /** The morning is played once: whoever changes a referral of it refers somebody of their own. */
    private String morning() {
        String played = alan;
        if (played == null) {
            world.empty("2024-02-28T09:00");
            played = Morning.play(world);
            alan = played;
        }
        return played;
    }

    private String another() {
        morning();
        return world.refer(
                world.visitor("gp.tilbury"),
                Need.of(Cast.nhsNumber(new Random()), "Idris Penhallow", "3 6 1979", "RM18 8AA", "trauma", "routine"));
    }

    private void anEmptyDemo() {
        alan = null;
        world.empty("2024-02-28T09:00");
    }

    @Test
    void aReferralIsTriagedByKeyboardAlone() {
        String idris = another();
        try (Browser navigator = world.desk("navigator.1")) {
            navigator.open("/referrals/inbox");
            tabTo(navigator, "a[href$='/referrals/" + idris + "']");
            navigator.page().keyboard().press("Enter");
            navigator.page().waitForURL(Pattern.compile(".*/referrals/" + idris));
            tabTo(navigator, "a.nhsuk-action-link[href$='/triage']");
            navigator.page().keyboard().press("Enter");
            navigator.page().waitForURL(Pattern.compile(".*/triage"));
            tabTo(navigator, "form[action$='do/decide-priority'] [name=priority]:checked");
            navigator.page().keyboard().press("ArrowUp");
            navigator.page().keyboard().press("Tab");
            navigator.page().keyboard().type("Sooner than 28 days, and no crisis");
            navigator.page().keyboard().press("Tab");
            navigator.page().keyboard().press("Enter");
            navigator.page().waitForURL(Pattern.compile(".*done=DECIDE_PRIORITY"));
            assertThat(words(navigator)).contains("Soon: Seen within 7 days (asked for: Routine)");
        }
    }

    @Test
    void at400PercentTheIdentityBarLeavesTheScreenToTheWork() {
        String alan = morning();
        try (Browser navigator = world.narrow("navigator.1")) {
            navigator.page().setViewportSize(320, 225); // 1280 by 900 at 400%
            navigator.open("/referrals/" + alan + "/triage").fits();
            assertThat(navigator.page().locator(".onedoor-identity").evaluate("bar => getComputedStyle(bar).position"))
                    .isEqualTo("static");
            tabTo(navigator, "form[action$='do/decide-priority'] [name=priority]:checked");
        }
    }

    @Test
    void withoutScriptAReferralIsTriagedAndOffered() {
        String idris = another();
        try (Browser navigator = world.noScript("navigator.1")) {
            navigator.open("/referrals/" + idris + "/triage");
            navigator.page().locator("form[action$='do/start-triage'] button").click();
            navigator.open("/referrals/" + idris + "/triage");
            navigator.page().locator("form[action$='do/offer'] button").first().click();
            navigator.page().waitForLoadState();
            assertThat(words(navigator)).contains("Offered, waiting for an answer");
            navigator.open("/referrals/inbox");
            navigator.page().locator("details.onedoor-filter__details summary").click();
            assertThat(navigator.page().locator("[name=priority][value=urgent]").count())
                    .isEqualTo(1);
        }
    }

    @Test
    void notificationsAreClearedAtOnceAndThatIsUndone() {
        morning();
        try (Browser navigator = world.desk("navigator.1")) {
            navigator.open("/");
            String before = navigator
                    .page()
                    .locator(".nhsuk-header__account-link[href='/notifications']")
                    .textContent();
            navigator
                    .page()
                    .locator("form[action='/notifications/read'] button:has-text('Mark all as read')")
                    .click();
            navigator.page().waitForLoadState();
            navigator.accessible();
            assertThat(words(navigator)).contains("are marked as read");
            assertThat(before).contains("(");
            assertThat(navigator
                            .page()
                            .locator(".nhsuk-header__account-link[href='/notifications']")
                            .textContent())
                    .doesNotContain("(");
            navigator
                    .page()
                    .locator("form[action='/notifications/unread'] button")
                    .click();
            navigator.page().waitForLoadState();
            assertThat(navigator
                            .page()
                            .locator(".nhsuk-header__account-link[href='/notifications']")
                            .textContent())
                    .isEqualTo(before);
        }
    }

    @Test
    void onPaperEachSheetSaysWhomItIsAboutAndWhoPrintedIt() {
        anEmptyDemo();
        String reference = Seen.play(world, Need.ALAN, "gp.tilbury");
        try (Browser practitioner = world.desk("mhp.tilbury")) {
            practitioner.open("/referrals/" + reference);
            practitioner
                    .page()
                    .emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(display(practitioner, ".onedoor-identity")).isEqualTo("table-header-group");
            assertThat(display(practitioner, ".onedoor-print-footer")).isEqualTo("table-footer-group");
            assertThat(practitioner.page().locator(".onedoor-print-footer").textContent())
                    .contains("OFFICIAL-SENSITIVE", "Printed by Dominic Ferrow", "Thu 7 Mar 2024 at 10:50");
            assertThat(practitioner.page().locator("nav[aria-label=Menu]").isVisible())
                    .isFalse();
            byte[] pdf = practitioner.page().pdf(new com.microsoft.playwright.Page.PdfOptions().setFormat("A4"));
            assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        }
    }

    @Test
    @Shows("CH.14")
    void aFormIsPrintedBlankOrFilledAndTypedInLaterWithItsOwnTimeAndMarkedAsPaper() {
        anEmptyDemo();
        try (Browser gp = world.desk("gp.tilbury")) {
            gp.open("/referrals/new");
            printable(gp);
            gp.page().locator("main [name=familyName]").fill("Wexcombe");
            gp.page().locator("main [name=reason]").fill("On edge since a bad year");
            printable(gp);
            assertThat(gp.page().locator("main [name=familyName]").inputValue()).isEqualTo("Wexcombe");
        }
        world.at("2024-03-01T09:00");
        Visitor gp = world.visitor("gp.tilbury");
        Page sent = Need.ALAN
                .fill(World.form(gp), world)
                .with("door", "paper")
                .with("receivedAt", "2024-02-28T16:40")
                .with("then", "check")
                .send()
                .form("/send")
                .send();
        assertThat(sent.document().select("main").text())
                .contains(
                        "by paper form",
                        "Received Wed 28 Feb 2024 at 16:40; put into OneDoor Fri 1 Mar 2024 at 09:00",
                        "by Wed 6 Mar 2024, 23:59");
    }

    @Test
    void onPaperEveryWordOfABoxIsThereAndEachListCanBeTicked() throws IOException {
        anEmptyDemo();
        try (Browser gp = world.desk("gp.tilbury")) {
            gp.open("/referrals/new");
            String blank = printed(gp);
            assertThat(blank)
                    .as("choices of a closed list, and what folds")
                    .contains("Female", "Indeterminate", "Print this page: empty, it is a blank form")
                    .contains("(day, month, year, time)")
                    .doesNotContain("mm/dd/yyyy", "X Female");
            String words = IntStream.rangeClosed(1, 60)
                    .mapToObj("He said so for the %dth time."::formatted)
                    .collect(Collectors.joining(" "));
            gp.page().locator("main [name=reason]").fill(words);
            gp.page().locator("main [name=gender]").selectOption("2");
            gp.page().locator("main [name=receivedAt]").fill("2024-02-27T16:40");
            String filled = printed(gp);
            assertThat(filled)
                    .contains("X Female", "27/02/2024 at 16:40")
                    .contains(IntStream.rangeClosed(1, 60)
                            .mapToObj(" %dth "::formatted) // a sheet may end within a sentence
                            .toList());
            assertThat(gp.page().locator(".onedoor-paper").count()).isZero();
            assertThat(gp.page().locator("main [name=gender]").inputValue()).isEqualTo("2");
        }
    }

    private static String printed(Browser browser) throws IOException {
        byte[] pdf = browser.page().pdf(new com.microsoft.playwright.Page.PdfOptions().setFormat("A4"));
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
        }
    }

    private static void printable(Browser browser) {
        browser.page().emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (String field : List.of("nhsNumber", "familyName", "birthDate-day", "reason", "risk")) {
            assertThat(browser.page().locator("main [name=" + field + "]").isVisible())
                    .as(field)
                    .isTrue();
        }
        assertThat(browser.page().locator("main button").first().isVisible()).isFalse();
        assertThat(browser.page().pdf()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        browser.page().emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    @Test
    void withoutColourEveryStateHasItsWordAndItsShape() {
        morning();
        try (Browser navigator = world.desk("navigator.1")) {
            navigator.open("/referrals/inbox");
            assertThat(navigator.page().locator("#worklist .onedoor-status").all())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(status -> {
                        assertThat(status.textContent()).isNotBlank();
                        assertThat(status.locator("svg").count()).isEqualTo(1);
                    });
        }
    }

    private static String words(Browser browser) {
        return World.words(browser);
    }

    private static String display(Browser browser, String part) {
        return String.valueOf(browser.page().locator(part).evaluate("it => getComputedStyle(it).display"));
    }

    /** Tabs until this has the focus; whatever has it on the way can be seen. */
    private static void tabTo(Browser browser, String wanted) {
        for (int i = 0; i < 150; i++) {
            browser.page().keyboard().press("Tab");
            if ((boolean) browser.page().evaluate("wanted => document.activeElement.matches(wanted)", wanted)) {
                assertThat(browser.page().evaluate(SEEN))
                        .as("%s is seen", wanted)
                        .isEqualTo(true);
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + wanted);
    }
}
