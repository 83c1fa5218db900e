package org.onedoor.programme;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is kept of a plan beside its lines: milestones, risks, decisions and places. */
@OneDoorTest
class PlanRegisterTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    private Visitor business;
    private String plan;

    @BeforeEach
    void readInAPlan() {
        business = new Visitor(port)
                .signIn(cast.account("governance", PlanImportsTest.ESSEX, null).username());
        String title = "Register Plan " + UUID.randomUUID().toString().substring(0, 8);
        byte[] file = Concordat.text()
                .replace("\tNorth Essex Crisis Care Concordat Action Plan\n", "\t" + title + "\n")
                .getBytes(StandardCharsets.UTF_8);
        plan = business.open("/plans/new")
                .form("/plans")
                .sendWith("file", "plan.txt", file)
                .form("/confirm")
                .send()
                .path();
    }

    private static String option(Page page, String select, String words) {
        return page.document().select("select[name=" + select + "] option").stream()
                .filter(option -> option.text().startsWith(words))
                .findFirst()
                .orElseThrow()
                .attr("value");
    }

    @Test
    void aMilestoneIsReachedWithADayAndEvidence() {
        String path = plan + "/actions/1.8";
        Page before = business.open(path);
        assertThat(before.text())
                .contains("Milestone 31 Mar 2015: passed, and nobody has said it is reached", "Past its due day");
        Page form = before.follow("Say a milestone is reached");
        Page refused = form.form("/reach-milestone")
                .with("milestone", "2015-03-31")
                .with("on-day", "30")
                .with("on-month", "3")
                .with("on-year", "2099")
                .with("words", "Published on the national website")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("cannot be later than today", "Published on the national website");
        Page one = reach(path, "2015-03-31", "Published on the national website");
        assertThat(one.text()).contains("reached 30 Mar 2015", "Published on the national website");
        assertThat(business.open(plan + "?due=overdue&q=1.8").text()).contains("national concordat website");
        Page both = reach(path, "2015-10-31", "Sent again with its updates");
        assertThat(both.text())
                .as("what leads say is reached ends nothing before a second person confirms it")
                .contains("Past its due day, and nobody has confirmed that it is done")
                .contains("All its milestones are said to be reached");
        assertThat(both.hasLink("Say a milestone is reached")).isFalse();
        assertThat(business.open(plan + "?due=said&q=1.8").text()).contains("national concordat website");
        assertThat(business.open(path + "/do/reach-milestone").text()).contains("no milestone that is still to be");
    }

    private Page reach(String path, String milestone, String words) {
        return business.open(path + "/do/reach-milestone")
                .form("/reach-milestone")
                .with("milestone", milestone)
                .with("on-day", "30")
                .with("on-month", "3")
                .with("on-year", "2015")
                .with("words", words)
                .send();
    }

    @Test
    @Shows("CH.12")
    void risksWithoutAMitigationAreListedUntilTheyArePaired() {
        Page register = business.open(plan + "/register");
        assertThat(register.text()).contains("6 risks and 4 mitigations. 6 risks have no linked mitigation");
        String risk = option(register, "scored", "VCS organisations do not engage");
        String mitigation = register.document()
                .select("select[name=mitigation] option")
                .get(1)
                .attr("value");
        Page paired = register.form("/pair")
                .with("mitigation", mitigation)
                .with("risk", risk)
                .send();
        assertThat(paired.text()).contains("6 risks and 4 mitigations. 5 risks have no linked mitigation");
        Page scored = paired.form("/score")
                .with("scored", risk)
                .with("likelihood", "3")
                .with("impact", "4")
                .send();
        assertThat(scored.document().select("ol li:first-child").text())
                .contains("VCS organisations do not engage", "Score 12 of 25: likelihood 3, impact 4");
        Page wrong = scored.form("/score")
                .with("scored", risk)
                .with("likelihood", "9")
                .with("impact", "4")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        Page other = scored.form("/mitigate")
                .with("mitigated", option(register, "scored", "Lack of engagement"))
                .with("mitigation-words", "A second offer by letter")
                .send();
        assertThat(other.text()).contains("6 risks and 5 mitigations. 4 risks have no linked mitigation");
        Page parted = other.form("/pair")
                .with("mitigation", mitigation)
                .with("risk", "none")
                .send();
        assertThat(parted.text()).contains("5 risks have no linked mitigation");
    }

    @Test
    void aHighlightReportOfANewerFileIsADifferenceAndKeepsWhatWasPaired() {
        Page register = business.open(plan + "/register");
        String risk = option(register, "scored", "VCS organisations do not engage");
        register.form("/mitigate")
                .with("mitigated", risk)
                .with("mitigation-words", "A second offer by letter")
                .send();
        String edited = Concordat.text()
                .replace(
                        "\tNorth Essex Crisis Care Concordat Action Plan\n",
                        "\t" + business.open(plan).heading().replaceFirst("^Action plan ", "") + "\n")
                .replace(
                        "VCS organisations do not engage to become",
                        "GP practices do not refer\n\nVCS organisations do not engage to become");
        Page review = business.open("/plans/new?of=" + plan.substring("/plans/".length()))
                .form("/plans")
                .sendWith("file", "newer.txt", edited.getBytes(StandardCharsets.UTF_8));
        assertThat(review.text()).contains("At the end of the file: highlight report changed");
        review.form("/answer").with("answer", "accept").send().form("/confirm").send();
        Page after = business.open(plan + "/register");
        assertThat(after.text())
                .contains("7 risks and 5 mitigations. 6 risks have no linked mitigation", "GP practices do not refer");
    }

    @Test
    void aListOfCommitmentsIsReadInAndShownAsAPlanOfItsKind() {
        String made = "Promise " + UUID.randomUUID().toString().substring(0, 8);
        String file =
                "The board of %s promises\n\nCategory\tDeliverable\nAccess\tAnswer calls by 2026/27\nAccess\tOpen at night\n"
                        .formatted(made);
        Page review = business.open("/plans/new")
                .form("/plans")
                .sendWith("file", "promises.txt", file.getBytes(StandardCharsets.UTF_8));
        Page shown = review.form("/confirm").send();
        assertThat(shown.heading()).contains(made);
        assertThat(shown.text()).contains("Commitments", "2 commitments", "Answer calls by 2026/27", "Due 31 Mar 2027");
        assertThat(shown.hasLink("Line 2")).isTrue();
        assertThat(business.fetch(shown.path() + "/files/1/original")).isEqualTo(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDecisionIsRecordedOnThePlanOrAnAction() {
        Page register = business.open(plan + "/register");
        Page refused = register.form("/decide")
                .with("decision", "Agreed to extend the pilot to March")
                .with("decision-number", "2.3")
                .with("decided-day", "3")
                .with("decided-month", "3")
                .with("decided-year", "2024")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("no action of that number", "Agreed to extend the pilot to March");
        Page recorded = refused.form("/decide").with("decision-number", "2.4").send();
        assertThat(recorded.text()).contains("3 Mar 2024", "action 2.4: Agreed to extend the pilot to March");
        assertThat(recorded.form("/decide")
                        .with("decision", "Agreed again and again")
                        .send()
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aPlanAndAnActionCoverPlaces() {
        Page none = business.open(plan + "/register")
                .form("/cover")
                .with("place", "resident:Atlantis")
                .send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose a place");
        Page whole = none.form("/cover")
                .with("place", place(none, "Thurrock Council"))
                .send();
        Page both = whole.form("/cover")
                .with("place", place(whole, "Harlow district"))
                .with("cover-number", "4.13")
                .send();
        assertThat(both.text())
                .contains(
                        "The whole plan: Thurrock Council (people who live there)",
                        "Action 4.13: Harlow district (people who live there)");
        assertThat(business.open(plan + "/actions/4.13").text()).contains("Harlow district (people who live there)");
        Page gone = both.form("/uncover").send();
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.text())
                .contains("The place is taken away.", "Action 4.13: Harlow district")
                .doesNotContain("The whole plan: Thurrock");
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        assertThat(police.open(plan + "/register").document().select("main form"))
                .isEmpty();
    }

    @Test
    @Shows("C0.02")
    void thePlacesAPlanCoversAreReadFromItsOwnWordsAndSlipsAreReported() {
        Page register = business.open(plan + "/register");
        Page none =
                register.form("/cover-words").with("cover-words", "Atlantis").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("None of it names a district");
        assertThat(none.document().select("textarea[name=cover-words]").text()).isEqualTo("Atlantis");
        Page read = none.form("/cover-words")
                .with(
                        "cover-words",
                        "covering the geographical areas of Colchester, tendering, Maldon, Braintree, Chelmsford, Uttlesford, Harlow, Epping Forest and Suffolk")
                .send();
        assertThat(read.text())
                .contains("8 places are covered: Colchester district, Tendring district")
                .contains("'tendering' was read as Tendring", "'Suffolk' names no district")
                .contains("The whole plan: Tendring district (people who live there)");
        Page again = read.form("/cover-words")
                .with("cover-words", "Tendring")
                .with("words-number", "4.13")
                .send();
        assertThat(again.text()).contains("Action 4.13: Tendring district");
    }

    private static String place(Page page, String name) {
        return page.document().select("select[name=place] option").stream()
                .filter(option -> option.text().startsWith(name))
                .findFirst()
                .orElseThrow()
                .val();
    }

    @Test
    void aRiskIsAddedByHandWithWhoeverAnswersForIt() {
        Page refused = business.open(plan + "/register")
                .form("/risk")
                .with("risk-words", "The street triage car stands still at night")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("#risk-words").val())
                .isEqualTo("The street triage car stands still at night");
        Page added = refused.form("/risk")
                .with("answers-for", "Head of street triage")
                .send();
        assertThat(added.text())
                .contains(
                        "The street triage car stands still at night",
                        "Head of street triage answers for it.",
                        "Added by hand on",
                        "7 risks and 4 mitigations");
    }
}
