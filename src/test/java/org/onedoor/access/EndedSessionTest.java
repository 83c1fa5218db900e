package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.KeptForms;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A session that ends, or a server that starts again, loses nothing that was typed, and gives it to nobody else. */
@OneDoorTest
class EndedSessionTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    KeptForms kept;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private final String words = "Words " + new Random().nextLong() + "\nand a second line <b>";

    /** A browser that lost its session sends the form, and its user signs in again. */
    private Page sentLate(Form form, Account account) {
        Visitor again = new Visitor(port);
        Page door = form.by(again).send();
        assertThat(door.path()).isEqualTo("/sign-in");
        assertThat(door.text())
                .contains("What you typed is kept for 30 minutes")
                .doesNotContain(words.substring(0, 12));
        return door.form("/sign-in")
                .with("username", account.username())
                .with("password", "demo")
                .send();
    }

    private void showsAgain(Page page, String field) {
        assertThat(page.text()).contains("What you typed is here again, and nothing has been sent");
        assertThat(Objects.requireNonNull(page.document().selectFirst("textarea[name=" + field + "]"))
                        .wholeText())
                .isEqualTo(words);
    }

    private String referral(Account by) throws Exception {
        return CurrentActor.calling(
                by.actor(),
                () -> intake.submit(
                                Cast.submission(
                                        Cast.somebody(new Random()),
                                        Door.GP,
                                        Priority.ROUTINE,
                                        time.instant(),
                                        "Asked for help"),
                                new org.onedoor.platform.IdempotencyKey(
                                        by.accountId().toString(),
                                        java.util.UUID.randomUUID().toString(),
                                        ""))
                        .reference());
    }

    @Test
    void theReferralFormIsShownAgainAndCanThenBeSent() {
        Account gp = cast.gp();
        Page form = new Visitor(port).signIn(gp.username()).open("/referrals/new");
        String action = form.document().select("form[data-draft]").attr("action");
        Page again = sentLate(
                form.form(action)
                        .with("nhsNumber", Cast.nhsNumber(new Random()))
                        .with("familyName", Cast.familyName(new Random()))
                        .with("givenName", "Sam")
                        .with("birthDate-day", "1")
                        .with("birthDate-month", "2")
                        .with("birthDate-year", "1990")
                        .with("postcode", "RM18 8EB")
                        .with("needs", "trauma")
                        .with("priority", "soon")
                        .with("consent", "given")
                        .with("reason", words)
                        .with("then", "check"),
                gp);
        showsAgain(again, "reason");
        assertThat(again.document().select("[name=needs][checked]").eachAttr("value"))
                .containsExactly("trauma");
        assertThat(again.document().select("[name=priority][checked]").eachAttr("value"))
                .containsExactly("soon");
        assertThat(again.document().select("#birthDate-year").val()).isEqualTo("1990");
        Page check = again.form(action).with("then", "check").send();
        assertThat(check.heading()).isEqualTo("Check this referral before sending it");
        assertThat(check.form("/send").send().path()).startsWith("/referrals/OD-");
    }

    @Test
    void everyOtherFormOfTheFrontDoorIsShownAgain() throws Exception {
        Account navigator = cast.navigator();
        Visitor first = new Visitor(port).signIn(navigator.username());
        showsAgain(sentLate(first.open("/referrals/phone").form("/phone").with("reason", words), navigator), "reason");
        showsAgain(
                sentLate(first.open("/referrals/new/paste").form("/paste").with("letter", words), navigator), "letter");

        Account school = cast.account("school", cast.gp().organisationId(), null);
        showsAgain(
                sentLate(
                        new Visitor(port)
                                .signIn(school.username())
                                .open("/referrals/door")
                                .form("/door")
                                .with("reason", words),
                        school),
                "reason");

        String reference = referral(cast.gp());
        String step = "/referrals/" + reference + "/do/request-information";
        Page asked = sentLate(first.open(step).form(step).with("question", words), navigator);
        showsAgain(asked, "question");
        Page done = asked.form(step).send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(first.open("/referrals/" + reference).text()).contains(words.substring(0, 12));
    }

    @Test
    void aFormInsideTheTriagePageIsShownAgainInItsPlaceAndDoesNothingByItself() throws Exception {
        Account navigator = cast.navigator();
        Visitor first = new Visitor(port).signIn(navigator.username());
        String reference = referral(cast.gp());
        Page triage = first.open("/referrals/" + reference + "/triage");
        Page again = sentLate(
                triage.form("/do/decide-priority").with("priority", "urgent").with("why", "Sounds worse"), navigator);
        assertThat(again.document().select("[name=why]").val()).isEqualTo("Sounds worse");
        assertThat(again.document().select("[name=priority][checked]").eachAttr("value"))
                .containsExactly("urgent");
        assertThat(first.open("/referrals/" + reference).text()).doesNotContain("Sounds worse");
    }

    @Test
    void nobodyElseSeesItAndItIsShownOnce() {
        Account gp = cast.gp();
        Page form = new Visitor(port).signIn(gp.username()).open("/referrals/new");
        String action = form.document().select("form[data-draft]").attr("action");
        Account other = cast.gp();
        Visitor others = new Visitor(port).signIn(other.username());
        Page refused = form.form(action).with("reason", words).by(others).send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.path()).startsWith("/kept/");
        assertThat(refused.text())
                .contains("only to the account it was typed with")
                .doesNotContain(words);

        Visitor back = new Visitor(port).signIn(gp.username());
        showsAgain(back.open(refused.path()), "reason");
        assertThat(back.open(refused.path()).text()).contains("Nothing you typed is kept here");
        assertThat(back.open("/kept/abc").text()).contains("Nothing you typed is kept here");
    }

    @Test
    void onlyAFormThatSaysTrulyWhoseItIsIsKept() {
        Account gp = cast.gp();
        Page form = new Visitor(port).signIn(gp.username()).open("/referrals/new");
        String action = form.document().select("form[data-draft]").attr("action");
        long before = rows(gp);
        for (Form forged : new Form[] {
            form.form(action).with("_by", ""),
            form.form(action).with("_by", "bm9ib2R5"),
            form.form(action).with("_at", "/referrals/new/paste")
        }) {
            Page refused = forged.with("reason", words).by(new Visitor(port)).send();
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("back button leads back to what you typed");
        }
        assertThat(rows(gp)).isEqualTo(before);
        for (int i = 0; i < 12; i++) {
            form.form(action).with("reason", words + i).by(new Visitor(port)).send();
        }
        assertThat(rows(gp)).isEqualTo(10);
        assertThat(jdbc.sql("select encode(sealed, 'escape') from platform.kept_form where account_id = :id limit 1")
                        .param("id", gp.accountId())
                        .query(String.class)
                        .single())
                .doesNotContain("Words ");
        jdbc.sql("update platform.kept_form set expires_at = now() - interval '1 second' where account_id = :id")
                .param("id", gp.accountId())
                .update();
        kept.run();
        assertThat(rows(gp)).isZero();
    }

    @Test
    void aSignInPageThatWasOpenTooLongIsShownAfresh() {
        Page page = new Visitor(port).open("/sign-in");
        Page again = page.form("/sign-in")
                .with("username", "x")
                .by(new Visitor(port))
                .send();
        assertThat(again.path()).isEqualTo("/sign-in");
        assertThat(again.text()).contains("Your session ended");
    }

    @Test
    void aTextLargerThanAFormTakesIsExplainedAndLeftInTheBrowser() {
        Page form = new Visitor(port).signIn(cast.gp().username()).open("/referrals/new");
        Page refused = form.form(form.document().select("form[data-draft]").attr("action"))
                .with("reason", "word ".repeat(600_000))
                .send();
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text())
                .contains("what is typed into one form up to 2 MB")
                .contains("back button leads back to what you typed");
    }

    private long rows(Account account) {
        return jdbc.sql("select count(*) from platform.kept_form where account_id = :id")
                .param("id", account.accountId())
                .query(Long.class)
                .single();
    }
}
