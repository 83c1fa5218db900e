package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Choosing: every choice on the page can be made there, what stands in the way is said at once, and a no is kept. */
@OneDoorTest
class TriageChoicesTest {
    private static final String VETERANS = "veterans-support";
    private static final String CONSULTANT = "consultant-outpatient";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Services services;

    @Test
    void aCardThatIsNotTheFirstAsksWhyAndKeepsWhatWasTyped() {
        String reference = refer(Priority.ROUTINE, "trauma");
        Visitor navigator = visit(cast.navigator());
        Page triage = navigator.open("/referrals/" + reference + "/triage");
        List<Element> cards = triage.document().select("article.onedoor-offer");
        assertThat(cards.getFirst().select("[name=override]")).isEmpty();
        String second = cards.get(1).id();
        assertThat(cards.get(1).text()).contains("Why this service, and not ");

        Page refused = triage.formIn("article#" + second, "/do/offer")
                .with("words", "Prefers mornings")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Say why you ask another service");
        assertThat(refused.document().select("[name=words]").text()).isEqualTo("Prefers mornings");

        Page done = navigator
                .open("/referrals/" + reference + "/triage")
                .formIn("article#" + second, "/do/offer")
                .with("override", "She knows the nurse there")
                .send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.text()).contains("She knows the nurse there").contains("Offered: the service has been asked");
    }

    @Test
    void anOfferSentTwiceIsOneOfferAndSaysSoBothTimes() {
        String reference = refer(Priority.ROUTINE, "trauma");
        Visitor navigator = visit(cast.navigator());
        Page triage = navigator.open("/referrals/" + reference + "/triage");
        String first =
                triage.document().select("article.onedoor-offer").getFirst().id();
        Visitor.Form form = triage.formIn("article#" + first, "/do/offer");
        assertThat(form.send().text()).contains("Offered: the service has been asked");
        Page again = form.send();
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.text()).contains("Offered: the service has been asked");
        assertThat(doing.asked(reference)).as("asked once").hasSize(1);
    }

    @Test
    void aServiceThatSaidNoComesAfterThoseNotAsked() {
        String reference = refer(Priority.ROUTINE, "trauma");
        Visitor navigator = visit(cast.navigator());
        String path = "/referrals/" + reference + "/triage";
        Element best =
                navigator.open(path).document().select("article.onedoor-offer").getFirst();
        navigator.open(path).formIn("article#" + best.id(), "/do/offer").send();
        Service service = services.find(UUID.fromString(best.id().substring("s-".length())))
                .orElseThrow();
        visit(cast.account("clinician", service.organisationId(), service.teamId()))
                .open("/referrals/" + reference + "/do/decline")
                .form("/do/decline")
                .with("reason", "22")
                .send();
        List<Element> cards = navigator.open(path).document().select("article.onedoor-offer");
        assertThat(cards.getFirst().id()).isNotEqualTo(best.id());
        assertThat(cards.getLast().id()).isEqualTo(best.id());
    }

    @Test
    void whatIsNotSaidToBeNeededIsAskedForFirst() {
        String reference = refer(Priority.ROUTINE, "unsure");
        Page triage = visit(cast.navigator()).open("/referrals/" + reference + "/triage");
        assertThat(triage.text()).contains("What is needed has not been said.");
        assertThat(triage.follow("Record what you recognise").path()).endsWith("/do/recognise");
    }

    @Test
    void theTeamThatIsAskedSeesUntilWhenItMayAnswer() {
        String reference = refer(Priority.ROUTINE, "low-mood-anxiety");
        doing.offered(reference, CONSULTANT);
        Page offered = visit(cast.clinician(CONSULTANT)).open("/referrals?view=offered");
        assertThat(offered.document().select("#r-" + reference).text()).contains("Answer by ");
    }

    @Test
    void whereNoServiceCanTakeItTheLeastThatWouldOpenOneIsSaid() {
        String reference = refer(Priority.EMERGENCY, "low-mood-anxiety");
        Visitor navigator = visit(cast.navigator());
        Page triage = navigator.open("/referrals/" + reference + "/triage");
        assertThat(triage.document().select("article.onedoor-offer")).hasSize(1);
        assertThat(triage.text()).contains("No service can take this as emergency", "If it were ");
        Page opened = triage.follow("and why");
        assertThat(opened.document().select("article.onedoor-offer")).hasSizeGreaterThan(1);
        Page all = triage.follow("ask a service all the same");
        assertThat(all.document().select("select[name=service] option")).hasSizeGreaterThan(2);
    }

    @Test
    void aFormSaysEverythingItLacksAtOnce() {
        String reference = refer(Priority.ROUTINE, "trauma");
        Visitor navigator = visit(cast.navigator());
        Page decided = navigator
                .open("/referrals/" + reference + "/do/decide-priority")
                .form("/do/decide-priority")
                .with("priority", "")
                .send();
        assertThat(decided.status()).isEqualTo(422);
        assertThat(decided.text())
                .contains("Choose how soon this person needs to be seen", "Say why this priority was chosen");
        Page withdrawn = navigator
                .open("/referrals/" + reference + "/do/withdraw")
                .form("/do/withdraw")
                .send();
        assertThat(withdrawn.text()).contains("Choose why it is withdrawn", "Say who was told");
    }

    @Test
    void aTeamThatDeclinedKeepsItsAnswerAndNothingElse() {
        String reference = refer(Priority.ROUTINE, "low-mood-anxiety");
        doing.offered(reference, VETERANS);
        Account asked = cast.clinician(VETERANS);
        Visitor team = visit(asked);
        team.open("/referrals/" + reference + "/do/decline")
                .form("/do/decline")
                .with("reason", "40")
                .with("criterion", "need")
                .send();
        Page over = team.open("/referrals/" + reference);
        assertThat(over.status()).isEqualTo(410);
        assertThat(over.text()).contains("Your team has declined it").doesNotContain("Robin", "Feeling low");
        Page kept = team.open("/referrals").follow("Declined by us");
        assertThat(kept.path()).isEqualTo("/referrals/declined");
        Element row = Objects.requireNonNull(kept.document().getElementById("d-" + reference));
        assertThat(row.text())
                .contains("Veterans Support Services", "Does not meet this service's criteria: ")
                .doesNotContain("Robin");
        assertThat(kept.text()).doesNotContain("Feeling low");
        assertThat(visit(cast.clinician(CONSULTANT)).open("/referrals/declined").text())
                .doesNotContain(reference);
    }

    @Test
    void theBookingPageMarksWhatIsByVideoAndWhatIsTooLate() {
        String reference = refer(Priority.ROUTINE, "low-mood-anxiety");
        doing.accepted(reference, CONSULTANT);
        String inTime = doing.slot(CONSULTANT, Duration.ofHours(25)).id().toString();
        Visitor team = visit(cast.clinician(CONSULTANT));
        Page page = team.open("/referrals/" + reference + "/do/book");
        assertThat(choice(page, inTime)).contains("by video").doesNotContain("After the day it is due");
        String late = doing.slot(CONSULTANT, Duration.ofDays(50)).id().toString();
        Page again = team.open("/referrals/" + reference + "/do/book");
        if (again.document().select("input[value=" + late + "]").isEmpty()) {
            return; // more than the page shows are free before it
        }
        assertThat(choice(again, late)).contains("After the day it is due:");
    }

    private static String choice(Page page, String slot) {
        return page.document().select("div:has(> input[value=" + slot + "])").text();
    }

    private String refer(Priority priority, String need) {
        return doing.referral(cast.gp().actor(), Cast.somebody(new Random()), "given", priority, need);
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
