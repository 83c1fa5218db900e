package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan from its file to a closed action, over HTTP and without script. */
class PlanJourneyTest extends PlanReadIn {
    @Autowired
    PlanWork work;

    @Test
    void aPlanIsSentReviewedAndConfirmed() {
        Page review = business.open("/plans/new").form("/plans").sendWith("file", "plan.txt", file(Concordat.text()));
        assertThat(review.status()).isEqualTo(200);
        assertThat(review.text()).contains("81 actions in 5 sections", "Line 420: 2.3 missing", "5.12 links to itself");
        assertThat(business.open("/plans").text()).contains("In review");
        Page plan = review.form("/confirm").send();
        assertThat(plan.heading()).contains(title);
        assertThat(plan.text()).contains("81 actions", "This is the plan now");
        assertThat(plan.document().select("tbody tr")).hasSize(50);
        assertThat(business.fetch(plan.path() + "/files/1/original")).isEqualTo(file(Concordat.text()));
    }

    @Test
    void filtersAreInTheAddress() {
        Page plan = imported();
        assertThat(business.open(plan.path() + "?silent=never").text()).contains("Never heard of", "2.13");
        assertThat(business.open(plan.path() + "?lead=" + PlanImportsTest.ESSEX_POLICE)
                        .text())
                .contains("6 actions");
        assertThat(business.open(plan.path() + "?lead=" + PlanImportsTest.ESSEX_POLICE + "&everyone=1")
                        .text())
                .contains("24 actions");
        assertThat(business.open(plan.path() + "?section=3&due=none").text()).contains("12 actions");
        assertThat(business.open(plan.path() + "?q=tendering&section=nonsense&page=-7&lead=x")
                        .status())
                .isEqualTo(200);
        assertThat(business.open(plan.path() + "?rag=green").text()).contains("No action matches these filters");
        assertThat(business.open(plan.path() + "?page=2").document().select("tbody tr"))
                .hasSize(31);
    }

    @Test
    @Shows("C4.06")
    void anActionIsShownWordForWordWithWhatItHangsOn() {
        Page plan = imported();
        Page action = business.open(plan.path() + "/actions/4.13");
        assertThat(action.text())
                .contains(
                        "To ensure that the street triage staff have access to police missing persons forms",
                        "Essex Police",
                        "All staff have access to forms.",
                        "Mentioned by",
                        "The update's words suggest: in progress",
                        "Past its due day");
        assertThat(action.hasLink("3.14 ")).isTrue();
        assertThat(action.hasLink("4.14 ")).isTrue();
        assertThat(business.open(plan.path() + "/actions/2.3").status()).isEqualTo(404);
        assertThat(business.open(plan.path() + "/actions/5.4").hasLink("2.7")).isTrue();
        Page above = business.open(plan.path() + "/actions/4.6");
        assertThat(above.text())
                .contains("As above", "What 4.5 says", "Insufficient number of AMPHs", "shown here, not copied");
        assertThat(above.hasLink("4.5")).isTrue();
    }

