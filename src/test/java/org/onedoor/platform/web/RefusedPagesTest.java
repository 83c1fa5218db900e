package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A refused form is a page that can be opened again, by whoever typed into it and by nobody else, and sends nothing twice. */
@OneDoorTest
class RefusedPagesTest {
    private static final String PHONE = "/referrals/phone";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Doing doing;

    @Autowired
    People people;

    private final String words = "Words " + new Random().nextLong() + " <b>";

    private Page refused(Visitor visitor) {
        return visitor.open(PHONE).posting(PHONE).with("reason", words).send();
    }

    private void showsTyped(Page page) {
        assertThat(page.path()).isEqualTo(PHONE);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.document().select(".nhsuk-error-summary")).isNotEmpty();
        assertThat(Objects.requireNonNull(page.document().selectFirst("textarea[name=reason]"))
                        .wholeText())
                .isEqualTo(words);
    }

    @Test
    void aReloadAsksForThePageAndShowsWhatWasTyped() {
        Visitor navigator = new Visitor(port).sayingSo().signIn(cast.navigator().username());
        Page first = refused(navigator);
        showsTyped(first);
        assertThat(first.status()).isEqualTo(200);
        String address = navigator.address();
        assertThat(address).matches(PHONE + "\\?_again=[0-9a-f]{32}");
        showsTyped(navigator.open(address));
        Page again = navigator.open(address);
        showsTyped(again);
        assertThat(again.form(PHONE)
                        .instead("reason", "Other words")
                        .send()
                        .document()
                        .select("textarea[name=reason]")
                        .text())
                .as("the form of a page that was opened again is taken like any other")
                .isEqualTo("Other words");
        assertThat(navigator.address()).isNotEqualTo(address);
    }

    @Test
    void anotherAccountOrAnotherBrowserSeesTheEmptyForm() {
        Account account = cast.navigator();
        Visitor navigator = new Visitor(port).sayingSo().signIn(account.username());
        refused(navigator);
        String address = navigator.address();
        for (Visitor other : List.of(
                new Visitor(port).sayingSo().signIn(account.username()),
                new Visitor(port).sayingSo().signIn(cast.navigator().username()))) {
            Page page = other.open(address);
            assertThat(page.path()).isEqualTo(PHONE);
            assertThat(other.address()).isEqualTo(PHONE);
            assertThat(page.document().text()).doesNotContain(words.substring(0, 12));
        }
        Page door = new Visitor(port).sayingSo().open(address);
        assertThat(door.path()).isEqualTo("/sign-in");
    }

    @Test
    void whoeverSignsInAnewInTheSameBrowserCanSendIt() {
        Account account = cast.navigator();
        Visitor navigator = new Visitor(port).sayingSo().signIn(account.username());
        refused(navigator);
        String address = navigator.address();
        navigator.signIn(account.username());
        Page again = navigator.open(address);
        showsTyped(again);
        showsTyped(again.form(PHONE).send());
    }

    @Test
    void askingAgainIsLookingAgainAndShowsNobodyWhoIsOutOfReachNow() {
        UUID person = doing.now(doing.referral(cast.gp().actor())).personId();
        String family = Objects.requireNonNull(people.get(person).familyName());
        Account navigator = cast.navigator();
        Visitor visitor = new Visitor(port).sayingSo().signIn(navigator.username());
        String note = "/people/" + person + "/note";
        assertThat(visitor.open(note).posting(note).send().text()).containsIgnoringCase(family);
        String address = visitor.address();
        assertThat(address).startsWith(note + "?_again=");
        int looks = looksAt(person, navigator);
        assertThat(visitor.open(address).text()).containsIgnoringCase(family);
        assertThat(looksAt(person, navigator)).isGreaterThan(looks);
        TestPostgres.stored()
                .sql("delete from access.relationship where person_id = ?")
                .param(person)
                .update();
        Page gone = visitor.open(address);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text()).doesNotContainIgnoringCase(family);
    }

    private int looksAt(UUID person, Account by) {
        return TestPostgres.stored()
                .sql("select count(*) from platform.audit where account_id = ? and ? = any(subject_ids)")
                .params(by.accountId(), person)
                .query(Integer.class)
                .single();
    }

    @Test
    void aProgramIsAnsweredAsBefore() {
        Visitor program = new Visitor(port).signIn(cast.navigator().username());
        Page page = refused(program);
        showsTyped(page);
        assertThat(page.status()).isEqualTo(422);
        assertThat(program.address()).isEqualTo(PHONE);
    }

    @Test
    void aFormOfWhichNothingIsKeptOpensAnewAndAnAddressWithoutAPageSaysWhy() {
        Visitor navigator = new Visitor(port).sayingSo().signIn(cast.navigator().username());
        navigator.open(PHONE + "?_again=" + "0".repeat(32));
        assertThat(navigator.address()).isEqualTo(PHONE);
        Page gone = navigator.open("/sign-out?_again=" + "0".repeat(32));
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text()).contains("What you typed is not kept any longer");
    }

    @Test
    void whoHasNoAccountCanReloadAndLeavesNothingBehindWhenTheyStop() {
        Visitor somebody = new Visitor(port).sayingSo();
        Page who = somebody.open("/refer")
                .form("/refer")
                .send()
                .form("/safe")
                .with("safe", "yes")
                .send();
        Page refused = who.form("/who").send();
        assertThat(refused.title()).startsWith("Error: ");
        String address = somebody.address();
        assertThat(address).startsWith("/refer/who?_again=");
        assertThat(somebody.open(address).title()).startsWith("Error: ");
        assertThat(new Visitor(port).sayingSo().open(address).title()).doesNotStartWith("Error: ");
        refused.form("/stop").send();
        assertThat(somebody.open(address).title()).doesNotStartWith("Error: ");
    }

    private Page call(Visitor visitor, String family, String born) {
        return visitor.open(PHONE)
                .form(PHONE)
                .with("givenName", "Wren")
                .with("familyName", family)
                .with("birthDate-day", "9")
                .with("birthDate-month", "8")
                .with("birthDate-year", born)
                .with("reason", words)
                .with("needs", "low-mood-anxiety")
                .with("priority", "routine")
                .with("consent", "given")
                .send();
    }

    @Test
    void aPageThatAsksWhoItMayBeIsReloadedAndSendsNothing() {
        Account account = cast.navigator();
        Visitor navigator = new Visitor(port).sayingSo().signIn(account.username());
        String family = Cast.familyName(new Random());
        String born = String.valueOf(1930 + new Random().nextInt(70));
        String first = call(navigator, family, born).path();
        assertThat(first).startsWith("/referrals/OD-");
        Page asks = call(navigator, family, born);
        assertThat(asks.text()).contains("They may be known already");
        String address = navigator.address();
        assertThat(address).matches(PHONE + "\\?_again=[0-9a-f]{32}");
        Page again = navigator.open(address);
        assertThat(again.text()).contains("They may be known already", first.substring(11));
        assertThat(again.document().select("textarea[name=reason]").text()).isEqualTo(words);
        assertThat(again.form(PHONE).with("sure", "yes").send().path())
                .startsWith("/referrals/OD-")
                .isNotEqualTo(first);
        Visitor program = new Visitor(port).signIn(account.username());
        assertThat(call(program, family, born).text()).contains("They may be known already");
        assertThat(program.address()).isEqualTo(PHONE);
    }

    @Test
    void whatCameOfAnActForSeveralIsReloadedAndASearchIsNotKept() {
        Account account = cast.navigator();
        Visitor navigator = new Visitor(port).sayingSo().signIn(account.username());
        String reference = doing.referral(cast.gp().actor());
        Page done = navigator
                .open("/referrals/inbox")
                .posting("/referrals/name-worker")
                .with("list", "/referrals/inbox")
                .with("key", UUID.randomUUID().toString())
                .with("account", account.accountId().toString())
                .with("ref", reference)
                .with(
                        "version-" + reference,
                        String.valueOf(doing.now(reference).version()))
                .send();
        assertThat(done.text()).contains("1 named, 0 not named");
        String address = navigator.address();
        assertThat(address).contains("_again=");
        assertThat(navigator.open(address).text()).contains("1 named, 0 not named", reference);
        navigator
                .open("/people")
                .posting("/people/search")
                .with("familyName", "Nobodyatall")
                .with("birthDate-day", "7")
                .with("birthDate-month", "4")
                .with("birthDate-year", "1991")
                .send();
        assertThat(navigator.address()).doesNotContain("_again=");
    }

    @Test
    @Tag("browser")
    void aRealBrowserReloadsAndGoesBackWithoutSendingAnything() {
        try (Browser user = Browser.at(port)) {
            user.signIn(cast.navigator().username(), "demo").open(PHONE);
            List<String> sent = new ArrayList<>();
            user.page().onRequest(request -> {
                if (request.method().equals("POST") && request.isNavigationRequest()) {
                    sent.add(request.url());
                }
            });
            Locator reason = user.page().locator("textarea[name=reason]");
            reason.fill(words);
            user.page()
                    .locator("form[action$='" + PHONE + "'] button[type=submit]")
                    .last()
                    .click();
            user.page().locator(".nhsuk-error-summary").waitFor();
            assertThat(sent).hasSize(1);
            assertThat(user.page().url()).contains("_again=");
            user.accessible();
            user.page().reload();
            assertThat(reason.inputValue()).isEqualTo(words);
            user.open("/referrals");
            user.page().goBack();
            assertThat(reason.inputValue()).isEqualTo(words);
            assertThat(user.page().locator(".nhsuk-error-summary").count()).isEqualTo(1);
            assertThat(sent).as("the form was sent once").hasSize(1);
        }
    }
}
