package org.onedoor.programme.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registers, over HTTP and without script: what each holds, what it wants, and what partners answer. */
@OneDoorTest
class RegistersTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Entries entries;

    @Autowired
    Registers registers;

    @Autowired
    Reminders reminders;

    @Autowired
    JdbcClient jdbc;

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

    @Test
    void everyEntryThatThePapersNameIsInItsRegisterWithItsWholeWords() {
        assertThat(essex.open("/registers/practice/case-study-dual-diagnosis").status())
                .isEqualTo(200);
        assertThat(entries.find("practice", "case-study-redirected-and-seen")).isPresent();
        assertThat(jdbc.sql("select added || ' ' || rejected from platform.import_run where kind = 'register-entries'")
                        .query(String.class)
                        .list())
                .containsOnly("8 0");
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
    @Shows("CH.12")
    void theSixRisksAndFourMitigationsOfAHighlightReportComeInUnpairedUntilAPersonPairsThem() {
        essex.open("/plans/new")
                .form("/plans")
                .sendWith("file", "plan.txt", ConcordatOf.named("Concordat " + word))
                .form("/confirm")
                .send();
        Page before = essex.open("/registers/risk");
        assertThat(before.text()).contains("Highlight reports of your plans name");
        Page brought = before.form("/from-plans").send();
        assertThat(brought.text()).contains("Brought into the registers").doesNotContain("Bring them in");
        String risk = "VCS organisations do not engage";
        Page listed = essex.open("/registers/risk?wanting=1&q=VCS+organisations+do+not+engage");
        assertThat(listed.text()).contains("No score");
        int unpaired = listed.document().select("tbody tr").size(); // other tests read the same report in
        Page entry = essex.open(listed.document().select("tbody a").attr("href"));
        assertThat(entry.heading()).contains(risk);
        assertThat(entry.text()).contains("listed among those without a mitigation", "Highlight report");
        Page scored = essex.open(entry.path() + "/change")
                .form("/change")
                .with("likelihood", "3 possible")
                .with("impact", "4 major")
                .send();
        assertThat(scored.text()).contains("12 of 25");
        Page mitigations = essex.open("/registers/mitigation?wanting=1");
        assertThat(mitigations.document().select("tbody tr").size()).isGreaterThanOrEqualTo(2);
        Page mitigation = Typed.entry(essex, "mitigation", "Contract " + word, "words", "A contract with each of them");
        Page linked = mitigation
                .form("/link")
                .with("target", "risk/" + Typed.code(entry))
                .send();
        assertThat(linked.text()).contains("Linked.").doesNotContain("Something is missing");
        assertThat(essex.open(entry.path()).text())
                .contains("Linked from: Contract " + word)
                .doesNotContain("Something is missing");
        assertThat(essex.open("/registers/risk?wanting=1&q=VCS+organisations+do+not+engage")
                        .document()
                        .select("tbody tr"))
                .hasSize(unpaired - 1);
        Page wrong = linked.form("/link").with("target", "risk/nothing-like-it").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.document().select("#target").val()).isEqualTo("risk/nothing-like-it");
    }

    @Test
    void theHorizonAndIssuesSayWhoAddressesThemWhenWeLookAgainAndWhatAGroupAnswered() {
        Page signal = Typed.entry(
                essex,
                "horizon",
                "Signal " + word,
                "source",
                "=cmd|'/c calc'!A1",
                "words",
                "A new law is being read",
                "likelihood",
                "4 likely",
                "impact",
                "3 moderate",
                "addressed_by",
                GroupsTest.THURROCK.toString(),
                "response",
                "Thurrock Council reads it for all",
                "review-day",
                "2",
                "review-month",
                "1",
                "review-year",
                "2020");
        assertThat(signal.text()).contains("12 of 25", "Thurrock Council", "Was due 2 Jan 2020");
        reminders.run();
        int once = reminded();
        reminders.run();
        assertThat(reminded()).isEqualTo(once); // what is raised already is no act again
        Page home = essex.open("/");
        assertThat(home.document().select("a[href='" + signal.path() + "']")).hasSize(1);
        assertThat(new String(essex.fetch("/registers/horizon/export?q=" + word), StandardCharsets.UTF_8))
                .contains("'=cmd|'/c calc'!A1", "Thurrock Council");
        Page group = Typed.group(essex, "Answering " + word, word);
        Page issue = Typed.entry(
                essex,
                "issue",
                "Issue " + word,
                "words",
                "Two teams each think it is the other's",
                "whose",
                GroupsTest.POLICE.toString(),
                "affects",
                GroupsTest.THURROCK.toString(),
                "affects",
                GroupsTest.ESSEX.toString(),
                "advice",
                "Agree it at the next meeting",
                "referred_to",
                Typed.code(group));
        assertThat(issue.text()).contains("Essex Police", "Thurrock Council", "referred and without an answer");
        Page noted = visitor("police", GroupsTest.POLICE)
                .open(issue.path())
                .form("/note")
                .with("note", "We take it, from Monday")
                .send();
        assertThat(noted.text()).contains("We take it, from Monday");
        Page answered = essex.open(issue.path() + "/change")
                .form("/change")
                .with("answer", "The group agrees with the police")
                .with("response", "Done")
                .send();
        assertThat(answered.text()).contains("The group agrees with the police").doesNotContain("Something is missing");
    }

    @Test
    @Shows({"C4.16b", "C1.15b", "S27", "C2.06p"})
    void eachRegisterAsksForWhatItNeedsAndListsThoseWithoutIt() {
        Page blank = Typed.entry(essex, "assessment", "Change " + word);
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.text()).contains("Mental health considered?: choose one", "How, or why not");
        Page assessed = blank.form("/new")
                .with("mental_health", "Yes")
                .with("rationale", "It shortens the wait of people in crisis")
                .send();
        assertThat(assessed.text()).contains("not signed off");
        Page finding = Typed.entry(
                essex, "finding", "Theme " + word, "words", "Places of safety turn people away", "source", "CQC 2014");
        assertThat(essex.open("/registers/finding?wanting=1&q=" + word).text()).contains("1 entry");
        Page none = essex.open(finding.path() + "/change")
                .form("/change")
                .with("no_action", "Another body does it")
                .send();
        assertThat(none.text()).doesNotContain("Something is missing");
        assertThat(essex.open("/registers/finding?wanting=1&q=" + word).text()).contains("No entry matches");
        Page practice = Typed.entry(
                essex,
                "practice",
                "Street triage " + word,
                "words",
                "A nurse rides with the police",
                "kind",
                "Good practice",
                "area",
                "Cleveland",
                "evidence",
                "Detentions fell by a third",
                "adopted",
                GroupsTest.POLICE.toString());
        assertThat(practice.text()).contains("Cleveland", "Essex Police");
        Page model = Typed.entry(
                essex, "model", "Pilot " + word, "words", "A hub in one town", "place", "Harlow", "status", "Pilot");
        assertThat(model.text()).contains("without an evaluation");
        assertThat(essex.open(model.path() + "/change")
                        .form("/change")
                        .with("evaluation", "Fewer people waited")
                        .with("adopted", GroupsTest.THURROCK.toString())
                        .with("status", "Taken up")
                        .send()
                        .text())
                .contains("Thurrock Council", "was Pilot, is now Taken up");
        Page campaign = Typed.entry(
                essex,
                "campaign",
                "Act early " + word,
                "message",
                "Call before it is a crisis",
                "reach",
                "12000",
                "calls_before",
                "40",
                "calls_after",
                "61");
        assertThat(campaign.text()).contains("12000", "40", "61");
    }

    @Test
    @Shows({"S36", "T45"})
    void coProductionIsRecordedAndCheckedForEachActiveProgramme() {
        Page model = Typed.entry(
                essex, "model", "Young adults " + word, "words", "A service from 18 to 25", "place", "Thurrock");
        long before = shown();
        Page made = Typed.entry(
                essex,
                "coproduction",
                "18 to 25 " + word,
                "activity",
                "Six evenings with young people",
                "held-day",
                String.valueOf(entries.today().minusMonths(1).getDayOfMonth()),
                "held-month",
                String.valueOf(entries.today().minusMonths(1).getMonthValue()),
                "held-year",
                String.valueOf(entries.today().minusMonths(1).getYear()),
                "participants",
                "Young people",
                "participants",
                "Carers and families",
                "level",
                "Co-designed");
        assertThat(made.text())
                .contains(
                        "Young people, Carers and families",
                        "Co-designed",
                        London.day(entries.today().minusMonths(1)),
                        "without a word of what changed");
        made.form("/link").with("target", "model/" + Typed.code(model)).send();
        assertThat(shown()).isEqualTo(before + 1);
        Page changed = essex.open(made.path() + "/change")
                .form("/change")
                .with("changed", "Appointments are in the evening")
                .send();
        assertThat(changed.text()).contains("Appointments are in the evening").doesNotContain("Something is missing");
    }

    private long shown() {
        String said = essex.open("/registers/coproduction").text();
        return Long.parseLong(said.replaceFirst("(?s).*?(\\d+) of \\d+ active programmes.*", "$1"));
    }

    @Test
    void everyRegisterHasAListAFormAndAFileAndRefusesAnEmptyForm() {
        Page all = essex.open("/registers");
        for (Register register : registers.all()) {
            assertThat(all.hasLink(register.title())).as(register.code()).isTrue();
            assertThat(essex.open(register.address()).status())
                    .as(register.code())
                    .isEqualTo(200);
            assertThat(essex.fetch(register.address() + "/export"))
                    .as(register.code())
                    .isNotEmpty();
            Page empty = essex.open(register.address() + "/new").form("/new").send();
            assertThat(empty.status()).as(register.code()).isEqualTo(422);
            assertThat(empty.text()).as(register.code()).contains(register.named() + ": write at least 3 characters");
        }
    }

    private int reminded() {
        return jdbc.sql("select count(*) from platform.audit where what = 'Remind of an entry'")
                .query(Integer.class)
                .single();
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

        Page closed = close(trust, made, "The unit was merged into the first and has no families of its own");
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

    @Test
    void aMeasureOfWhatIsToGoDownIsInUseOnceItSaysWhereThatStartsFrom() {
        String plan = Typed.plan(essex, "Plan of measures " + word);
        Page proposed = Typed.entry(
                essex,
                "kpi",
                "Detentions in cells " + word,
                "plan",
                plan,
                "words",
                "People detained in a police cell in a year",
                "unit",
                "people a year",
                "better",
                "Lower");
        assertThat(proposed.text()).contains("Proposed");
        Page early = essex.open(proposed.path() + "/change")
                .form("/change")
                .instead("status", "In use")
                .send();
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("in use once it says where that starts from");
        Page used = early.form("/change")
                .instead("status", "In use")
                .instead("baseline", "212 in 2014/15")
                .send();
        assertThat(used.text()).contains("In use", "212 in 2014/15");
        Page worded = Typed.entry(
                essex,
                "kpi",
                "Reduction in waits " + word,
                "plan",
                plan,
                "words",
                "Days from asking to the first contact",
                "unit",
                "days",
                "better",
                "Neither",
                "status",
                "In use");
        assertThat(worded.status()).isEqualTo(422);
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
