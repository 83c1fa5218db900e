package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is typed or sent, the answer says what is wrong and how to mend it, and the lists go on opening. */
@OneDoorTest
class BadInputTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-4800-01-01T00:00",
                "0001-01-01T00:00",
                "1999-12-31T23:59",
                "+12024-03-01T09:00",
                "9999-01-01T00:00"
            })
    void aReferralReceivedInAnotherAgeIsRefusedAndTheListsStillOpen(String when) {
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        Page page = form(navigator, "receivedAt", when).send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .containsAnyOf("must be a date and time", "must be on or after", "cannot be in the future");
        assertThat(page.document().select("[name=receivedAt]").val()).isEqualTo(when);
        assertThat(navigator.open("/referrals/inbox").status()).isEqualTo(200);
        assertThat(navigator.open("/referrals").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "preferredName, 101, Preferred name must be 100 characters or fewer. It has 101",
        "addressLine, 301, Address must be 300 characters or fewer. It has 301",
        "language, 101, Language must be 100 characters or fewer. It has 101",
        "description, 1001, 'The description must be 1,000 characters or fewer. It has 1,001'",
        "practiceOds, 11, The GP practice's code must be 10 characters or fewer. It has 11",
        "reason, 10001, 'The reason must be 10,000 characters or fewer. It has 10,001'",
        "risk, 10001, 'The risk must be 10,000 characters or fewer. It has 10,001'"
    })
    void whatIsTooLongIsRefusedWithTheLimitAndHowLongItIs(String field, int length, String problem) {
        Page page = form(gp(), field, "x".repeat(length)).send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains(problem);
        assertThat(page.document().select("[name=%s]".formatted(field)).val()).hasSize(length);
    }

    @ParameterizedTest
    @CsvSource({
        "practiceOds, ZZ9999, No GP practice here has this code",
        "practiceOds, RYC, No GP practice here has this code",
        "service, 00000000-0000-0000-0000-000000000001, Choose a service from the list",
        "service, not-an-id, Choose a service from the list",
        "needs, not-a-need, Select needs from the list",
        "priority, whenever, Choose how soon",
        "consent, perhaps, Say whether the person agreed",
        "gender, Q, Choose one of the genders listed"
    })
    void whatIsNotOnAListIsRefusedAtItsField(String field, String value, String problem) {
        Page page = form(gp(), field, value).send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains(problem);
    }

    @Test
    void charactersThatCannotBeStoredAreNoFault() {
        Visitor gp = gp();
        Page check = form(gp, "familyName", "Test\u0000er\u202Eton", "reason", "Not\u0000 sleeping \u0007")
                .send();
        Page sent = check.form("/send").send();
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.text()).contains("Not\uFFFD sleeping");
        for (String field : List.of("q", "nhsNumber", "familyName", "givenName", "postcode", "birthDate-year")) {
            Page search = gp.open("/people")
                    .form("/search")
                    .with(field, "a\u0000b\u001F")
                    .send();
            assertThat(search.status()).as(field).isIn(200, 422);
        }
        Page step = gp.open(sent.path() + "/do/add-note");
        assertThat(step.form("/do/add-note")
                        .with("key", "k\u0000")
                        .with("words", "Kept as typed")
                        .send()
                        .text())
                .contains("Kept as typed");
        Page longKey = gp.open(sent.path() + "/do/add-note")
                .form("/do/add-note")
                .with("key", "k".repeat(201))
                .with("words", "Typed with care")
                .send();
        assertThat(longKey.status()).isEqualTo(422);
        assertThat(longKey.text()).contains("request key must be", "Typed with care");
        assertThat(longKey.form("/do/add-note").send().status())
                .as("the key is a new one")
                .isEqualTo(200);
    }

    @Test
    void signingInWithNonsenseIsOnlyRefused() {
        Page page = new Visitor(port)
                .open("/sign-in")
                .form("/sign-in")
                .with("username", "no\u0000body")
                .with("password", "\u0000")
                .send();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.path()).isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "99999999", "2", "0", "-1"})
    void aPageThatIsNotThereLeadsBack(String number) {
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        Page page = navigator.open("/referrals?view=ended&page=" + number);
        assertThat(page.status()).isEqualTo(200);
        if (page.text().contains("does not go on so far")) {
            assertThat(page.follow("Go to the first page").status()).isEqualTo(200);
        } else {
            assertThat(number).isIn("0", "-1", "2");
        }
    }

    @Test
    void aPageFarBeyondTheListSaysSo() {
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        assertThat(navigator.open("/referrals?page=2147483647").text()).contains("The list does not go on so far");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"familyName\": []}",
                "{\"needs\": [], \"reason\": null}",
                "{\"familyName\": {\"first\": \"x\"}, \"needs\": [null, 1, true, {\"a\": 1}], \"old\": 7}",
                "[]",
                "\"text\"",
                "{}"
            })
    void aDraftOpensWhateverWasKeptInIt(String fields) {
        Account account = cast.gp();
        UUID draft = UUID.randomUUID();
        jdbc.sql("""
                insert into platform.draft (account_id, draft_id, kind, fields, updated_at)
                values (:account, :draft, 'referral', :fields::jsonb, now())
                """)
                .param("account", account.accountId())
                .param("draft", draft)
                .param("fields", fields)
                .update();
        Visitor gp = new Visitor(port).signIn(account.username());
        assertThat(gp.open("/referrals/new/" + draft).status()).isEqualTo(200);
        assertThat(gp.open("/referrals/new").status()).isEqualTo(200);
        assertThat(gp.open("/referrals/new/" + draft + "/check").status()).isEqualTo(422);
    }

    @Test
    void sendingADraftThatIsNotReadyIsRefusedAtItsFields() {
        Account account = cast.gp();
        Visitor gp = new Visitor(port).signIn(account.username());
        Page check = form(gp).send();
        jdbc.sql("update platform.draft set fields = fields || '{\"reason\": [\"\"]}' where account_id = :account")
                .param("account", account.accountId())
                .update();
        Page sent = check.form("/send").send();
        assertThat(sent.status()).isEqualTo(422);
        assertThat(sent.text()).contains("Say why this person needs help now");
        assertThat(sent.document().select("[name=givenName]").val()).isEqualTo("Sam");
    }

    @Test
    void searchingByReferenceLeadsToTheReferral() {
        Visitor gp = gp();
        Page made = form(gp).send().form("/send").send();
        String reference = made.path().substring(made.path().lastIndexOf('/') + 1);
        for (String typed :
                List.of(reference, reference.toLowerCase(java.util.Locale.ROOT), reference.replace("-", ""))) {
            Page found = gp.open("/people").form("/search").with("q", typed).send();
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.path()).isEqualTo(made.path());
        }
        assertThat(gp.open("/people")
                        .form("/search")
                        .with("q", "OD-ZZZZ-ZZZZ")
                        .send()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theInboxIsTheCentresAndLeadsOthersToTheirOwnList() {
        Visitor clinician =
                new Visitor(port).signIn(cast.clinician("consultant-outpatient").username());
        Page page = clinician.open("/referrals/inbox");
        assertThat(page.path()).isEqualTo("/referrals");
        assertThat(page.document().select("main").text()).doesNotContain("waiting for the centre");
    }

    @Test
    void somebodyWhoIsNotThereIsSaidInPlainWords() {
        Page page = new Visitor(port).signIn(cast.navigator().username()).open("/people/" + UUID.randomUUID());
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("There is no such person").doesNotContain("demographics");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-01-01T00:00", "-4800-01-01T00:00", "0001-01-01T00:00", "yesterday"})
    void aTimelineAsItWasInAnotherAgeIsRefusedAtItsField(String at) {
        Account account = cast.gp();
        Visitor gp = new Visitor(port).signIn(account.username());
        Page made = form(gp).send().form("/send").send();
        String person = made.document().select("a[href^=/people/]").attr("href").replaceAll("(/people/[^/]+).*", "$1");
        Page page = gp.open(
                person + "/timeline?at=" + java.net.URLEncoder.encode(at, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("[name=at]").val()).isEqualTo(at);
    }

    private Visitor gp() {
        return new Visitor(port).signIn(cast.gp().username());
    }

    /** A form that could be sent, but for what is given: field and value by turns. */
    private static Form form(Visitor visitor, String... otherwise) {
        Page page = visitor.open("/referrals/new");
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("nhsNumber", Cast.nhsNumber(new Random()));
        typed.put("familyName", "Testerton");
        typed.put("givenName", "Sam");
        typed.put("birthDate-day", "1");
        typed.put("birthDate-month", "2");
        typed.put("birthDate-year", "1990");
        typed.put("needs", "trauma");
        typed.put("reason", "Not sleeping");
        typed.put("consent", "given");
        typed.put("priority", "routine");
        typed.put("then", "check");
        for (int i = 0; i < otherwise.length; i += 2) {
            typed.put(otherwise[i], otherwise[i + 1]);
        }
        Form form = page.form(page.document().select("form[data-draft]").attr("action"));
        for (Map.Entry<String, String> field : typed.entrySet()) {
            form = form.with(field.getKey(), field.getValue());
        }
        return form;
    }
}
