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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Registers of what people said and settled, each driven whole: recorded, shown, found where something is missing. */
@OneDoorTest
class RegisterRowsTest {
    /** A council few other tests are of, so that its list of tasks stays short. */
    private static final UUID HOST = org.onedoor.organisation.Organisation.idOfSlug("southend-city-council");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Entries entries;

    @Autowired
    Reminders reviews;

    @Autowired
    Reminders answers;

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

    private String plan(String title) {
        Page review = host.open("/plans/new")
                .form("/plans")
                .sendWith("file", "plan.txt", SmallPlan.named(title).getBytes(StandardCharsets.UTF_8));
        return Typed.code(review.form("/confirm").send());
    }

    private static Visitor.Form day(Visitor.Form form, String name, LocalDate day) {
        return form.with(name + "-day", String.valueOf(day.getDayOfMonth()))
                .with(name + "-month", String.valueOf(day.getMonthValue()))
                .with(name + "-year", String.valueOf(day.getYear()));
    }

    private Page changed(Page entry, String... fields) {
        Visitor.Form form = host.open(entry.path() + "/change").form("/change");
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        Page after = form.send();
        assertThat(after.status()).isEqualTo(200);
        return after;
    }

    private String list(String register, String more) {
        return host.open("/registers/" + register + "?q=" + word + more).text();
    }

