package org.onedoor.programme.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

/** What hangs on actions of plans: principles, measures and their figures, engagement, statements, other plans, the board. */
@OneDoorTest
class LinkedRowsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Entries entries;

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

    private Page figure(Page entry, String place, String year, String value, String outOf) {
        Visitor.Form form = entry.form("/figure")
                .with("on-day", "31")
                .with("on-month", "3")
                .with("on-year", year)
                .with("place", place)
                .with("value", value)
                .with("source", "The year's return");
        return (outOf.isEmpty() ? form : form.with("out-of", outOf)).send();
    }

    private String list(String register, String more) {
        return essex.open("/registers/" + register + "?q=" + word + more).text();
    }

    @Test
    @Shows("T10")
    void principlesAreTagsAndThoseNothingShowsAreListed() {
        String plan = Typed.plan(essex, "Principled " + word);
        Page principle = Typed.entry(essex, "principle", "Co-production " + word, "source", "The 2017 strategy");
        assertThat(principle.text()).contains("that nothing shows");
        assertThat(list("principle", "&wanting=1")).contains("Co-production " + word);
        Page tagged = principle.form("/link").with("target", plan + "/1.2").send();
        assertThat(tagged.text()).doesNotContain("Something is missing");
        assertThat(essex.open("/plans/" + plan + "/actions/1.2").text()).contains("Co-production " + word);
        assertThat(list("principle", "&wanting=1")).contains("No entry matches");
    }

    @Test
    @Shows("C0.03")
    void aPlanSaysThatItHasNoMeasureAndMeasuresHangOnItAndItsActionsWithTheirFigures() {
        String plan = Typed.plan(essex, "Measured " + word);
        assertThat(essex.open("/plans/" + plan + "/register").text()).contains("No measure is tied to this plan.");
        Page kpi = Typed.entry(
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
                "Lower",
                "target",
                "0 by 2026");
        assertThat(kpi.text()).contains("tied to no action", "No figure is recorded yet");
        Page tied = kpi.form("/link").with("target", plan + "/1.1").send();
        assertThat(tied.text()).doesNotContain("Something is missing");
        assertThat(essex.open("/plans/" + plan + "/actions/1.1").text()).contains("Detentions in cells " + word);
        Page measured = essex.open("/plans/" + plan + "/register");
        assertThat(measured.text()).doesNotContain("No measure is tied").contains("Detentions in cells " + word);
        Page wrong = figure(tied, "Thurrock", "2019", "many", "");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.document().select("#value").val()).isEqualTo("many");
        Page drawn = wrong;
        for (int year = 2011; year <= 2024; year++) {
            drawn = figure(
                    drawn, "Thurrock", String.valueOf(year), year == 2024 ? "2" : String.valueOf(20 + year % 3), "");
        }
        assertThat(drawn.text()).contains("31 Mar 2024", "2 people a year", "Thurrock", "The year's return");
        assertThat(drawn.document().select("svg title").eachText()).contains("Figures over time, Thurrock");
        assertThat(drawn.document().select("svg desc").text()).contains("14 figures", "below the lower limit");
        assertThat(drawn.document().select("details:contains(Every figure as a table) tbody tr"))
                .hasSize(14);
        Page mended = figure(drawn, "Thurrock", "2024", "3", "");
        assertThat(mended.text()).contains("3 people a year");
        assertThat(mended.document().select("details:contains(Every figure as a table) tbody tr"))
                .hasSize(14);
    }

    @Test
    @Shows("S09")
    void howManyAgreeWithAnIStatementIsShownByPlaceAndHiddenWhereFewAnswered() {
        Page statement = Typed.entry(
                essex,
                "statement",
                "I am heard " + word,
                "question",
                "Did those who helped you listen to you?",
                "measure",
                "Share who say yes");
        Page harlow = figure(statement, "Harlow", "2024", "31", "40");
        Page few = figure(harlow, "Uttlesford", "2024", "3", "4");
        assertThat(few.text())
                .contains(
                        "Did those who helped you listen to you?",
                        "77.5% (31 of 40)",
                        "Uttlesford",
                        "Not shown: fewer than 5 answered")
                .doesNotContain("75.0%");
        Page wrong = figure(few, "Harlow", "2023", "41", "40");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("cannot be more than how many answered");
    }

    @Test
    @Shows("C4.05a")
    void aFindingIsListedUntilAnActionAnswersItOrItIsSaidThatNoneWill() {
        String plan = Typed.plan(essex, "Inspected " + word);
        Page answered = finding("Response " + word);
        Page left = finding("Aftercare " + word);
        String wanting = "/registers/finding?wanting=1&q=" + word;
        assertThat(essex.open(wanting).text()).contains("2 entries");
        answered.form("/link").with("target", plan + "/1.1").send();
        assertThat(essex.open(wanting).text()).contains("1 entry", "Aftercare " + word);
        assertThat(essex.open("/plans/" + plan + "/actions/1.1").text()).contains("In the registers: Response " + word);
        essex.open(left.path() + "/change")
                .form("/change")
                .with("no_action", "Another body does it")
                .send();
        assertThat(essex.open(wanting).text()).contains("No entry matches");
    }

    private Page finding(String title) {
        return Typed.entry(
                essex, "finding", title, "words", "People wait for an answer", "source", "CQC thematic review, 2014");
    }

    @Test
    @Shows({"C0.07", "W4.03"})
    void whatACommunitySaidIsLinkedToTheActionItInfluenced() {
        String plan = Typed.plan(essex, "Heard " + word);
        Page talk = Typed.entry(
                essex,
                "engagement",
                "Friday prayers " + word,
                "kind",
                "Contact with a community",
                "community",
                "Bangladeshi community of Grays",
                "contact",
                "Mosque committee",
                "held-day",
                "3",
                "held-month",
                "11",
                "held-year",
                "2025",
                "themes",
                "shame, language");
        assertThat(talk.text()).contains("linked to no action and without a word of what changed");
        Page linked = talk.form("/link").with("target", plan + "/1.1").send();
        assertThat(linked.text()).doesNotContain("Something is missing");
        assertThat(essex.open("/plans/" + plan + "/actions/1.1").text())
                .contains("In the registers: Friday prayers " + word);
        Page after = essex.open(talk.path() + "/change")
                .form("/change")
                .with("changed", "Referrals from Grays doubled after it")
                .send();
        assertThat(after.text())
                .contains("Referrals from Grays doubled after it", "shame, language", "Mosque committee");
        assertThat(list("engagement", "")).contains("Bangladeshi community of Grays", "3 Nov 2025");
    }

    @Test
    @Shows({"C1.18", "C1.04b", "W0.04"})
    void whatWasLearntAtAnEventAndWhatAStrategyRecommendsBecomeActionsWithTheirSource() {
        String plan = Typed.plan(essex, "Learning " + word);
        Page learnt = Typed.entry(
                essex,
                "practice",
                "Street triage " + word,
                "words",
                "A nurse rides with the police",
                "kind",
                "Learnt at an event",
                "area",
                "National concordat event, London",
                "evidence",
                "Two of us went and saw the figures");
        Page added = learnt.form("/to-action")
                .with("where", plan + "/1")
                .with("words", "Try a nurse in the police car")
                .send();
        assertThat(added.text()).contains("It is action 1.3");
        assertThat(essex.open("/plans/" + plan + "/actions/1.3").text())
                .contains("Try a nurse in the police car", "Street triage " + word);
        Page recommended = Typed.entry(
                essex,
                "recommendation",
                "Prevention strategy, 4 " + word,
                "words",
                "That every school has a named worker",
                "address",
                "https://example.org/prevention-strategy");
        Page tracked = recommended
                .form("/to-action")
                .with("where", plan + "/1")
                .with("words", "Name a worker for every school")
                .send();
        assertThat(tracked.text()).contains("It is action 1.4", "https://example.org/prevention-strategy");
        assertThat(essex.open("/plans/" + plan + "/actions/1.4").hasLink("Prevention strategy, 4 " + word))
                .isTrue();
        Page study = Typed.entry(
                essex,
                "practice",
                "A case study " + word,
                "words",
                "A man sent to the wrong service is seen in a week",
                "kind",
                "Case study",
                "area",
                "Thurrock",
                "evidence",
                "His own words, with his leave");
        assertThat(study.text()).contains("Case study", "Thurrock");
        assertThat(list("practice", "")).contains("A case study " + word, "Street triage " + word);
    }

    @Test
    @Shows({"C0.01", "V50", "S12"})
    void severalPlansAreOnOneBoardComparedLineByLineAndChangedOnlyWhereTheyBelong() {
        String north = Typed.plan(essex, "North plan " + word);
        Visitor thurrock = visitor("governance", GroupsTest.THURROCK);
        String south = Typed.plan(thurrock, "South plan " + word, "Open the second door", "Keep the second door open");
        Page board = essex.open("/plans/board");
        assertThat(board.document().select("#p-" + north).text())
                .contains("North plan " + word, "Essex County Council");
        assertThat(board.document().select("#p-" + south).text()).contains("South plan " + word, "Thurrock Council");
        assertThat(board.document().select("main form"))
                .as("a board changes nothing")
                .isEmpty();
        Page drilled = essex.open(board.document()
                .select("#p-" + south + " a[href$='?due=overdue']")
                .attr("href"));
        assertThat(drilled.text()).contains("South plan " + word, "1.1", "1 action");
        Page compared = essex.open("/plans/compare?one=" + north + "&two=" + south);
        assertThat(compared.text())
                .contains("2 numbers are in both plans", "Open the second door", "Keep the second door open");
        assertThat(essex.open("/plans/" + south + "/actions/1.2/do/set-status").text())
                .contains(
                        "This cannot be done now", "the plan's chair, or the organisation that answers for the action");
    }

    @Test
    void aLateActionThatOthersLinkToIsOnTheBoard() {
        String plan = Typed.plan(
                essex,
                "Critical " + word,
                "From April 2019\n\tEssex Police\n\t· To improve access\n\t\n\t\n",
                "From April 2019\n\tEssex Police\n\t· To improve access\n\t\n\t1.1\n");
        assertThat(essex.open("/plans/" + plan + "/actions/1.2").text()).contains("past its due day");
        String board =
                essex.open("/plans/board").document().select("#critical ~ *").text();
        assertThat(board).contains("Critical " + word, "Was due 31 Mar 2020");
    }

    @Test
    @Shows({"S17", "S07", "WA.21"})
    void eachOutcomeIsShownByPlaceWithItsRatingTrendExceptionsAndWhenItWasLastHeardOf() {
        String plan = Typed.plan(essex, "Placed " + word);
        Page register = essex.open("/plans/" + plan + "/register");
        String council = register.document().select("select[name=place] option").stream()
                .filter(option -> option.text().startsWith("Thurrock Council"))
                .findFirst()
                .orElseThrow()
                .val();
        String alliance = register.document().select("select[name=place] option").stream()
                .filter(option -> option.text().startsWith("Thurrock Alliance"))
                .findFirst()
                .orElseThrow()
                .val();
        Page covered = register.form("/cover").with("place", council).send();
        covered.form("/cover")
                .with("place", alliance)
                .with("cover-number", "1.2")
                .send();
        Visitor police = visitor("police", GroupsTest.POLICE);
        police.open("/plans/" + plan + "/actions/1.1/do/rate")
                .form("/rate")
                .with("rag", "red")
                .with("reason", "Nothing was opened in six years")
                .send();
        police.open("/plans/" + plan + "/actions/1.2/do/log-update")
                .form("/log-update")
                .with("words", "The second door is open")
                .send();
        Page outcome = Typed.entry(
                essex,
                "outcome",
                "Help early " + word,
                "forward_plans",
                "Mid and South Essex: item 4",
                "goals",
                "Improve mental health and life chances",
                "measure",
                "Share seen in 28 days");
        assertThat(outcome.text())
                .contains("without a strategy it aligns with", "Improve mental health and life chances");
        assertThat(list("outcome", "&wanting=1")).contains("Help early " + word);
        outcome.form("/link").with("target", plan + "/1.1").send();
        essex.open(outcome.path()).form("/link").with("target", plan + "/1.2").send();
        Page aligned = essex.open(outcome.path() + "/change")
                .form("/change")
                .with("strategies", "Mid and South Essex ICP")
                .send();
        assertThat(aligned.text()).contains("Mid and South Essex ICP").doesNotContain("Something is missing");
        List<String> rows = essex.open("/plans/board")
                .document()
                .select("tr:contains(Help early " + word + ")")
                .eachText();
        assertThat(rows).hasSize(2);
        assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .contains("Thurrock Council (people who live there)", "Red", "Newly rated", "Never"))
                .anySatisfy(row -> assertThat(row)
                        .contains(
                                "Thurrock Alliance (people registered there)",
                                "Not rated",
                                org.onedoor.platform.time.London.day(entries.today())));
    }
}
