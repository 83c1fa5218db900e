package org.onedoor.programme.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Work programmes, Joint Forward Plans, approvals by boards, criteria of integration and opportunities to be involved. */
@OneDoorTest
class DeliveryRowsTest {
    private static final UUID NORTH_EAST = Organisation.idOfOds("06T");
    private static final UUID WEST = Organisation.idOfOds("07H");
    private static final UUID MID = Organisation.idOfOds("06Q");
    private static final UUID SUFFOLK = Organisation.idOfOds("QJG");
    private static final UUID MID_AND_SOUTH = Organisation.idOfOds("QH8");

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

    private Page item(String title, String group, LocalDate due, String... more) {
        Visitor.Form form = Typed.day(
                essex.open("/registers/work/new?group=" + group)
                        .form("/new")
                        .with("title", title + " " + word)
                        .with("lead", GroupsTest.POLICE.toString()),
                "due",
                due);
        for (int i = 0; i < more.length; i += 2) {
            form = form.with(more[i], more[i + 1]);
        }
        return form.send();
    }

    @Test
    @Shows("S43")
    void aGroupsWorkProgrammeHasItemsWithWhatTheyWaitForTheirDaysAndOwnersAndShowsWhatIsLateAndHoldsOthersUp() {
        String group = Typed.code(Typed.group(essex, "Programme of " + word, word));
        LocalDate today = entries.today();
        Page undated = essex.open("/registers/work/new?group=" + group)
                .form("/new")
                .with("title", "No day " + word)
                .send();
        assertThat(undated.status()).isEqualTo(422);
        assertThat(undated.text()).contains("Led by: choose one", "Due: give the day");
        String terms = Typed.code(item("Agree terms of reference", group, today.minusDays(9)));
        Page second = item("Appoint the business manager", group, today.plusDays(20), "needs", terms);
        String appoint = Typed.code(second);
        item("Hold the first meeting", group, today.plusDays(40), "needs", appoint);
        Page circle = essex.open("/registers/work/" + terms + "/change")
                .form("/change")
                .with("needs", appoint)
                .send();
        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.text()).contains("waits for this one already, so neither could begin");
        assertThat(circle.document()
                        .select("input[name=needs][value=" + appoint + "]")
                        .hasAttr("checked"))
                .isTrue();
        Page itself = essex.open("/registers/work/" + terms + "/change")
                .form("/change")
                .with("needs", terms)
                .send();
        assertThat(itself.text()).contains("it cannot wait for itself");

