package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.onedoor.access.PasskeyDoor.Known;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.People;
import org.onedoor.people.Person;

/** Passkeys as a browser has them: made, signed in with, and used to break the glass, with Chromium's own authenticator. */
@Tag("browser")
class PasskeyBrowserTest {
    private final PasskeyDoor door = PasskeyDoor.one();

    /** An authenticator of the browser. */
    private record Device(CDPSession session, String id) {
        static Device in(Browser browser, boolean verifies) {
            CDPSession session = browser.page().context().newCDPSession(browser.page());
            session.send("WebAuthn.enable");
            JsonObject options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", verifies);
            options.addProperty("automaticPresenceSimulation", true);
            JsonObject asked = new JsonObject();
            asked.add("options", options);
            return new Device(
                    session,
                    session.send("WebAuthn.addVirtualAuthenticator", asked)
                            .get("authenticatorId")
                            .getAsString());
        }

        void verifies(boolean verifies) {
            JsonObject asked = new JsonObject();
            asked.addProperty("authenticatorId", id);
            asked.addProperty("isUserVerified", verifies);
            session.send("WebAuthn.setUserVerified", asked);
        }
    }

    @BeforeEach
    void nobodyTriedTooOften() {
        door.forgive();
    }

    /** Somebody with a code app, signed in with it in this browser. */
    private Known signedIn(Browser browser, Accounts.Account account) {
        Known known = door.known(account);
        browser.open("/sign-in");
        Page page = browser.page();
        page.locator("#username").fill(account.username());
        page.locator("#password").fill(PasskeyDoor.PASSWORD);
        page.locator("#code").fill(Serving.code(known.secret(), 1));
        page.locator("#code").press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
        return known;
    }

    private static Locator button(Page page, String words) {
        return page.locator("button:has-text('" + words + "')");
    }

    private static void made(Browser browser, String name) {
        browser.open("/account/passkeys/new");
        browser.page().locator("#name").fill(name);
        button(browser.page(), "Make the passkey").click();
        browser.page().waitForURL(url -> url.endsWith("/account"));
    }

    private static void signOut(Page page) {
        page.locator("form[action='/sign-out'] button").click();
        page.waitForURL(url -> url.contains("/sign-in"));
    }

    @Test
    void aPasskeyIsMadeAndSignsInAndIsRefusedOnceRemoved() {
        try (Browser browser = Browser.at(door.port)) {
            Device.in(browser, true);
            Known kim = signedIn(browser, door.cast().clinician("pcn-mh-grays"));
            browser.open("/account/passkeys/new").accessible().fits();
            made(browser, "Ward tablet");
            Page page = browser.page();
            browser.accessible().fits();
            assertThat(page.locator("main").innerText()).contains("The passkey is added", "Ward tablet");
            browser.open("/account/passkeys/new");
            page.locator("#name").fill("The same device again");
            button(page, "Make the passkey").click();
            assertThat(page.locator("[role=alert]:has-text('has a passkey for your account already')")
                            .innerText())
                    .isNotEmpty();
            signOut(page);
            browser.open("/sign-in").accessible();
            button(page, "Sign in with a passkey").click();
            page.waitForURL(url -> !url.contains("/sign-in"));
            assertThat(page.content()).contains(kim.account().displayName());
            browser.open("/account");
            button(page, "Remove Ward tablet").click();
            page.waitForURL(url -> url.endsWith("/account"));
            assertThat(page.locator("main").innerText()).contains("The passkey is removed");
            signOut(page);
            button(page, "Sign in with a passkey").click();
            page.waitForURL(url -> url.endsWith("/sign-in?passkey"));
            assertThat(page.locator("main").innerText()).contains("This passkey does not sign anybody in here");
        }
    }

    @Test
    void whereTheDeviceDoesNotCheckItsHolderThePasswordIsAskedForToo() {
        try (Browser browser = Browser.at(door.port)) {
            Device device = Device.in(browser, true);
            Known kim = signedIn(browser, door.cast().clinician("pcn-mh-grays"));
            made(browser, "Old key");
            Page page = browser.page();
            signOut(page);
            device.verifies(false);
            button(page, "Sign in with a passkey").click();
            page.locator("main:has-text('No passkey was used'), main:has-text('did not check that it is you')")
                    .waitFor();
            assertThat(page.url()).contains("/sign-in");
            assertThat(door.log(kim.account().accountId())).doesNotContain("passkey signed-in");
        }
    }

    /** At most 15 seconds and three interactions: who and why, the ground, one button. */
    @Test
    void theGlassIsBrokenForAnHourWithOneTouchMore() {
        Person person = door.bean(People.class)
                .get(door.bean(Doing.class)
                        .now(door.bean(Doing.class).referral(door.cast().gp().actor()))
                        .personId());
        try (Browser browser = Browser.at(door.port)) {
            Device.in(browser, true);
            Known kim = signedIn(browser, door.cast().clinician("pcn-mh-grays"));
            made(browser, "Ward tablet");
            door.provenLongAgo();
            browser.open("/emergency").accessible();
            Page page = browser.page();
            assertThat(page.locator("main").innerText()).contains("Code");
            Instant begun = Instant.now();
            page.locator("#nhsNumber").fill(Objects.requireNonNull(person.nhsNumber()));
            page.locator("#familyName").fill(Objects.requireNonNull(person.familyName()));
            page.locator("#reason").fill("Brought in by ambulance, unconscious");
            page.locator("input[name=ground][value=danger]").check();
            button(page, "Open it with my passkey").click();
            page.waitForURL(url -> url.endsWith("/people/" + person.personId() + "/emergency"));
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
            assertThat(proven(person.personId(), kim.account().accountId())).isTrue();
        }
    }

    private boolean proven(UUID personId, UUID accountId) {
        return door.jdbc()
                .sql("select proven from access.broken_glass where person_id = :person and account_id = :account")
                .param("person", personId)
                .param("account", accountId)
                .query(Boolean.class)
                .single();
    }

    @Test
    void somebodyProvesItWithAPasskeyAndGoesOnWhereTheyWere() {
        try (Browser browser = Browser.at(door.port)) {
            Device.in(browser, true);
            signedIn(browser, door.cast().navigator());
            made(browser, "Desk");
            door.provenLongAgo();
            browser.open("/account/passkeys/new");
            Page page = browser.page();
            assertThat(page.url()).endsWith("/prove");
            browser.accessible().fits();
            button(page, "Prove it with a passkey").click();
            page.waitForURL(url -> url.endsWith("/account/passkeys/new"));
        }
    }

    @Test
    void withoutScriptNobodyIsShownAButtonThatDoesNothing() {
        try (Browser browser = Browser.noScript(door.port)) {
            browser.open("/sign-in");
            assertThat(button(browser.page(), "Sign in with a passkey").isVisible())
                    .isFalse();
            assertThat(browser.page().locator("#code").isVisible()).isTrue();
        }
    }
}
