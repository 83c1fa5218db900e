package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Format;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.Slots;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Scenario E1 in a browser, acting only through pages, to its exact times: wrong service, no wrong door. */
@OneDoorTest
@Tag("browser")
class NoWrongDoorJourneyTest {
    private static final String PRACTITIONER = "pcn-mh-tilbury-chadwell";
    private static final String CONSULTANT = "consultant-outpatient";
    private static final String VETERANS = "veterans-support";
    private static final String PATHWAYS = "positive-pathways";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Services services;

    @Autowired
    Slots slots;

    @Autowired
    DomainTime time;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows({"T35", "T36", "T38", "T41"})
    void aVeteranSentToTheWrongServiceIsSeenWithinAWeekAndReachesEveryServiceInTwentyOneWorkingDays() {
        at("2024-03-01T09:00:00Z");
        free(PRACTITIONER, "2024-03-07T10:00:00Z");
        free(CONSULTANT, "2024-03-26T10:00:00Z");
        Account gpAccount = cast.gp("F81708"); // a practice of nobody else: what others told it is this
        try (Browser gp = signedIn(gpAccount);
                Browser navigator = signedIn(cast.navigator());
                Browser practitioner = signedIn(cast.clinician(PRACTITIONER))) {
            String reference = theGpRefersToTheFirstResponseTeam(gp);
            theNavigatorFindsABetterPlace(navigator, reference);
            theGpSeesWhereItWentAndNobodySaidRejected(gp, reference);
            thePractitionerAcceptsAndBooksTheSlot(practitioner, reference);
            theManIsSeenOnTheSixthDay(practitioner, reference);
            String veterans = theVeteranFlagPromptsTheirService(practitioner, reference);
            String consultant = theConsultantsSlotIsBookedForHim(practitioner, reference);
            String pathways = referredOn(practitioner, reference, PATHWAYS, null);
            theVoluntaryServicesAcceptTheNextDay(veterans, pathways);
            theConsultantSeesHim(consultant);
            theLastNeededServiceSeesHimOnTheTwentyFirstWorkingDay(practitioner, reference, pathways);
            assertThat(gp.open("/referrals/" + reference).page().locator("main").textContent())
                    .doesNotContainIgnoringCase("rejected");
        }
    }

    private void free(String service, String start) {
        Instant from = Instant.parse(start);
        CurrentActor.run(
                Actor.SYSTEM,
                () -> slots.offer(
                        service(service).id(),
                        List.of(new Slots.NewSlot(from, from.plus(Duration.ofMinutes(45)), Format.FACE_TO_FACE))));
    }

