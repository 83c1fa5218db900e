package org.onedoor.programme.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Recommendations, over HTTP and without script: who is asked, who answers, and when one may be closed. */
@OneDoorTest
class RecommendationsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    private Visitor essex;
    private String word;

    @BeforeEach
    void signIn() {
        essex = visitor("governance", GroupsTest.ESSEX);
        word = Typed.word();
    }

    private Visitor visitor(String role, UUID organisation) {
        return new Visitor(port).signIn(cast.account(role, organisation, null).username());
    }

    private static Visitor.Form answer(Page page, String state) {
        return page.form("/answer")
                .with("state", state)
                .with("board", "Cabinet")
                .with("decided-day", "3")
                .with("decided-month", "11")
                .with("decided-year", "2025");
    }

    @Test
    @Shows({"S14", "S15"})
    void aRecommendationFansOutAndEachPartnerAnswersUnderItsOwnGovernance() {
        Page sent = Typed.entry(essex, "recommendation", "Adopt " + word, "words", "That partners adopt the strategy");
        assertThat(sent.text()).contains("Nobody has been asked");
        Page asked = sent.form("/ask")
                .with("organisations", GroupsTest.THURROCK.toString())
                .with("organisations", GroupsTest.POLICE.toString())
                .with("due-day", "1")
                .with("due-month", "12")
                .with("due-year", "2025")
                .send();
        assertThat(asked.text()).contains("Asked: 2.", "2 waiting", "Was due 1 Dec 2025");
        assertThat(asked.document().select("form[action$=/answer]")).isEmpty();
        Visitor thurrock = visitor("governance", GroupsTest.THURROCK);
        assertThat(thurrock.open("/").text()).contains("Answer what the partners were asked");
        Page first = thurrock.open(sent.path());
        Page bare = first.form("/answer").with("state", "Deferred").send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Name the board", "Give the day it was decided", "Say why");
        Page endorsed = answer(first, "Endorsed")
                .with("words", "On condition that it costs nothing more")
                .send();
        assertThat(endorsed.text()).contains("1 endorsed, 1 waiting", "Cabinet, 3 Nov 2025", "On condition that");
        Page stale = answer(first, "Rejected")
                .with("words", "Decided on an old page")
                .send();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Decided on an old page");
        assertThat(essex.open(sent.path()).form("/remind").send().text()).contains("Reminded: 1.");
        Page rejected = answer(visitor("police", GroupsTest.POLICE).open(sent.path()), "Rejected")
                .with("words", "It asks of the police what the law does not allow")
                .send();
        assertThat(rejected.text()).contains("1 rejected, 1 endorsed");
        assertThat(essex.open("/registers/recommendation?q=" + word).text()).contains("1 rejected, 1 endorsed");
        Page changed = answer(visitor("police", GroupsTest.POLICE).open(sent.path()), "Endorsed")
                .with("words", "")
                .send();
        assertThat(changed.text()).contains("Endorsed by all 2, with conditions", "Rejected: It asks of the police");
    }

    @Test
    @Shows("W0.26")
    void aRecommendationOfAnInquiryGoesToEachCareUnitWhichAcknowledgesItWithEvidence() {
        Visitor trust =
                visitor("governance", cast.clinician("consultant-outpatient").organisationId());
        Page made = Typed.entry(
                trust,
                "inquiry",
                "Listen " + word,
                "words",
                "That families are listened to",
                "source",
                "Public inquiry");
        String self = cast.clinician("consultant-outpatient").organisationId().toString();
        Page asked = made.form("/ask")
                .with("organisations", self)
                .with("units", "West Essex Community\nInpatient and Urgent Care")
                .send();
        assertThat(asked.text()).contains("Asked: 2.", "West Essex Community", "2 waiting");
        String second =
                asked.document().select("select[name=answer] option").get(1).val();
        Page bare = answer(asked, "Done").with("answer", second).send();
        assertThat(bare.status()).isEqualTo(422);
        Page done = answer(asked, "Done")
                .with("answer", second)
                .with("evidence", "The record of twelve family meetings")
                .send();
        assertThat(done.text()).contains("1 done, 1 waiting", "Evidence: The record of twelve family meetings");
        String first =
                done.document().select("select[name=answer] option").get(0).val();
        assertThat(answer(done, "Acknowledged").with("answer", first).send().text())
                .contains("1 acknowledged, 1 done");
    }

    @Test
    void aRecommendationOfAnInquiryIsNotClosedOverACareUnitThatHasNotAnsweredUnlessSomebodySaysWhy() {
        Visitor trust =
                visitor("governance", cast.clinician("consultant-outpatient").organisationId());
        String self = cast.clinician("consultant-outpatient").organisationId().toString();
        Page made = Typed.entry(
                trust,
                "inquiry",
                "Close " + word,
                "words",
                "That families are listened to",
                "source",
                "Public inquiry",
                "due-day",
                "1",
                "due-month",
                "6",
                "due-year",
                "2025");
        assertThat(made.text()).contains("Nobody was asked.", "Was due 1 Jun 2025");
        assertThat(trust.open("/registers/inquiry?q=" + word).text()).contains("Was due 1 Jun 2025");
        assertThat(close(trust, made, "").status()).isEqualTo(422);

        Page asked = made.form("/ask")
                .with("organisations", self)
                .with("units", "First unit " + word + "\nSecond unit " + word)
                .send();
        assertThat(asked.text())
                .as("what is to be done by a day is answered by it")
                .contains("Was due 1 Jun 2025", "2 waiting", "First unit " + word + " has not answered.");
        Page first = answer(asked, "Done")
                .with("evidence", "The record of twelve family meetings")
                .send();
        assertThat(first.text()).doesNotContain("First unit " + word + " has not answered.");
        String second = first.document().select("select[name=answer] option").stream()
                .filter(option -> option.text().contains("Second unit"))
                .findFirst()
                .orElseThrow()
                .val();
        Page acknowledged =
                answer(first, "Acknowledged").instead("answer", second).send();
        assertThat(acknowledged.text()).contains("Second unit " + word + " has not said that it is done.");
        Page refused = close(trust, made, "Why not");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("It is not answered by all.", "Second unit " + word + " has not said that it is done.");
        assertThat(refused.document().select("#reason").val()).isEqualTo("Why not");

        String why = "The unit was merged into the first and has no families of its own";
        Visitor.Form slower = trust.open(made.path() + "/change").form("/change");
        assertThat(trust.open(made.path() + "/change")
                        .form("/change")
                        .instead("title", "Shut " + word)
                        .send()
                        .status())
                .isEqualTo(200);
        Page conflict =
                slower.instead("status", "Closed").instead("reason", why).send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.document().select("#reason").val())
                .as("what was typed, and nothing else")
                .isEqualTo(why);

        Page closed = close(trust, made, why);
        assertThat(closed.text())
                .contains("Closed", "The unit was merged into the first")
                .contains("Open when it was closed:", "Second unit " + word + " has not said that it is done.");
    }

    @Test
    void aRecommendationIsNotCarriedOutWhileAMemberOfItsGroupWasNeverAsked() {
        Page group = Typed.seat(Typed.group(essex, "Recommends " + word, word), "chair", GroupsTest.ESSEX);
        group = Typed.seat(essex.open(group.path()), "chair", GroupsTest.POLICE);
        Page made = Typed.entry(
                essex, "recommendation", "Share " + word, "words", "Share one list", "group", Typed.code(group));
        assertThat(made.text()).contains("Essex Police was never asked.", "Draft");
        Page asked = made.form("/ask")
                .with("organisations", GroupsTest.ESSEX.toString())
                .send();
        assertThat(asked.text()).contains("Sent to partners", "Essex Police was never asked.");
        Page early = carriedOut(essex, made);
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("Essex County Council has not answered.", "Essex Police was never asked.");
        Page both = essex.open(made.path()).form("/ask").with("members", "1").send();
        answer(both, "Endorsed").send();
        answer(visitor("police", GroupsTest.POLICE).open(made.path()), "Endorsed")
                .send();
        Page done = carriedOut(essex, made);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text()).contains("Carried out", "Endorsed by all 2");
    }

    private static Page close(Visitor visitor, Page entry, String why) {
        return visitor.open(entry.path() + "/change")
                .form("/change")
                .instead("status", "Closed")
                .instead("reason", why)
                .send();
    }

    private static Page carriedOut(Visitor visitor, Page entry) {
        return visitor.open(entry.path() + "/change")
                .form("/change")
                .instead("status", "Carried out")
                .send();
    }
}