    @Test
    void aFileThatIsNoPlanIsRefusedWithWhatWasLookedFor() {
        for (byte[] wrong : new byte[][] {new byte[0], "Dear all".getBytes(StandardCharsets.UTF_8), {0, 1, 2, 9, 0}}) {
            Page page = business.open("/plans/new").form("/plans").sendWith("file", "../../etc/plan.txt", wrong);
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.title()).startsWith("Error: ");
        }
    }

    @Test
    @Shows("C0.04")
    void theChairRatesAndMustExplainWhatTheRuleDoesNotSee() {
        Page plan = imported();
        String code = plan.path().substring("/plans/".length());
        Account chair = cast.account("governance", PlanImportsTest.ESSEX, null);
        org.onedoor.platform.CurrentActor.run(manager.actor(), () -> work.chair(code, chair.accountId()));
        Visitor chairs = new Visitor(port).signIn(chair.username());
        Page form = chairs.open(plan.path() + "/actions/4.13").follow("Rate it");
        Page refused = form.form("/rate")
                .with("rag", "green")
                .with("reason", "The forms are open to all staff")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("more than one grade away", "The forms are open to all staff");
        Page rated = refused.form("/rate")
                .with("rag", "green")
                .with("reason", "The forms are open to all staff")
                .with("apart", "The update of June says it is done; only the date has passed")
                .send();
        assertThat(rated.text()).contains("Rated green", "The rule said red", "Why the two differ");
        Page stale = form.form("/rate")
                .with("rag", "red")
                .with("reason", "Decided on an old page")
                .send();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Decided on an old page");
        Page status = chairs.open(plan.path() + "/actions/4.13/do/set-status")
                .form("/set-status")
                .with("status", "in-place")
                .with("reason", "Confirmed at the October meeting")
                .send();
        assertThat(status.text()).contains("Status set to in place", "The words suggested in progress");
    }

    @Test
    void aFileThatDidNotComeIsNotFound() {
        Page plan = imported();
        for (String part : List.of("", "/original", "/rewritten")) {
            assertThat(business.open(plan.path() + "/files/99" + part).status())
                    .as(part)
                    .isEqualTo(404);
        }
    }

    @Test
    void onlyTheChairOrWhoeverAnswersForAnActionJudgesIt() {
        Page plan = imported();
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        Page own = police.open(plan.path() + "/actions/4.14");
        assertThat(own.hasLink("Rate it")).isTrue();
        Page shared = police.open(plan.path() + "/actions/4.13");
        assertThat(shared.hasLink("Rate it")).isFalse();
        assertThat(shared.hasLink("Add an update")).isTrue();
        assertThat(shared.text()).contains("'Rate it' is for the plan's chair, or the organisation that answers");
        assertThat(police.open(plan.path() + "/actions/4.13/do/rate").text()).contains("This cannot be done now");
        Page other = police.open(plan.path() + "/actions/3.7");
        assertThat(other.hasLink("Add an update")).isFalse();
        assertThat(police.open("/plans/new")
                        .form("/plans")
                        .sendWith("file", "p.txt", file(Concordat.text()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anActionIsClosedOnEvidenceAndByTwoPeople() {
        Page plan = imported();
        String path = plan.path() + "/actions/4.14";
        Visitor one = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        Visitor two = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        Page tooSoon = one.open(path + "/do/propose-closing")
                .form("/propose-closing")
                .with("reason", "Access has been live since April")
                .send();
        assertThat(tooSoon.status()).isEqualTo(409);
        assertThat(tooSoon.text()).contains("closed on evidence");
        Page evidence = one.open(path + "/do/attach-evidence")
                .form("/attach-evidence")
                .with("title", "Access log")
                .with("words", "Staff of three teams used it each week")
                .sendWith("file", "log.csv", "week,uses\n1,12\n".getBytes(StandardCharsets.UTF_8));
        assertThat(evidence.text()).contains("Access log");
        assertThat(new String(
                        one.fetch(evidence.document()
                                .select("a[href*=/evidence/]")
                                .attr("href")),
                        StandardCharsets.UTF_8))
                .startsWith("week,uses");
        Page proposed = one.open(path + "/do/propose-closing")
                .form("/propose-closing")
                .with("reason", "Access has been live since April")
                .send();
        assertThat(proposed.hasLink("Confirm that it is done")).isFalse();
        Page closed = two.open(path)
                .follow("Confirm that it is done")
                .form("/confirm-closing")
                .with("reason", "I have seen the log and agree")
                .send();
        assertThat(closed.text()).contains("Closed", "Blue", "It is complete and evidence is attached");
        assertThat(business.open(plan.path() + "?due=overdue").text()).doesNotContain("ATHENA");

        Page reopened = two.open(path + "/do/reopen")
                .form("/reopen")
                .with("reason", "The access has been switched off again")
                .send();
        assertThat(reopened.text()).doesNotContain("It is complete and evidence is attached");
        Page old = one.open(path + "/do/propose-closing")
                .form("/propose-closing")
                .with("reason", "The log of the spring shows that it is done")
                .send();
        assertThat(old.status()).isEqualTo(409);
        assertThat(old.text()).contains("opened again after the evidence it has");
        one.open(path + "/do/attach-evidence")
                .form("/attach-evidence")
                .with("title", "Access log of the autumn")
                .with("words", "It is switched on and used each week again")
                .send();
        assertThat(one.open(path + "/do/propose-closing")
                        .form("/propose-closing")
                        .with("reason", "The log of the autumn shows that it is done")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatAPersonSaysIsBehindOrNotStartedIsNotComputedGreen() {
        Page plan = imported();
        String code = plan.path().substring("/plans/".length());
        Account chair = cast.account("governance", PlanImportsTest.ESSEX, null);
        org.onedoor.platform.CurrentActor.run(manager.actor(), () -> work.chair(code, chair.accountId()));
        Visitor chairs = new Visitor(port).signIn(chair.username());
        String path = plan.path() + "/actions/1.2";
        chairs.open(path + "/do/log-update")
                .form("/log-update")
                .with("words", "The first of three parts is done")
                .send();
        assertThat(chairs.open(path).text()).contains("It has begun, it is not late");
        assertThat(set(chairs, path, "behind").text()).contains("It is said to be behind.");
        assertThat(set(chairs, path, "not-started").text()).contains("It is said not to have started.");
        assertThat(set(chairs, path, "in-progress").text()).contains("It has begun, it is not late");
    }

    private static Page set(Visitor chairs, String path, String status) {
        return chairs.open(path + "/do/set-status")
                .form("/set-status")
                .with("status", status)
                .with("reason", "Said at the October meeting")
                .send();
    }

    @Test
    void thePlanAsItWasAndWhatChangedAreShownForAnyDay() {
        Page plan = imported();
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        Page added = police.open(plan.path() + "/actions/4.15/do/log-update")
                .form("/log-update")
                .with("words", "Data for September sent by CCG.\nNext in a month.")
                .send();
        assertThat(added.text()).contains("Data for September sent by CCG.");
        assertThat(business.open(plan.path() + "/then").text()).contains("81 actions");
        assertThat(business.open(plan.path() + "/then?on=2015-10-31").text())
                .contains("The plan was not in OneDoor yet");
        assertThat(business.open(plan.path() + "/then?on=31/10/2015").text()).contains("is not a day");
        Page changes = business.open(plan.path() + "/changes");
        assertThat(changes.text()).contains("81 actions changed");
        assertThat(changes.document().select("section.onedoor-plan__change")).hasSize(50);
        assertThat(changes.follow("Next").document().select("section.onedoor-plan__change"))
                .hasSize(31);
        Page future = police.open(plan.path() + "/actions/4.15/do/log-update")
                .form("/log-update")
                .with("words", "Tomorrow's news")
                .with("on-year", "2099")
                .send();
        assertThat(future.status()).isEqualTo(422);
        assertThat(future.text()).contains("cannot be later than today", "Tomorrow's news");
    }

    @Test
    void aDisputeIsShownUntilItIsSettled() {
        Page plan = imported();
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        Page disputed = police.open(plan.path() + "/actions/4.13/do/dispute")
                .form("/dispute")
                .with("reason", "Two teams still have no access")
                .send();
        assertThat(disputed.text())
                .contains("What is said of this action is disputed", "Two teams still have no access");
        assertThat(business.open(plan.path() + "?section=4").text()).contains("Disputed");
    }
}
