package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A form sent twice, by a double click or by going back, is done once, and both times is answered alike. */
@OneDoorTest
class PlanSentTwiceTest {
    private static final String WHY = "The group looked at it on Tuesday";

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
    private Visitor chair;
    private String action;

    @BeforeEach
    void readIn() {
        plan = Published.imported(port, cast, imports, work);
        chair = plan.chairs();
        action = "/plans/" + plan.code() + "/actions/4.13";
    }

    private int stored(String table) {
        return jdbc.sql("select count(*) from programme." + table
                        + " t join programme.plan p using (org_id, plan_id) where p.code = :code")
                .param("code", plan.code())
                .query(Integer.class)
                .single();
    }

    /** Sends a form twice; the second answer is the first one's, and one row is stored. */
    private void once(String table, Form form) {
        int before = stored(table);
        Page first = form.send();
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(stored(table)).as(table).isEqualTo(before + 1);
        Page second = form.send();
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.path()).isEqualTo(first.path());
        assertThat(stored(table)).as(table).isEqualTo(before + 1);
    }

    private Form step(String step) {
        return chair.open(action + "/do/" + step).form("/" + step);
    }

    @Test
    void whatIsSaidOfAnActionIsStoredOnce() {
        once("progress", step("log-update").with("words", "The forms went out."));
        once("judgement", step("dispute").with("reason", WHY));
        once("judgement", step("settle").with("reason", WHY));
        once("judgement", step("set-status").with("status", "in-place").with("reason", WHY));
        once(
                "judgement",
                step("rate").with("rag", "amber").with("reason", WHY).with("apart", "The rule sees no update yet"));
        Form evidence = step("attach-evidence").with("title", "Log of use").with("words", "It shows each week");
        byte[] log = "week,uses\n1,12\n".getBytes(StandardCharsets.UTF_8);
        assertThat(evidence.sendWith("file", "log.csv", log).status()).isEqualTo(200);
        assertThat(evidence.sendWith("file", "log.csv", log).status()).isEqualTo(200);
        assertThat(stored("evidence")).isEqualTo(1);
        once("judgement", step("propose-closing").with("reason", WHY));
    }

    @Test
    void aFormOfNoStateOfThePlanChangesNothing() {
        int before = stored("judgement");
        Page refused = step("set-status")
                .with("status", "in-place")
                .with("reason", WHY)
                .with("version", "-1")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The form lost its version");
        assertThat(stored("judgement")).isEqualTo(before);
    }

    @Test
    void theSameFormWithOtherWordsIsNotTakenForTheSameAndCanBeSentAgain() {
        int before = stored("progress");
        Form form = step("log-update");
        form.with("words", "The first words.").send();
        Page other = form.with("words", "Other words.").send();
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains("This form was sent before with other words", "Other words.");
        assertThat(stored("progress")).isEqualTo(before + 1);
        assertThat(other.form("/log-update").send().text()).contains("Other words.");
        assertThat(stored("progress")).isEqualTo(before + 2);
    }

    @Test
    void whatWasRefusedCanBeMendedAndSentFromTheSameForm() {
        int before = stored("progress");
        Page empty = step("log-update").with("words", " ").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.form("/log-update")
                        .with("words", "Now it has words.")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(stored("progress")).isEqualTo(before + 1);
    }

    @Test
    void risksDecisionsAndDraftsOfReportsAreKeptOnce() {
        String register = "/plans/" + plan.code() + "/register";
        once(
                "risk",
                chair.open(register)
                        .form("/register/risk")
                        .with("risk-words", "The room is not ready when it is needed")
                        .with("answers-for", "Director of estates"));
        once(
                "decision",
                chair.open(register)
                        .form("/register/decide")
                        .with("decision", "The group meets each month from now on")
                        .with("decided-day", "1")
                        .with("decided-month", "6")
                        .with("decided-year", "2024"));
        String reports = "/plans/" + plan.code() + "/reports";
        once("report", chair.open(reports).form("/reports").with("kind", "board"));
    }

    @Test
    void publishingAndSayingWhatOneThinksHappenOnce() {
        Form publish = chair.open("/plans/" + plan.code() + "/publish")
                .form("/publish")
                .with("said", "The plan as it was in October 2015.");
        assertThat(publish.send().text()).contains("Version 1 is public now");
        Page again = publish.send();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains("Version 1 is public now").doesNotContain("Version 2,");
        once(
                "feedback",
                new Visitor(port)
                        .open("/plan/" + plan.code() + "/say")
                        .form("/say")
                        .with("source", "carer")
                        .with("safe", "yes")
                        .with("words", "Nobody answers the night line in our village."));
    }

    @Test
    void aFileConfirmedTwiceIsConfirmedOnceAndWhoeverDidItIsToldSo() {
        String title = plan.title() + " again";
        Page review = chair.open("/plans/new")
                .form("/plans")
                .with("title", title)
                .sendWith("file", "plan.txt", Concordat.bytes());
        Form confirm = review.form("/confirm");
        Page first = confirm.send();
        Page second = confirm.send();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.path()).isEqualTo(first.path());
        assertThat(second.text()).contains("81 actions", title);
    }
}
