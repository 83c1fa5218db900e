package org.onedoor.programme.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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

/** What partners sign, write, lead together and are asked for, each driven whole. */
@OneDoorTest
class PartnerRowsTest {
    /** A council few other tests are of, so that its list of tasks stays short. */
    private static final UUID HOST = org.onedoor.organisation.Organisation.idOfSlug("southend-city-council");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Entries entries;

    @Autowired
    Reminders reminders;

    private Visitor host;
    private String word;

    @BeforeEach
    void signIn() {
        host = visitor("governance", HOST);
        word = Typed.word();
    }

    private Visitor visitor(String role, UUID organisation) {
        return new Visitor(port).signIn(cast.account(role, organisation, null).username());
    }

    private static Page signed(Page page) {
        return page.form("/answer")
                .with("state", "Signed")
                .with("board", "Chief Constable's office")
                .with("decided-day", "3")
                .with("decided-month", "11")
                .with("decided-year", "2025")
                .send();
    }

    @Test
    @Shows({"C0.11", "C1.03c"})
    void declarationsAndPoliciesSayWhoSignedOnWhichDayAndWhoHasNot() {
        Page declaration = Typed.entry(
                host, "declaration", "Crisis declaration " + word, "words", "We act together for people in crisis");
        Page asked = declaration
                .form("/ask")
                .with("organisations", GroupsTest.POLICE.toString())
                .with("organisations", GroupsTest.THURROCK.toString())
                .send();
        assertThat(asked.text()).contains("Not yet signed by all: 2 waiting");
        Page half = signed(visitor("police", GroupsTest.POLICE).open(declaration.path()));
        assertThat(half.text())
                .contains(
                        "Not yet signed by all: 1 signed, 1 waiting",
                        "Chief Constable's office, 3 Nov 2025",
                        "Thurrock Council Answer Waiting");
        assertThat(host.open("/registers/declaration?q=" + word).text()).contains("1 signed, 1 waiting");

        Page policy = Typed.entry(
                host,
                "policy",
                "Section 136 policy " + word,
                "version",
                "4.2",
                "answers_for",
                "Head of mental health law",
                "in_force-day",
                "1",
                "in_force-month",
                "2",
                "in_force-year",
                "2025",
                "review-day",
                "1",
                "review-month",
                "2",
                "review-year",
                "2026");
        assertThat(policy.text()).contains("4.2", "Head of mental health law", "Was due 1 Feb 2026");
        policy.form("/ask").with("organisations", GroupsTest.POLICE.toString()).send();
        assertThat(signed(visitor("police", GroupsTest.POLICE).open(policy.path()))
                        .text())
                .contains("Signed by all 1");
        reminders.run();
        assertThat(host.open("/").document().select("a[href='" + policy.path() + "']"))
                .hasSize(1);
    }

    @Test
    @Shows({"C1.05b", "CH.04"})
    void aDraftAndANewsletterAreRemindedOfBeforeTheirDays() {
        LocalDate soon = entries.today().plusDays(5);
        Page assessment = Typed.entry(
                host,
                "document",
                "Needs assessment " + word,
                "kind",
                "Needs assessment",
                "draft_due-day",
                String.valueOf(soon.getDayOfMonth()),
                "draft_due-month",
                String.valueOf(soon.getMonthValue()),
                "draft_due-year",
                String.valueOf(soon.getYear()),
                "due-day",
                "1",
                "due-month",
                "2",
                "due-year",
                String.valueOf(soon.getYear() + 1));
        Page newsletter = Typed.entry(
                host,
                "document",
                "Third newsletter " + word,
                "kind",
                "Newsletter",
                "due-day",
                String.valueOf(soon.getDayOfMonth()),
                "due-month",
                String.valueOf(soon.getMonthValue()),
                "due-year",
                String.valueOf(soon.getYear()),
                "distribution",
                "practices, carers' groups",
                "approved_by",
                "Programme board");
        assertThat(newsletter.text()).contains("practices, carers' groups", "Programme board");
        reminders.run();
        reminders.run();
        for (Page each : java.util.List.of(assessment, newsletter)) {
            assertThat(host.open("/").document().select("a[href='" + each.path() + "']"))
                    .as(each.path())
                    .hasSize(1);
        }
        Page sent = host.open(newsletter.path() + "/change")
                .form("/change")
                .with("status", "Sent")
                .send();
        assertThat(sent.text()).contains("was Being written, is now Sent");
    }

