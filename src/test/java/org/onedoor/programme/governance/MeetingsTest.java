package org.onedoor.programme.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.London;
import org.onedoor.programme.Plans;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Meetings, over HTTP and without script: planned, prepared, held and minuted. */
@OneDoorTest
class MeetingsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Plans plans;

    @Autowired
    Reminders reminders;

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

    private String plan() {
        Page review = essex.open("/plans/new")
                .form("/plans")
                .sendWith("file", "plan.txt", SmallPlan.named("Plan of " + word).getBytes(StandardCharsets.UTF_8));
        return Typed.code(review.form("/confirm").send());
    }

    private Page planned(Page group, LocalDate first, String many) {
        return group.form("/meetings")
                .with("first-day", String.valueOf(first.getDayOfMonth()))
                .with("first-month", String.valueOf(first.getMonthValue()))
                .with("first-year", String.valueOf(first.getYear()))
                .with("many", many)
                .send();
    }

    @Test
    @Shows("V11")
    void aMeetingIsNotMarkedQuorateUntilTheSeatsItsRuleNamesAreFilled() {
        Page group = Typed.group(
                essex,
                "Quorum " + word,
                word,
                "frequency",
                "8",
                "needed_seats",
                "Person with lived experience",
                "needed_seats",
                "Carer or family member");
        group = Typed.seat(Typed.seat(group, "chair", GroupsTest.ESSEX), "lived-experience", null);
        group = Typed.seat(group, "carer", null);
        Page meeting = planned(group, plans.today(), "1").follow(London.day(plans.today()));
        List<String> seats = meeting.document().select("input[name=present]").eachAttr("value");
        assertThat(seats).hasSize(3);
        Page refused = meeting.form("/attendance")
                .with("present", seats.get(0))
                .with("present", seats.get(1))
                .with("quorate", "1")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("It cannot be quorate", "Nobody in the seat 'Carer or family member' is there");
        Page quorate = refused.form("/attendance")
                .with("present", seats.get(0))
                .with("present", seats.get(1))
                .with("present", seats.get(2))
                .with("quorate", "1")
                .send();
        assertThat(quorate.text()).contains("Quorate.", "3 seats there");
        Page changed = essex.open(group.path() + "/change");
        assertThat(changed.form("/change").with("quorum", "4").send().status()).isEqualTo(200);
        Page again = essex.open(quorate.path())
                .form("/attendance")
                .with("present", seats.get(0))
                .with("present", seats.get(1))
                .with("present", seats.get(2))
                .with("quorate", "1")
                .send();
        assertThat(again.text()).contains("3 of the 4 that make a quorum are there");
    }

    @Test
    @Shows("C0.06")
    void meetingsAreInTheCalendarAndBeforeEachEveryLeadGetsItsActionsWithoutAnUpdate() {
        String plan = plan();
        Page group = Typed.group(essex, "Leads " + word, word, "frequency", "9", "plans", plan);
        LocalDate first = plans.today().plusDays(3);
        Page made = planned(group, first, "3");
        assertThat(made.text()).contains("Meetings planned: 3", London.day(first.plusWeeks(18)));
        assertThat(planned(made, first, "3").text()).contains("Meetings planned: 0");
        Page calendar = essex.open("/meetings");
        assertThat(calendar.text()).contains("Leads " + word, London.day(first.plusWeeks(9)));
        Page meeting = essex.open(group.path()).follow(London.day(first));
        assertThat(meeting.text()).contains("Actions without an update", "Essex Police Actions 2", "1.1", "1.2");
        Visitor police = visitor("governance", GroupsTest.POLICE);
        Visitor bystander = visitor("governance", GroupsTest.THURROCK);
        reminders.run();
        assertThat(bystander.open("/").document().select("a[href='" + meeting.path() + "']"))
                .isEmpty();
        Page home = police.open("/");
        assertThat(home.text()).contains("Say how your actions are going before the meeting");
        assertThat(home.document().select("a[href='" + meeting.path() + "']")).isNotEmpty();
        reminders.run();
        assertThat(essex.open(meeting.path())
                        .document()
                        .select("#history ~ ol li")
                        .eachText())
                .filteredOn(entry -> entry.startsWith("Leads told"))
                .hasSize(1);
        Page update = police.open("/plans/" + plan + "/actions/1.1/do/log-update")
                .form("/log-update")
                .with("words", "The first part is done")
                .send();
        assertThat(update.status()).isEqualTo(200);
        Page after = essex.open(meeting.path());
        List<String> unheard = after.document().select("*:has(> h2#unheard) table").eachText().stream()
                .filter(table -> table.contains("Actions without an update"))
                .toList();
        assertThat(unheard).singleElement().satisfies(table -> {
            assertThat(table).contains("Essex Police Actions 1", "1.2");
            assertThat(table).doesNotContain("1.1");
        });
    }

    @Test
    @Shows("S47")
    void thePackBuildsItselfPapersHaveAClassAndTheirClassSaysWhatMustBeMinuted() {
        String plan = plan();
        Typed.entry(essex, "risk", "Risk of " + word, "likelihood", "4 likely", "impact", "5 severe");
        Typed.entry(
                essex,
                "horizon",
                "Signal of " + word,
                "source",
                "A newspaper",
                "words",
                "Something new is seen",
                "likelihood",
                "3 possible",
                "impact",
                "2 minor",
                "review-day",
                "1",
                "review-month",
                "2",
                "review-year",
                "2020");
        Page recommended = Typed.entry(
                essex, "recommendation", "Adopt " + word, "words", "That partners adopt the plan", "status", "Draft");
        recommended
                .form("/ask")
                .with("organisations", GroupsTest.THURROCK.toString())
                .send();
        Page group = Typed.seat(Typed.group(essex, "Pack " + word, word, "plans", plan), "chair", GroupsTest.ESSEX);
        Page meeting = planned(group, plans.today(), "1").follow(London.day(plans.today()));
        assertThat(meeting.text())
                .contains(
                        "Actions past their due day (1)",
                        "Silent actions",
                        "Risk of " + word,
                        "Score 20 of 25",
                        "Signal of " + word,
                        "Adopt " + word);
        Page wrong = meeting.form("/paper")
                .with("title", "The draft strategy")
                .with("class", "Approval")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        Page papers = wrong.form("/paper")
                .with("title", "The draft strategy")
                .with("class", "Approval")
                .with("asks", "To endorse the draft strategy")
                .with("considered", "Yes")
                .with("rationale", "It is the strategy for mental health")
                .send();
        papers = papers.form("/paper")
                .with("title", "Figures of the month")
                .with("class", "Information")
                .with("considered", "No")
                .with("rationale", "They are figures and change nothing")
                .send();
        assertThat(papers.text())
                .contains("For approval", "To endorse the draft strategy", "For information", "To note it.", "Noted");
        Page issued = papers.form("/issue").send();
        assertThat(issued.text()).contains("frozen as it stood then", "Pack issued");
        Typed.entry(essex, "risk", "Later risk of " + word);
        assertThat(essex.open(issued.path()).text()).doesNotContain("Later risk of " + word);
        Page held = issued.form("/attendance")
                .with("present", issued.document().select("input[name=present]").attr("value"))
                .with("quorate", "1")
                .send();
        Page early = held.form("/agree").send();
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text()).contains("'The draft strategy' asks for approval and has no decision");
        String paper = held.document().select("select[name=paper] option").stream()
                .filter(option -> option.text().equals("The draft strategy"))
                .findFirst()
                .orElseThrow()
                .val();
        Page decided = held.form("/outcome")
                .with("kind", "Decision")
                .with("paper", paper)
                .with("outcome", "The group supports the draft and sends it to the partners")
                .send();
        Page action = decided.form("/outcome")
                .with("kind", "Action")
                .with("outcome", "Write to the boards by the end of the month")
                .with("organisation", GroupsTest.THURROCK.toString())
                .send();
        assertThat(action.text()).contains("Decision: The group supports the draft", "Thurrock Council");
        assertThat(visitor("governance", GroupsTest.THURROCK).open("/").text())
                .contains("Do what a meeting asked of you", "Answer what the partners were asked");
        Page agreed = action.form("/agree").send();
        assertThat(agreed.text()).contains("The minutes are agreed", "Minutes agreed");
        assertThat(essex.open(group.path()).hasLink("minutes")).isTrue();
    }

    @Test
    void whatOnlyAnActSetsCannotBeTyped() {
        Page group = Typed.group(essex, "Typed " + word, word);
        Page typed = Typed.entry(
                essex,
                "meeting",
                "Meeting of " + word,
                "group",
                Typed.code(group),
                "held-day",
                "1",
                "held-month",
                "6",
                "held-year",
                "2026",
                "quorate",
                "Yes",
                "status",
                "Minutes agreed");
        assertThat(typed.status()).isEqualTo(422);
        assertThat(typed.text()).contains("'Minutes agreed' is set by what is done on the entry's page");
        Page made = typed.form("/new")
                .with("status", "Planned")
                .with("quorate", "Yes")
                .send();
        assertThat(made.text()).contains("Not recorded yet.");
        Page nowhere = essex.open(made.path() + "/change");
        assertThat(nowhere.form("/change").with("group", "no-such-group").send().status())
                .isEqualTo(422);
    }

    @Test
    void nothingCameOfAMeetingThatIsStillAheadAndNobodyWasThere() {
        Page group = Typed.seat(Typed.group(essex, "Ahead " + word, word), "chair", GroupsTest.ESSEX);
        Page today = planned(group, plans.today(), "1").follow(London.day(plans.today()));
        LocalDate day = plans.today().plusDays(1);
        Page ahead = planned(essex.open(group.path()), day, "1").follow(London.day(day));
        assertThat(ahead.text())
                .contains("It is recorded on " + London.day(day) + " or after it.")
                .contains("Decisions, actions and advice are recorded on the day of the meeting or after it.");
        assertThat(ahead.document().select("form[action$=/attendance], form[action$=/outcome]"))
                .isEmpty();
        Page decided = today.form("/outcome")
                .to(ahead.path() + "/outcome")
                .with("kind", "Decision")
                .with("outcome", "The group endorses the strategy early")
                .send();
        assertThat(decided.status()).isEqualTo(409);
        assertThat(decided.text()).contains("The meeting is on " + London.day(day));
        Page attended =
                today.form("/attendance").to(ahead.path() + "/attendance").send();
        assertThat(attended.status()).isEqualTo(409);
        assertThat(essex.open(ahead.path()).text())
                .contains("Planned", "Nothing is recorded yet")
                .doesNotContain("endorses the strategy early");
        assertThat(ahead.form("/issue").send().text())
                .as("a pack is issued before the meeting")
                .contains("Pack issued");
    }

    @Test
    void aMeetingThatWasHeldStaysHeld() {
        Page group = Typed.seat(Typed.group(essex, "Stays " + word, word), "chair", GroupsTest.ESSEX);
        Page meeting = planned(group, plans.today(), "1").follow(London.day(plans.today()));
        Page held = meeting.form("/attendance").send();
        assertThat(held.text()).contains("Held");
        assertThat(held.document().select("form[action$=/issue]")).isEmpty();
        Page issued = meeting.form("/issue").send();
        assertThat(issued.status()).isEqualTo(409);
        assertThat(issued.text()).contains("The meeting was held. Its pack stays as it was issued.");
        Page change = essex.open(meeting.path() + "/change");
        Page back = change.form("/change").instead("status", "Planned").send();
        assertThat(back.status()).isEqualTo(422);
        assertThat(back.text()).contains("It was held, so it stays 'Held'");
        LocalDate ahead = plans.today().plusYears(1);
        Page later = change.form("/change")
                .instead("held-day", String.valueOf(ahead.getDayOfMonth()))
                .instead("held-month", String.valueOf(ahead.getMonthValue()))
                .instead("held-year", String.valueOf(ahead.getYear()))
                .send();
        assertThat(later.status()).isEqualTo(422);
        assertThat(later.text()).contains("it was held, so its day is not after today");

        held.form("/agree").send();
        Page again = meeting.form("/attendance").send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(essex.open(meeting.path()).text()).contains("Minutes agreed");
    }
}
