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
}