    @Test
    @Shows("C4.16a")
    void anEqualityImpactAssessmentHoldsTheNineCharacteristicsItsEvidenceAndItsSignOff() {
        Page made = Typed.entry(
                host,
                "assessment",
                "New triage " + word,
                "mental_health",
                "Yes",
                "rationale",
                "It shortens the wait of people in crisis",
                "age",
                "Older people travel further",
                "disability",
                "Step-free rooms only",
                "gender_reassignment",
                "No difference was found",
                "marriage",
                "No difference at all",
                "pregnancy",
                "Perinatal team is told",
                "race",
                "Interpreters at night",
                "religion",
                "A quiet room is there",
                "sex",
                "Women may ask for a woman",
                "orientation",
                "No difference seen",
                "evidence",
                "The equity report of March",
                "mitigations",
                "Taxis are paid for");
        assertThat(made.text())
                .contains(
                        "Older people travel further",
                        "Step-free rooms only",
                        "Perinatal team is told",
                        "Interpreters at night",
                        "A quiet room is there",
                        "Women may ask for a woman",
                        "The equity report of March",
                        "Taxis are paid for",
                        "not signed off");
        Page signed = Typed.day(
                        host.open(made.path() + "/change")
                                .form("/change")
                                .with("signed_off_by", "Programme board")
                                .with("status", "Signed off"),
                        "signed_off_on",
                        entries.today())
                .send();
        assertThat(signed.text()).contains("Programme board").doesNotContain("Something is missing");
    }