    @Test
    @Shows("S33")
    void aSignalOnTheHorizonIsScoredAddressedAndLookedAtAgainWithWhatWasFound() {
        Page signal = Typed.entry(
                host,
                "horizon",
                "Signal " + word,
                "source",
                "A newspaper",
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
        assertThat(signal.text())
                .contains("A newspaper", "12 of 25", "Thurrock Council reads it for all", "Was due 2 Jan 2020");
        reviews.run();
        reviews.run();
        assertThat(host.open("/").document().select("a[href='" + signal.path() + "']"))
                .hasSize(1);
        Page bare = signal.form("/review").send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Write what was found");
        LocalDate next = entries.today().plusMonths(2);
        Page looked = day(bare.form("/review").with("findings", "The law is now before the House"), "next", next)
                .send();
        assertThat(looked.text())
                .contains("The review is recorded", "The law is now before the House")
                .doesNotContain("Was due 2 Jan 2020");
        assertThat(host.open("/").document().select("a[href='" + signal.path() + "']"))
                .as("the task ended with the review")
                .isEmpty();
        assertThat(list("horizon", "&due=1")).contains("No entry matches");
    }

    @Test
    @Shows({"S30", "S31"})
    void anIssueSaysWhoseItIsWhomItImpactsAndWhatALinkedGroupAnswered() {
        for (String group : List.of(
                "substance-misuse-group",
                "crisis-care-concordat-group",
                "suicide-prevention-group",
                "safeguarding-group",
                "police-mental-health-risk-assessment-group")) {
            assertThat(host.open("/registers/group/" + group).status())
                    .as(group)
                    .isEqualTo(200);
        }
        Page issue = Typed.entry(
                host,
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
                "Agree it at the next meeting");
        assertThat(issue.text())
                .contains("Essex Police", "Thurrock Council; Essex County Council", "Agree it at the next meeting")
                .doesNotContain("Something is missing");
        Page referred = changed(
                issue,
                "referred_to",
                "safeguarding-group",
                "referred_on-day",
                "3",
                "referred_on-month",
                "11",
                "referred_on-year",
                "2025");
        assertThat(referred.text()).contains("Safeguarding group", "referred and without an answer");
        assertThat(list("issue", "&status=open&wanting=1")).contains("Issue " + word);
        Page noted = visitor("police", GroupsTest.POLICE)
                .open(issue.path())
                .form("/note")
                .with("note", "We take it, from Monday")
                .send();
        assertThat(noted.text()).contains("We take it, from Monday");
        Page answered = changed(issue, "answer", "The group agrees with the police", "response", "The police take it");
        assertThat(answered.text())
                .contains("The group agrees with the police", "The police take it")
                .doesNotContain("Something is missing");
        assertThat(list("issue", "&status=open&wanting=1")).contains("No entry matches");
    }

    @Test
    @Shows("V06")
    void theCoProductionRegisterSaysOfEachChangeWhoTookPartWhenAtWhatLevelAndWhatChanged() {
        Page made = Typed.entry(
                host,
                "coproduction",
                "Crisis cafe " + word,
                "activity",
                "Four evenings in Harlow",
                "held-day",
                "3",
                "held-month",
                "11",
                "held-year",
                "2025",
                "participants",
                "People who use services",
                "participants",
                "Carers and families",
                "many",
                "14",
                "level",
                "Co-designed");
        assertThat(made.text()).contains("without a word of what changed");
        assertThat(list("coproduction", "&wanting=1")).contains("Crisis cafe " + word);
        changed(made, "changed", "It opens until midnight");
        assertThat(list("coproduction", ""))
                .contains(
                        "Crisis cafe " + word,
                        "3 Nov 2025",
                        "Co-designed",
                        "People who use services, Carers and families");
        assertThat(new String(host.fetch("/registers/coproduction/export?q=" + word), StandardCharsets.UTF_8))
                .contains("Four evenings in Harlow", "14", "It opens until midnight");
        assertThat(list("coproduction", "&wanting=1")).contains("No entry matches");
    }

    @Test
    @Shows({"S40", "S41", "C1.22"})
    void aGroupIsReviewedSixMonthsAfterItBeganAndAnInquiryCallsForAReviewAndBecomesAnAction() {
        LocalDate began = entries.today().minusMonths(7);
        Page group = Typed.group(
                host,
                "Reviewed " + word,
                word,
                "established-day",
                String.valueOf(began.getDayOfMonth()),
                "established-month",
                String.valueOf(began.getMonthValue()),
                "established-year",
                String.valueOf(began.getYear()));
        reviews.run();
        assertThat(host.open("/").document().select("a[href='" + group.path() + "']"))
                .hasSize(1);
        Page reviewed = host.open(group.path())
                .form("/review")
                .with("findings", "It works; its papers come too late")
                .send();
        assertThat(reviewed.text()).contains("Reviewed", "its papers come too late");
        assertThat(host.open("/").document().select("a[href='" + group.path() + "']"))
                .isEmpty();

        Page inquiry = Typed.entry(
                host,
                "inquiry",
                "Listen to families " + word,
                "words",
                "That families are heard before a discharge",
                "source",
                "Public inquiry",
                "reference",
                "R 12");
        Page called = inquiry.form("/call-review")
                .with("review-group", Typed.code(group))
                .send();
        assertThat(called.text()).contains("The review is called", "Reviewed " + word);
        Page due = host.open(group.path());
        assertThat(due.text()).contains("Because of: Listen to families " + word, "Was due ");
        reviews.run();
        assertThat(host.open("/").document().select("a[href='" + group.path() + "']"))
                .hasSize(1);

        String plan = plan("Inquiry plan " + word);
        Page nowhere = host.open(inquiry.path())
                .form("/to-action")
                .with("led-by", "Essex Police")
                .send();
        assertThat(nowhere.status()).isEqualTo(422);
        assertThat(nowhere.document().select("#led-by").val()).isEqualTo("Essex Police");
        Page action = nowhere.form("/to-action")
                .with("where", plan + "/1")
                .with("words", "Hear the family before every discharge")
                .with("timescale", "By March 2027")
                .with("led-by", "Essex Police")
                .send();
        assertThat(action.text()).contains("It is action 1.3 of the plan now");
        Page tracked = host.open("/plans/" + plan + "/actions/1.3");
        assertThat(tracked.text())
                .contains(
                        "Hear the family before every discharge",
                        "Due 31 Mar 2027",
                        "Essex Police",
                        "Added by hand.",
                        "In the registers: Listen to families " + word);
        assertThat(visitor("police", GroupsTest.POLICE)
                        .open("/plans/" + plan + "?lead=mine")
                        .text())
                .contains("3 actions");
        Page again = host.open("/plans/new?of=" + plan)
                .form("/plans")
                .sendWith(
                        "file",
                        "newer.txt",
                        SmallPlan.named("Inquiry plan " + word)
                                .replace("Open the second door", "Open the second door wide")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(again.text())
                .as("no newer file takes it out")
                .contains("1 difference")
                .doesNotContain("removed");

        Page accepted = changed(inquiry, "status", "Accepted", "answer", "We accept it in full");
        assertThat(accepted.text()).contains("We accept it in full");
        Page closed = changed(accepted, "status", "Closed");
        assertThat(closed.text()).contains("was Accepted, is now Closed");
    }

    @Test
    @Shows("S46")
    void aBoardThatIsKeptInformedIsDueAgainAfterEachUpdateAndLateOnesAreATask() {
        String plan = plan("Subscribed " + word);
        Page made = Typed.entry(
                host,
                "subscription",
                "Board " + word,
                "organisation",
                GroupsTest.THURROCK.toString(),
                "plan",
                plan,
                "every",
                "6",
                "due-day",
                "1",
                "due-month",
                "10",
                "due-year",
                "2025");
        assertThat(made.text()).contains("that has never been sent anything", "1 Oct 2025");
        reviews.run();
        assertThat(host.open("/").document().select("a[href='" + made.path() + "']"))
                .hasSize(1);
        Page wrong = day(made.form("/sent").with("what", "The report of 2099"), "sent", LocalDate.of(2099, 1, 1))
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.document().select("#what").val()).isEqualTo("The report of 2099");
        Page sent = day(wrong.form("/sent").with("what", "The six-monthly report"), "sent", entries.today())
                .send();
        assertThat(sent.text())
                .contains(
                        "The six-monthly report",
                        org.onedoor.platform.time.London.day(entries.today().plusMonths(6)))
                .doesNotContain("Something is missing");
        assertThat(host.open("/").document().select("a[href='" + made.path() + "']"))
                .isEmpty();
        assertThat(list("subscription", "&wanting=1")).contains("No entry matches");
    }

    @Test
    @Shows("S45")
    void boardsAreAskedToEndorseAndThoseThatDoNotAnswerAreRemindedByThemselves() {
        Page made =
                Typed.entry(host, "recommendation", "Endorse " + word, "words", "That the boards endorse the strategy");
        LocalDate due = entries.today().plusDays(3);
        Page asked = day(
                        made.form("/ask")
                                .with("organisations", GroupsTest.THURROCK.toString())
                                .with("units", "Thurrock Health and Wellbeing Board"),
                        "due",
                        due)
                .send();
        asked = day(
                        asked.form("/ask")
                                .with("organisations", GroupsTest.ESSEX.toString())
                                .with("units", "Essex Health and Wellbeing Board"),
                        "due",
                        due)
                .send();
        assertThat(asked.text())
                .contains(
                        "Thurrock Council, Thurrock Health and Wellbeing Board",
                        "Essex County Council, Essex Health and Wellbeing Board",
                        "Not yet agreed by all: 2 waiting");
        answers.run();
        answers.run();
        assertThat(host.open(made.path())
                        .document()
                        .select("ol.onedoor-register__history li")
                        .eachText())
                .filteredOn(each -> each.startsWith("Reminded"))
                .singleElement()
                .asString()
                .contains("2 organisations", "OneDoor");
        Visitor thurrock = visitor("governance", GroupsTest.THURROCK);
        Page answered = thurrock.open(made.path())
                .form("/answer")
                .with("state", "Endorsed")
                .with("board", "Health and Wellbeing Board")
                .with("decided-day", "3")
                .with("decided-month", "11")
                .with("decided-year", "2025")
                .send();
        assertThat(answered.text())
                .contains("Not yet agreed by all: 1 endorsed, 1 waiting", "Health and Wellbeing Board, 3 Nov 2025");
        assertThat(thurrock.open("/")
                        .document()
                        .select("table:contains(earliest due first) a[href='" + made.path() + "']"))
                .as("its task ended with its answer")
                .isEmpty();
    }

    @Test
    @Shows("C1.13a")
    void everyoneWhoLeadsAnActionIsAskedForAnUpdateAndThoseWhoDoNotAnswerAreListed() {
        String plan = plan("Asked " + word);
        Page made = Typed.entry(
                host, "request", "Say how it goes " + word, "words", "Say what you did this year", "plan", plan);
        Page asked = day(
                        made.form("/ask").with("members", "1").with("organisations", GroupsTest.THURROCK.toString()),
                        "due",
                        entries.today().minusDays(1))
                .send();
        assertThat(asked.text()).contains("Asked: 2.", "Essex Police", "Thurrock Council", "2 waiting", "Was due ");
        Visitor police = visitor("police", GroupsTest.POLICE);
        Page bare = police.open(made.path())
                .form("/answer")
                .with("state", "Answered")
                .with("board", "Partnership office")
                .with("decided-day", "3")
                .with("decided-month", "11")
                .with("decided-year", "2025")
                .send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Write the update");
        Page answered = bare.form("/answer")
                .with("words", "Two officers were trained in each district")
                .send();
        assertThat(answered.text()).contains("1 answered", "1 waiting", "Two officers were trained");
        answers.run();
        assertThat(host.open(made.path())
                        .document()
                        .select("ol.onedoor-register__history li")
                        .eachText())
                .anySatisfy(each -> assertThat(each).startsWith("Reminded").contains("1 organisations"));
    }

    @Test
    @Shows({"S03", "S02", "C2.09"})
    void optionsAreScoredTargetsGoFromStrategyToStrategyAndAPilotIsWeighed() {
        Page wrong = Typed.entry(
                host,
                "appraisal",
                "How to work together " + word,
                "words",
                "How do partners carry the strategy out?",
                "criteria",
                "Experience, cost",
                "scores",
                "One team: 4, 3\nTwo teams: nine");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("'Two teams: nine' is not an option with its scores");
        Page made = wrong.form("/new")
                .with("scores", "Two teams: 2, 2\nOne team: 4, 3")
                .send();
        assertThat(made.document().select("main table tbody tr").eachText())
                .first()
                .asString()
                .contains("One team", "4", "3", "7");
        assertThat(made.text()).contains("without a decision");
        assertThat(changed(made, "decision", "One team, because people tell their story once")
                        .text())
                .contains("One team, because people tell their story once");

        Page target = Typed.entry(
                host,
                "target",
                "No police cells " + word,
                "strategy",
                "2017 to 2021",
                "words",
                "No-one in crisis held in a police cell");
        assertThat(list("target", "&wanting=1")).contains("No police cells " + word);
        Page carried = changed(
                target,
                "status",
                "Replaced",
                "into",
                "2023 to 2028",
                "becomes",
                "No-one held in custody for want of a place of safety",
                "reason",
                "The law ended cells for children; adults remain");
        assertThat(carried.text())
                .contains("was Not settled, is now Replaced", "The law ended cells for children")
                .doesNotContain("Something is missing");

        Page pilot = Typed.entry(
                host,
                "model",
                "Digital pilot " + word,
                "words",
                "An online peer community",
                "place",
                "North East Essex",
                "status",
                "Pilot",
                "invited",
                "900",
                "registered",
                "410",
                "active",
                "160",
                "cost",
                "12000");
        assertThat(pilot.text()).contains("900", "410", "160", "Cost for each person who uses it", "£75.00");
        assertThat(changed(
                                pilot,
                                "evaluation",
                                "Six in ten felt better",
                                "extension",
                                "Extend for a year: cheaper than a group")
                        .text())
                .contains("Extend for a year", "Six in ten felt better");
    }

    @Test
    @Shows({"C3.14b", "CH.03", "W3.12", "W4.13", "WA.13"})
    void whatWasGivenOutWhoHasNoCapacityWhatOthersLeadAndHowFarAProgrammeIs() {
        Page planned = Typed.entry(host, "distribution", "Posters " + word, "site", "Colchester station");
        assertThat(planned.text()).contains("planned and not yet put up");
        Page done = changed(
                planned, "held-day", "3", "held-month", "11", "held-year", "2025", "many", "12", "status", "Done");
        assertThat(done.text()).contains("Colchester station", "3 Nov 2025", "12");
        assertThat(list("distribution", "")).contains("Colchester station", "3 Nov 2025", "12");

        Typed.entry(
                host,
                "role",
                "Social prescribing " + word,
                "role",
                "Project manager",
                "position",
                "Programme office",
                "concern",
                "Yes, short term");
        assertThat(host.open("/registers/role").text())
                .contains("Social prescribing %s, project manager (Yes, short term)".formatted(word));
        Typed.entry(host, "role", "Another " + word, "role", "Clinical lead", "position", "Consultant");
        assertThat(list("role", "&wanting=1"))
                .contains("Social prescribing " + word)
                .doesNotContain("Another " + word);

        String plan = plan("Led " + word);
        Page initiative = Typed.entry(
                host,
                "initiative",
                "Suicide prevention " + word,
                "organisation",
                GroupsTest.THURROCK.toString(),
                "words",
                "Talks in barbers' shops",
                "reach",
                "640");
        assertThat(initiative.text()).contains("linked to no action of a plan");
        assertThat(initiative.form("/link").with("target", plan + "/1.1").send().text())
                .doesNotContain("Something is missing");
        assertThat(host.open("/plans/" + plan + "/actions/1.1").text()).contains("Suicide prevention " + word);
        assertThat(list("initiative", "")).contains("640");

        Page offer = Typed.entry(
                host,
                "support",
                "Help with a bid " + word,
                "kind",
                "Coaching",
                "words",
                "Two mornings on writing a bid");
        assertThat(changed(
                                offer,
                                "status",
                                "Taken up",
                                "taken_by",
                                "A carers' group",
                                "hours",
                                "6",
                                "changed",
                                "The bid was won")
                        .text())
                .contains("A carers' group", "The bid was won", "was Offered, is now Taken up");

        for (String place : List.of("Mid and South Essex", "Suffolk and North East Essex")) {
            Typed.entry(host, "rollout", "Suicide reduction %s, %s".formatted(word, place), "place", place);
        }
        Page there = host.open("/registers/rollout?q=" + word).follow("Suffolk and North East Essex");
        assertThat(changed(there, "status", "Rolled out").text()).contains("was Not begun, is now Rolled out");
        assertThat(list("rollout", "&status=Rolled+out")).contains("1 entry", "Suffolk and North East Essex");
    }
}
