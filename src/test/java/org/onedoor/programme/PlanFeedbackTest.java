package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the public says of a plan: held until somebody has read it, then shown with an answer. */
@OneDoorTest
class PlanFeedbackTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    PlanImports imports;

    @Autowired
    PlanWork work;

    @Autowired
    JdbcClient jdbc;

    private Published plan;
    private String words;

    @BeforeEach
    void publish() {
        plan = Published.imported(port, cast, imports, work);
        plan.publish("The plan for everyone to read.");
        words = "Nobody told us about the night line " + UUID.randomUUID();
    }

    private Form form(String about) {
        return form(about, "carer", "yes");
    }

    private Form form(String about, String source, String safe) {
        return new Visitor(port)
                .open("/plan/" + plan.code() + "/say?about=" + about)
                .form("/say")
                .with("source", source)
                .with("safe", safe);
    }

    private Page read(Visitor moderator) {
        return moderator.open("/plans/" + plan.code() + "/feedback").follow("Read and answer");
    }

    private int kept() {
        return jdbc.sql("""
                select count(*) from programme.feedback f join programme.plan p using (org_id, plan_id) where p.code = :code
                """).param("code", plan.code()).query(Integer.class).single();
    }

    @Test
    @Shows({"C1.14", "C4.10"})
    void whatIsSentIsShownOnlyWhenSomebodyReadItAndThenWithTheAnswer() {
        Page sent = form("4.13").with("words", words).send();
        assertThat(sent.heading()).contains("Thank you");
        assertThat(sent.text()).contains("A person reads it by");
        assertThat(plan.open().text()).doesNotContain(words);

        Page reading = read(plan.chairs());
        assertThat(reading.text()).contains(words, "A carer");
        reading.form("/" + reading.path().substring(reading.path().lastIndexOf('/') + 1))
                .with("show", "show")
                .with("theme", "Nights and weekends")
                .with("reply", "The number is on every GP's wall now.")
                .send();

        String shown =
                plan.open().document().select("section[aria-labelledby=said]").text();
        assertThat(shown)
                .contains("A carer, on action 4.13", "Nights and weekends", words, "We did")
                .contains("The number is on every GP's wall now.");
    }

    @Test
    void whatMayFindSomebodyIsHiddenBeforeAnybodyDecides() {
        form("").with("words", "Ring Emily Testerton on 07700 900123 or emily@example.com, NHS 999 123 4567, SS1 1AA.")
                .send();
        Page reading = read(plan.chairs());
        assertThat(reading.document().select("#shown").val())
                .contains("[name not shown]", "[not shown]")
                .doesNotContain("Emily", "07700", "example.com", "999 123", "SS1");
        assertThat(reading.document().select("blockquote").text()).contains("Emily Testerton");
    }

    @Test
    void whatIsNotShownIsKeptWithTheReason() {
        form("").with("words", words).send();
        Page reading = read(plan.chairs());
        Page list = reading.form("/" + reading.path().substring(reading.path().lastIndexOf('/') + 1))
                .with("show", "off-topic")
                .send();
        assertThat(list.text()).contains("Not shown: It is not about this plan", words);
        assertThat(plan.open().text()).doesNotContain(words);
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void nothingSomebodyTypesRunsAnywhere() {
        String attack = "<script>document.title='x'</script><img src=x onerror=alert(1)> \"quoted\" " + words;
        form("").with("words", attack).send();
        Page reading = read(plan.chairs());
        assertThat(reading.document().select("main script, main img")).isEmpty();
        assertThat(reading.document().select("blockquote").text()).isEqualTo(attack);
        reading.form("/" + reading.path().substring(reading.path().lastIndexOf('/') + 1))
                .with("show", "show")
                .with("reply", "<b>Thank you</b> for it")
                .send();
        Page shown = plan.open();
        assertThat(shown.document().select("script, main img, main b")).isEmpty();
        assertThat(shown.text()).contains(attack, "<b>Thank you</b> for it");
    }

    @Test
    void whoIsNotSafeIsShownWhoToCallAndIsReadFirst() {
        form("").with("words", words).send();
        Page help = form("", "carer", "no")
                .with("words", "I cannot go on with this")
                .send();
        assertThat(help.heading()).contains("Please talk to someone now");
        assertThat(help.document().select("main").text())
                .contains("999", "NHS 111", "116 123", "85258", "0800 1111", "Nobody reads what you sent at once");
        String waiting =
                plan.chairs().open("/plans/" + plan.code() + "/feedback").text();
        assertThat(waiting.indexOf("I cannot go on with this")).isBetween(0, waiting.indexOf(words));
        assertThat(waiting).contains("Its writer said they are not safe");
    }

    @Test
    void aFormThatCannotBeTakenKeepsWhatWasTyped() {
        Page refused = form("99.99", "", "perhaps").with("words", "<short>").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.title()).startsWith("Error: ");
        assertThat(refused.text())
                .contains("in at least 10 letters", "Choose who you are", "There is no action with this number")
                .contains("Say if you are safe right now");
        assertThat(refused.document().select("#words").val()).isEqualTo("<short>");
        assertThat(refused.document().select("#number").val()).isEqualTo("99.99");
        Page long2 = form("").with("words", "x".repeat(2001)).send();
        assertThat(long2.status()).isEqualTo(422);
        assertThat(long2.document().select("#words").val()).hasSize(2001);
        assertThat(kept()).isZero();
    }

    @Test
    void aProgramThatFillsEveryBoxIsNotTaken() {
        Page refused = form("").with("words", words)
                .with("website", "https://example.com")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Leave this box empty");
        assertThat(kept()).isZero();
    }

    @Test
    void nothingThatFindsItsWriterIsKept() {
        assertThat(jdbc.sql("""
                select column_name from information_schema.columns
                 where table_schema = 'programme' and table_name = 'feedback'
                """).query(String.class).list())
                .isNotEmpty()
                .noneMatch(column -> column.matches(".*(address|ip|agent|cookie|session|email|phone|writer).*"));
    }

    @Test
    void onlyTheChairOrTheOwnerReadsWhatCameIn() {
        form("").with("words", words).send();
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        assertThat(police.open("/plans/" + plan.code() + "/feedback").text())
                .contains("This is not yours to read")
                .doesNotContain(words);
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        assertThat(gp.open("/plans/" + plan.code() + "/feedback").status()).isEqualTo(403);
        assertThat(new Visitor(port).open("/plans/" + plan.code() + "/feedback").path())
                .isEqualTo("/sign-in");
    }

    @Test
    void theSlowerOfTwoReadersKeepsTheirAnswer() {
        form("").with("words", words).send();
        Page one = read(plan.chairs());
        Page two = read(plan.chairs());
        String action = "/" + one.path().substring(one.path().lastIndexOf('/') + 1);
        one.form(action).with("show", "repeat").send();
        Page late = two.form(action)
                .with("show", "show")
                .with("reply", "We have changed the poster")
                .send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.document().select("#reply").val()).isEqualTo("We have changed the poster");
        assertThat(plan.open().text()).doesNotContain(words);
    }
}