    @Test
    @Shows("V01")
    void everyPlanPaperAndAssessmentSaysWhetherMentalHealthWasConsideredAndThoseThatDoNotAreListed() {
        String plan = Typed.plan(host, "Considered " + word);
        assertThat(host.open("/registers/assessment").text())
                .contains("whether mental health was considered", "Considered " + word);
        Page bare = host.open("/plans/" + plan + "/register")
                .form("/consider")
                .with("rationale", "It is a plan for mental health")
                .send();
        assertThat(bare.status()).isEqualTo(422);
        Page said = bare.form("/consider").with("considered", "Yes").send();
        assertThat(said.text()).contains("Yes. It is a plan for mental health");
        assertThat(host.open("/registers/assessment").text()).doesNotContain("Considered " + word);
        Page blank = Typed.entry(host, "assessment", "A new road " + word, "mental_health", "No");
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.text()).contains("How, or why not");
        Page meeting = meeting(Typed.group(host, "Papers " + word, word));
        Page refused = meeting.form("/paper")
                .with("title", "A paper")
                .with("class", "Information")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Say whether mental health was considered", "Say how mental health was considered");
        assertThat(refused.document().select("#title").val()).isEqualTo("A paper");
        Page added = refused.form("/paper")
                .with("considered", "No")
                .with("rationale", "It is about the car park")
                .send();
        assertThat(added.text()).contains("Mental health considered: no. It is about the car park");
    }

    private Page meeting(Page group) {
        LocalDate today = entries.today();
        return Typed.day(group.form("/meetings").with("many", "1"), "first", today)
                .send()
                .follow(org.onedoor.platform.time.London.day(today));
    }

    @Test
    @Shows("S38")
    void theAgendaBuildsItselfPapersAreGivenToPartnersThePackIsIssuedAndActionsAreCaptured() {
        String plan = Typed.plan(host, "Agenda " + word);
        Page meeting = meeting(
                Typed.seat(Typed.group(host, "Agenda " + word, word, "plans", plan), "chair", GroupsTest.ESSEX));
        assertThat(meeting.text()).contains("Actions past their due day (1)", "Silent actions (2)");
        Page noDay = meeting.form("/paper")
                .with("title", "Police figures")
                .with("class", "Discussion")
                .with("considered", "Yes")
                .with("rationale", "They are figures of detentions")
                .with("writer", GroupsTest.POLICE.toString())
                .send();
        assertThat(noDay.status()).isEqualTo(422);
        assertThat(noDay.text()).contains("Give the day by which it is to be handed in");
        Page given = Typed.day(
                        noDay.form("/paper"), "paper-due", entries.today().plusDays(4))
                .send();
        assertThat(given.text()).contains("Essex Police is to write it by");
        Visitor police = visitor("police", GroupsTest.POLICE);
        assertThat(police.open("/").text()).contains("Write a paper for a meeting and hand it in");
        Page wrong = police.open(meeting.path())
                .form("/hand-in")
                .with("text-address", "the drive")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        Page handed = wrong.form("/hand-in")
                .with("text-address", "https://example.org/figures")
                .with("plain-address", "https://example.org/figures-in-plain-words")
                .send();
        assertThat(handed.text())
                .contains("The paper is handed in", "In plain language")
                .doesNotContain("is to write it by");
        assertThat(police.open("/").document().select("a[href='" + meeting.path() + "']"))
                .isEmpty();
        assertThat(visitor("governance", GroupsTest.THURROCK)
                        .open(meeting.path())
                        .document()
                        .select("form[action$=/hand-in]"))
                .isEmpty();
        Page issued = host.open(meeting.path()).form("/issue").send();
        assertThat(issued.text()).contains("Pack issued");
        Page action = issued.form("/outcome")
                .with("kind", "Action")
                .with("outcome", "Send the figures each month")
                .with("organisation", GroupsTest.THURROCK.toString())
                .send();
        assertThat(action.text()).contains("Send the figures each month");
        assertThat(visitor("governance", GroupsTest.THURROCK).open("/").text())
                .contains("Do what a meeting asked of you");
    }

    @Test
    @Shows({"S13", "S29"})
    void severalOrganisationsLeadAWorkstreamEachSeesItsDutiesAndTheEightEnablersAreThere() {
        Page wrong = Typed.entry(
                host,
                "workstream",
                "Crisis " + word,
                "words",
                "One way into crisis care",
                "leads",
                GroupsTest.POLICE.toString(),
                "leads",
                GroupsTest.THURROCK.toString(),
                "duties",
                "Essex Police: keeps the custody figures\nSomebody else: does the rest");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("'Somebody else: does the rest' does not begin with the name of one that leads it");
        Page made = wrong.form("/new")
                .with("duties", "Essex Police: keeps the custody figures\nThurrock Council: finds the rooms")
                .send();
        assertThat(made.text())
                .contains("Essex Police; Thurrock Council")
                .doesNotContain("What your organisation does");
        assertThat(visitor("police", GroupsTest.POLICE)
                        .open(made.path())
                        .document()
                        .select("#duties + ul")
                        .text())
                .isEqualTo("keeps the custody figures");
        assertThat(visitor("governance", GroupsTest.THURROCK)
                        .open(made.path())
                        .document()
                        .select("#duties + ul")
                        .text())
                .isEqualTo("finds the rooms");

        Page enablers = host.open("/registers/enabler");
        assertThat(enablers.text())
                .contains(
                        "Quality and safety",
                        "Workforce",
                        "Digital",
                        "Public mental health",
                        "Population health management",
                        "Contracting",
                        "Outcomes",
                        "erformance");
        String plan = Typed.plan(host, "Enabler " + word);
        Page enabler = Typed.entry(host, "enabler", "Estates " + word);
        assertThat(enabler.text()).contains("without a lead");
        Page led = host.open(enabler.path() + "/change")
                .form("/change")
                .with("lead", GroupsTest.THURROCK.toString())
                .with("plan", plan)
                .with("rating", "Amber")
                .with("because", "Two of six buildings are found")
                .send();
        assertThat(led.text())
                .contains("Thurrock Council", "Enabler " + word, "Amber", "Two of six buildings are found")
                .doesNotContain("Something is missing");
        Page risk = Typed.entry(host, "risk", "No building " + word, "likelihood", "3 possible", "impact", "4 major");
        Page tied = led.form("/link").with("target", "risk/" + Typed.code(risk)).send();
        assertThat(tied.hasLink("No building " + word)).isTrue();
    }

    @Test
    @Shows("C1.06a")
    void theTreeOfGroupsSaysWhereWhatAGroupCannotSettleGoesAndLinksItsMinutes() {
        Page board = Typed.group(host, "Board " + word, word + " board", "kind", "Board");
        Page middle = Typed.group(host, "Programme " + word, word + " programme", "parent", Typed.code(board));
        Page group = Typed.seat(
                Typed.group(host, "Plan group " + word, word + " plan", "parent", Typed.code(middle)),
                "chair",
                GroupsTest.ESSEX);
        assertThat(group.document().select("#route + ol li").eachText())
                .containsExactly("Programme " + word, "Board " + word);
        assertThat(host.open(board.path()).text()).contains("Groups that report to it: Programme " + word);
        String tree = host.open("/groups").text();
        assertThat(tree.indexOf("Board " + word)).isLessThan(tree.indexOf("Programme " + word));
        assertThat(tree.indexOf("Programme " + word)).isLessThan(tree.indexOf("Plan group " + word));
        Page meeting = meeting(group);
        Page held = meeting.form("/attendance")
                .with(
                        "present",
                        meeting.document().select("input[name=present]").attr("value"))
                .send();
        held.form("/agree").send();
        Page minutes = host.open(group.path()).follow("minutes");
        assertThat(minutes.text()).contains("Minutes agreed", "Plan group " + word);
    }
}