        Page programme = essex.open("/registers/group/" + group);
        assertThat(programme
                        .document()
                        .select("#work ~ .onedoor-table-scroll, #work ~ div table, #work ~ table")
                        .text())
                .contains(
                        "Agree terms of reference " + word,
                        "Essex Police",
                        "Was due " + London.day(today.minusDays(9)),
                        London.day(today.plusDays(20)));
        assertThat(programme.text())
                .contains(
                        "1 late item holds others up",
                        "Waiting: Appoint the business manager " + word + "; Hold the first meeting " + word);
        assertThat(essex.open("/registers/work").text())
                .contains("Agree terms of reference %s (was due %s, holds up 2)"
                        .formatted(word, London.day(today.minusDays(9))));
        essex.open("/registers/work/" + terms + "/change")
                .form("/change")
                .with("status", "Done")
                .send();
        assertThat(essex.open("/registers/group/" + group).text())
                .doesNotContain("holds others up")
                .contains("Agree terms of reference " + word + " (done)");
    }

    private Page forward(String title, String outcome, UUID board, String status, String place) {
        Page form = essex.open("/registers/forward-plan/new?outcome=" + outcome);
        String value = form.document().select("input[name=places]").stream()
                .filter(each -> form.document()
                        .select("label[for=" + each.id() + "]")
                        .text()
                        .startsWith(place))
                .findFirst()
                .orElseThrow()
                .val();
        return form.form("/new")
                .with("title", title + " " + word)
                .with("icb", board.toString())
                .with("edition", "Joint Forward Plan 2023 to 2028, page 41")
                .with("places", value)
                .with("status", status)
                .send();
    }

    private static String row(Page page, String under, String begins) {
        return page.document().select("table").stream()
                .filter(table -> table.select("caption").text().startsWith(under))
                .flatMap(table -> table.select("tbody tr").stream())
                .map(Element::text)
                .filter(text -> text.contains(begins))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No row with '%s': %s".formatted(begins, page.text())));
    }

    @Test
    @Shows("S08")
    void itemsOfJointForwardPlansAreAttachedToAnOutcomeByBoardAndEachPlaceShowsHowItIsDelivered() {
        String outcome = Typed.code(Typed.entry(essex, "outcome", "Help where people live " + word));
        Page wrong = essex.open("/registers/forward-plan/new?outcome=" + outcome)
                .form("/new")
                .with("title", "Of a council " + word)
                .with("icb", GroupsTest.THURROCK.toString())
                .with("edition", "Joint Forward Plan")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Integrated care board: choose one that is there");
        forward("Crisis cafes", outcome, SUFFOLK, "Delivered", "Colchester district");
        forward("Crisis cafes by the sea", outcome, SUFFOLK, "Under way", "Tendring district");
        forward("A team in each town", outcome, MID_AND_SOUTH, "Delivered", "Braintree district");
        forward("A team in each village", outcome, MID_AND_SOUTH, "Not begun", "Braintree district");
        String plan = Typed.plan(essex, "Of the outcome " + word);
        essex.open("/plans/" + plan + "/register")
                .form("/cover")
                .with("place", place("Braintree district", plan))
                .send();
        Page shown = essex.open("/registers/outcome/" + outcome)
                .form("/link")
                .with("target", plan + "/1.1")
                .send();
        String page = shown.text();
        assertThat(page.substring(page.indexOf("In the Joint Forward Plans")))
                .contains("Crisis cafes " + word + ": delivered", "A team in each village " + word + ": not begun")
                .containsPattern("Hertfordshire[^:]*No item of its plan is attached");
        assertThat(shown.document().select("h3:contains(Suffolk) + ul li")).hasSize(2);
        assertThat(shown.document().select("h3:contains(Mid and South Essex) + ul li"))
                .hasSize(2);
        assertThat(row(shown, "Delivery by place", "Colchester")).contains("1 of 1 delivered");
        assertThat(row(shown, "Delivery by place", "Tendring")).contains("0 of 1 delivered");
        assertThat(row(shown, "Delivery by place", "Braintree")).contains("1 of 2 delivered", "Not rated");
        Page item = shown.follow("A team in each village " + word);
        assertThat(item.text()).contains("Help where people live " + word, "page 41", "Braintree district");
        item.follow("Change this").form("/change").with("status", "Delivered").send();
        assertThat(row(essex.open("/registers/outcome/" + outcome), "Delivery by place", "Braintree"))
                .contains("2 of 2 delivered");
    }

    private String place(String name, String plan) {
        return essex.open("/plans/" + plan + "/register").document().select("select[name=place] option").stream()
                .filter(option -> option.text().contains(name))
                .findFirst()
                .orElseThrow()
                .val();
    }

    private static void ask(Page page, UUID board, int month) {
        page.form("/ask")
                .with("organisations", board.toString())
                .with("due-day", "30")
                .with("due-month", String.valueOf(month))
                .with("due-year", "2015")
                .send();
    }

    private static Page answer(Visitor partner, String path, String state, int month, String words) {
        return partner.open(path)
                .form("/answer")
                .with("state", state)
                .with("board", "Governing body")
                .with("decided-day", "28")
                .with("decided-month", String.valueOf(month))
                .with("decided-year", "2015")
                .with("words", words)
                .send();
    }

    @Test
    @Shows("C1.12")
    void eachGroupsBoardApprovesTheStrategyByItsDayAndTheDirectoryHasThePathway() {
        Page made = Typed.entry(
                essex,
                "approval",
                "North Essex Personality Disorder Strategy " + word,
                "words",
                "One pathway for people with complex emotional needs",
                "status",
                "Published");
        assertThat(made.text()).contains("without a pathway in the directory");
        ask(made, NORTH_EAST, 5);
        ask(made, WEST, 6);
        ask(made, MID, 9);
        Page asked = essex.open(made.path());
        assertThat(asked.text())
                .contains(
                        "Not yet approved by all: 3 waiting",
                        "Was due 30 May 2015",
                        "Was due 30 Jun 2015",
                        "Was due 30 Sep 2015");
        answer(visitor("manager", NORTH_EAST), made.path(), "Approved", 5, "");
        Page bare = answer(visitor("manager", WEST), made.path(), "Not approved", 6, "");
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Say why");
        answer(visitor("manager", WEST), made.path(), "Approved", 6, "");
        assertThat(essex.open("/registers/approval?q=" + word).text())
                .contains("Not yet approved by all: 2 approved, 1 waiting");
        Page whole = answer(visitor("manager", MID), made.path(), "Approved", 9, "");
        assertThat(whole.text())
                .contains(
                        "Approved by all 3",
                        "Governing body, 28 May 2015",
                        "Governing body, 28 Jun 2015",
                        "Governing body, 28 Sep 2015");
        Page tied = essex.open(made.path() + "/change")
                .form("/change")
                .with("pathway", "personality-disorder")
                .with("status", "Being carried out")
                .send();
        assertThat(tied.text())
                .contains(
                        "In the directory",
                        "Personality disorder service: Community treatment for people with complex emotional needs",
                        "It takes referrals.",
                        "For people aged 18 and over")
                .doesNotContain("Something is missing");
    }

    @Test
    @Shows("W1.25")
    void theCriteriaOfIntegrationThatTheSixTeamsMeetAreCounted() {
        String[] criteria = {"A leader is in post", "One list of complex patients", "Plans are made together"};
        String[] codes = new String[3];
        for (int i = 0; i < 3; i++) {
            codes[i] = Typed.code(Typed.entry(essex, "criterion", criteria[i] + " " + word, "place", word));
        }
        for (int team = 1; team <= 6; team++) {
            Page made = Typed.entry(essex, "integration", "Team %d of %s".formatted(team, word), "place", word);
            assertThat(made.text()).contains("0 of 3 criteria met");
            Visitor.Form form = made.follow("Change this").form("/change");
            for (int met = 0; met < (team <= 2 ? 3 : team <= 5 ? 1 : 0); met++) {
                form = form.with("met", codes[met]);
            }
            Page changed = form.send();
            assertThat(changed.text())
                    .contains(
                            (team <= 2 ? 3 : team <= 5 ? 1 : 0) + " of 3 criteria met", "One list of complex patients");
        }
        assertThat(essex.open("/registers/integration").text())
                .contains(word + ": 9 of 18 criteria met by 6 teams. 2 of 6 teams meet all 3.");
        assertThat(essex.open("/registers/integration?wanting=1&q=" + word).text())
                .contains("1 entry", "Team 6 of " + word);
    }

    @Test
    @Shows("W3.09")
    void opportunitiesStandOnAPublicBoardAndPeopleAreRecruitedToGroupsFromIt() {
        String group = Typed.code(Typed.group(essex, "Recruits " + word, word));
        Visitor anybody = new Visitor(port);
        Page made = Typed.entry(
                essex,
                "opportunity",
                "Help shape crisis care " + word,
                "words",
                "Meet with us and say what would have helped you",
                "for_whom",
                "People who use services",
                "group",
                group,
                "seats",
                "2",
                "place",
                "By video",
                "times",
                "One evening every two months",
                "support",
                "Your fares and £20 for each meeting");
        String open = "/take-part/" + Typed.code(made);
        assertThat(anybody.open(open).status()).isEqualTo(404);
        made.follow("Change this").form("/change").with("status", "Open").send();
        Page board = anybody.open("/take-part");
        assertThat(board.document().select("script, input[name=_csrf]")).isEmpty();
        Page one = board.follow("Help shape crisis care " + word);
        assertThat(one.text())
                .contains(
                        "People who use services",
                        "Recruits " + word,
                        "2 people are wanted",
                        "One evening every two months",
                        "Your fares and £20 for each meeting");
        Page wrong = one.form(open).with("name", "Kim").with("contact", "07700").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Give a whole email address");
        assertThat(wrong.document().select("#contact").val()).isEqualTo("07700");
        Page sent = wrong.form(open)
                .with("contact", "kim.%s@example.com".formatted(word))
                .send();
        assertThat(sent.text()).contains("has what you wrote");

        assertThat(visitor("governance", GroupsTest.THURROCK).open(made.path()).text())
                .doesNotContain("kim." + word);
        Page seen = essex.open(made.path());
        assertThat(seen.text()).contains("Kim", "kim.%s@example.com".formatted(word), "waits for an answer");
        assertThat(essex.open("/tasks").text()).contains("Answer somebody who would like to take part");
        Page touched = seen.form("/interest").with("interest-state", "in-touch").send();
        assertThat(touched.text()).contains("kim." + word, "we are in touch");
        Page late = seen.form("/interest").with("interest-state", "takes-part").send();
        assertThat(late.status()).isEqualTo(409);
        Page settled =
                touched.form("/interest").with("interest-state", "takes-part").send();
        assertThat(settled.text()).contains("takes part").doesNotContain("kim." + word);
        Page seated = Typed.seat(settled.follow("Recruits " + word), "lived-experience", null);
        assertThat(seated.text()).contains("Person with lived experience", "For themselves");
        essex.open(made.path() + "/change")
                .form("/change")
                .with("status", "Filled")
                .send();
        Page gone = anybody.open(open);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text()).contains("This is no longer open");
        assertThat(anybody.open("/take-part").text()).doesNotContain(word);
    }
}