    private String theGpRefersToTheFirstResponseTeam(Browser gp) {
        at("2024-03-01T09:05:00Z");
        gp.open("/referrals/new").accessible();
        fill(gp, "nhsNumber", Cast.nhsNumber(new Random()));
        fill(gp, "familyName", "Wexcombe");
        fill(gp, "givenName", "Alan");
        fill(gp, "birthDate-day", "12");
        fill(gp, "birthDate-month", "6");
        fill(gp, "birthDate-year", "1979");
        fill(gp, "postcode", "RM18 8EB");
        fill(gp, "phone", "07700 900144");
        gp.page().locator("[name=gender]").selectOption("1");
        tick(gp, "veteran", null);
        tick(gp, "needs", "trauma");
        fill(gp, "reason", "Not sleeping, on edge since a bad year. Served eleven years.");
        tick(gp, "consent", "given");
        tick(gp, "priority", "routine");
        gp.page()
                .locator("[name=service]")
                .selectOption(services.byCode("first-response-team")
                        .orElseThrow()
                        .id()
                        .toString());
        gp.page().locator("button[value=check]").click();
        gp.accessible();
        gp.page().locator("form[action$='/send'] button").click();
        assertThat(text(gp)).contains("Waiting for triage");
        gp.accessible();
        return gp.page().url().replaceAll(".*/referrals/(OD-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
    }

    private void theNavigatorFindsABetterPlace(Browser navigator, String reference) {
        at("2024-03-01T09:12:00Z");
        navigator.open("/referrals/inbox").accessible();
        navigator.open("/referrals/" + reference + "/triage");
        send(navigator, "do/start-triage");
        navigator.open("/referrals/" + reference + "/triage");
        Locator decide = navigator.page().locator("form[action$='do/decide-priority']");
        decide.locator("[name=priority][value=soon]").setChecked(true, force());
        decide.locator("[name=why]").fill("Needs input sooner than 28 days, not crisis");
        decide.locator("button[type=submit], button:not([type])").first().click();
        at("2024-03-01T09:15:00Z");
        navigator.open("/referrals/" + reference + "/triage").accessible();
        String page = navigator.page().locator("main").textContent();
        assertThat(page).contains("PCN Mental Health Practitioner, Tilbury and Chadwell", "Thu 7 Mar 2024 at 10:00");
        assertThat(page).contains("First Response Team").contains("28 days");
        Locator first = navigator.page().locator("form[action$='do/offer']").first();
        assertThat(first.locator("[name=service]").inputValue())
                .isEqualTo(services.byCode(PRACTITIONER).orElseThrow().id().toString());
        first.locator("button").first().click();
        assertThat(text(navigator)).contains("Offered, waiting for an answer");
    }

    private void theGpSeesWhereItWentAndNobodySaidRejected(Browser gp, String reference) {
        at("2024-03-01T09:16:00Z");
        gp.open("/referrals/" + reference);
        gp.page().locator("text=Your referral has been passed to").first().waitFor(reloading(gp));
        assertThat(text(gp))
                .contains("Sent to a better place: PCN Mental Health Practitioner, Tilbury and Chadwell")
                .contains("Same referral, same clock")
                .doesNotContainIgnoringCase("rejected");
        assertThat(gp.open("/").page().locator("main").textContent()).contains(reference);
    }

    private void thePractitionerAcceptsAndBooksTheSlot(Browser practitioner, String reference) {
        at("2024-03-01T09:30:00Z");
        practitioner.open("/referrals?view=offered").accessible();
        assertThat(text(practitioner)).contains(reference);
        practitioner.open("/referrals/" + reference + "/do/accept");
        send(practitioner, "do/accept");
        practitioner.open("/referrals/" + reference + "/do/book").accessible();
        practitioner.page().locator("[name=slot]").first().setChecked(true, force());
        send(practitioner, "do/book");
        assertThat(text(practitioner)).contains("Appointment booked for Thu 7 Mar 2024 at 10:00");
    }

    private void theManIsSeenOnTheSixthDay(Browser practitioner, String reference) {
        at("2024-03-07T10:50:00Z");
        contact(practitioner, reference, "2024-03-07T10:00", false);
        practitioner.open("/referrals/" + reference).accessible();
        practitioner.page().locator("a[href^='/people/']").first().click();
        practitioner.accessible();
        practitioner.open("/referrals/" + reference);
        assertThat(text(practitioner)).contains("by Fri 8 Mar 2024, 23:59", "Met Thu 7 Mar 2024 at 10:00");
    }

    private String theVeteranFlagPromptsTheirService(Browser practitioner, String reference) {
        practitioner.open("/referrals/" + reference + "/do/refer-onward").accessible();
        assertThat(text(practitioner))
                .contains("Has served in the armed forces.", service(VETERANS).name() + " is kept for people who have");
        return referredOn(practitioner, reference, VETERANS, null);
    }

    private String theConsultantsSlotIsBookedForHim(Browser practitioner, String reference) {
        String child = referredOn(practitioner, reference, CONSULTANT, "Tue 26 Mar 2024 at 10:00");
        try (Browser consultant = signedIn(cast.clinician(CONSULTANT))) {
            consultant.open("/referrals/" + child + "/do/accept");
            send(consultant, "do/accept");
            assertThat(text(consultant)).contains("Appointment booked for Tue 26 Mar 2024 at 10:00");
        }
        return child;
    }

    /** @return the second referral, which the first one then names */
    private String referredOn(Browser practitioner, String reference, String code, @Nullable String slot) {
        List<String> before = journey(practitioner, reference);
        practitioner.open("/referrals/" + reference + "/do/refer-onward?service="
                + service(code).id());
        if (slot != null) {
            practitioner.page().locator("label:has-text('" + slot + "')").click();
        }
        send(practitioner, "do/refer-onward");
        List<String> after = new ArrayList<>(journey(practitioner, reference));
        after.removeAll(before);
        assertThat(after).hasSize(1);
        return after.getFirst();
    }

    private List<String> journey(Browser practitioner, String reference) {
        practitioner.open("/referrals/" + reference);
        return practitioner.page().locator("#journey + ul a").all().stream()
                .map(link -> link.getAttribute("href").replaceAll(".*(OD-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1"))
                .toList();
    }

    private void theVoluntaryServicesAcceptTheNextDay(String veterans, String pathways) {
        at("2024-03-08T09:00:00Z");
        try (Browser team = signedIn(cast.vcse(PATHWAYS))) {
            team.open("/referrals/" + pathways + "/do/accept");
            send(team, "do/accept");
            assertThat(text(team)).contains("Accepted by " + service(PATHWAYS).name(), "Fri 8 Mar");
        }
        try (Browser team = signedIn(cast.vcse(VETERANS))) {
            team.open("/referrals/" + veterans + "/do/accept");
            send(team, "do/accept");
            at("2024-03-12T10:00:00Z");
            contact(team, veterans, "2024-03-12T09:30", false);
            assertThat(text(team)).contains("Seen by");
        }
    }

    private void theConsultantSeesHim(String consultant) {
        at("2024-03-26T11:00:00Z");
        try (Browser clinic = signedIn(cast.clinician(CONSULTANT))) {
            contact(clinic, consultant, "2024-03-26T10:00", false);
            assertThat(text(clinic)).contains("Seen by");
        }
    }

    /** Looked at on the day after, before anybody has written it down, it is late; what happened on the day was in time. */
    private void theLastNeededServiceSeesHimOnTheTwentyFirstWorkingDay(
            Browser practitioner, String reference, String pathways) {
        at("2024-04-04T09:00:00Z");
        assertThat(journeyClock(practitioner, reference)).contains("Breached", "by Wed 3 Apr 2024, 23:59");
        try (Browser team = signedIn(cast.vcse(PATHWAYS))) {
            contact(team, pathways, "2024-04-03T10:30", true);
        }
        assertThat(journeyClock(practitioner, reference))
                .contains("Met Wed 3 Apr 2024 at 10:30")
                .doesNotContain("Breached");
    }

    private static String journeyClock(Browser practitioner, String reference) {
        practitioner.open("/referrals/" + reference);
        return practitioner
                .page()
                .locator("#clocks + ul li:has-text('21 working days')")
                .textContent();
    }

    private void contact(Browser browser, String reference, String when, boolean lastNeeded) {
        browser.open("/referrals/" + reference + "/do/record-contact");
        fill(browser, "at", when);
        tick(browser, "attended", "yes");
        tick(browser, "mode", "face-to-face");
        tick(browser, "purpose", "assessment");
        if (lastNeeded) {
            tick(browser, "lastNeededService", null);
        }
        send(browser, "do/record-contact");
    }

    private Service service(String code) {
        return services.byCode(code).orElseThrow(() -> new AssertionError("No service " + code));
    }

    private Browser signedIn(Account account) {
        return Browser.at(port).signIn(account.username(), "demo");
    }

    private void at(String instant) {
        time.set(Instant.parse(instant), 0);
    }

    private static String text(Browser browser) {
        return browser.page().locator("main").textContent().replaceAll("\\s+", " ");
    }

    private static void fill(Browser browser, String name, String value) {
        browser.page().locator("main [name='" + name + "']").first().fill(value);
    }

    private static void tick(Browser browser, String name, @Nullable String value) {
        String which = value == null ? "" : "[value='" + value + "']";
        browser.page().locator("main [name='" + name + "']" + which).first().setChecked(true, force());
    }

    private static void send(Browser browser, String action) {
        browser.page()
                .locator("form[method=post][action$='" + action + "'] button")
                .first()
                .click();
        browser.page().waitForLoadState();
    }

    private static Locator.SetCheckedOptions force() {
        return new Locator.SetCheckedOptions().setForce(true);
    }

    /** A durable job tells of it within two seconds: the page is opened again until it shows. */
    private static Locator.WaitForOptions reloading(Browser browser) {
        for (int i = 0;
                i < 20
                        && browser.page()
                                        .locator("text=Your referral has been passed to")
                                        .count()
                                == 0;
                i++) {
            browser.page().waitForTimeout(250);
            browser.page().reload();
        }
        return new Locator.WaitForOptions().setTimeout(1_000);
    }
}
