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
        reminders.run();
        reminders.run();
        assertThat(host.open("/").document().select("a[href='" + signal.path() + "']"))
                .hasSize(1);
        Page bare = signal.form("/review").send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Write what was found");
        LocalDate next = entries.today().plusMonths(2);
        Page looked = Typed.day(bare.form("/review").with("findings", "The law is now before the House"), "next", next)
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
        reminders.run();
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
        reminders.run();
        assertThat(host.open("/").document().select("a[href='" + group.path() + "']"))
                .hasSize(1);

        String plan = Typed.plan(host, "Inquiry plan " + word);
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
        Page closed = changed(
                accepted, "status", "Closed", "reason", "It became an action of the plan, where it is followed");
        assertThat(closed.text()).contains("was Accepted, is now Closed");
    }
}
