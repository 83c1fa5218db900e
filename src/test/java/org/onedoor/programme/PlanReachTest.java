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
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A voluntary organisation sees and updates what concerns it, and the rest does not exist for it. */
@OneDoorTest
class PlanReachTest {
    private static final String LED_BY_MIND = "To ensure that the street triage staff have access";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    private String plan = "";
    private Visitor business;
    private Visitor mind;
    private Account worker;

    @BeforeEach
    void aPlanInWhichMindLeadsOneAction() {
        business = visit(cast.account("governance", PlanImportsTest.ESSEX, null));
        String title = "Crisis Plan " + UUID.randomUUID().toString().substring(0, 8);
        String text =
                Concordat.text().replace("\tNorth Essex Crisis Care Concordat Action Plan\n", "\t" + title + "\n");
        int from = text.indexOf(LED_BY_MIND);
        int lead = text.indexOf("Essex Police/ NEP", from);
        text = text.substring(0, lead) + "MIND" + text.substring(lead + "Essex Police/ NEP".length());
        Page review = business.open("/plans/new")
                .form("/plans")
                .sendWith("file", "plan.txt", text.getBytes(StandardCharsets.UTF_8));
        plan = review.form("/confirm").send().path();
        worker = cast.vcse("mind-coaches");
        mind = visit(worker);
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    @Test
    @Shows("S06")
    void itSeesAndUpdatesTheActionItLeadsAndTheReferralsItIsAskedAboutAndNoOthers() {
        Page lines = mind.open(plan);
        assertThat(lines.status()).isEqualTo(200);
        assertThat(lines.document().select("tbody tr").eachText())
                .singleElement()
                .asString()
                .contains(LED_BY_MIND);
        for (String filter : new String[] {"?lead=none", "?everyone=1", "?lead=" + PlanImportsTest.ESSEX_POLICE}) {
            assertThat(mind.open(plan + filter).document().select("tbody tr").size())
                    .as(filter)
                    .isLessThanOrEqualTo(1);
        }
        assertThat(lines.text()).doesNotContain("81 actions", "Essex Police");
        Page own = mind.open(plan + "/actions/4.13");
        assertThat(own.text()).contains(LED_BY_MIND);
        assertThat(own.document().select("a[href*=/actions/3.14]")).isEmpty();
        Page logged = mind.open(plan + "/actions/4.13/do/log-update")
                .form("/log-update")
                .with("words", "Two coaches have read access since Monday")
                .send();
        assertThat(logged.text()).contains("Two coaches have read access since Monday");
        assertThat(business.open(plan + "/actions/4.13").text()).contains("Two coaches have read access since Monday");

        assertThat(mind.open(plan + "/actions/4.14").status()).isEqualTo(404);
        for (PlanStep step : PlanStep.values()) {
            assertThat(mind.open(plan + "/actions/4.14/do/" + step.path()).status())
                    .as(step.path())
                    .isEqualTo(404);
        }
        for (String whole :
                new String[] {"/then", "/changes", "/register", "/reports", "/files/1", "/files/1/original"}) {
            assertThat(mind.open(plan + whole).status()).as(whole).isEqualTo(403);
        }
        assertThat(mind.open("/plans/board").status()).isEqualTo(403);
        assertThat(business.open(plan).text()).contains("81 actions");

        String asked = doing.referral(cast.gp().actor());
        String other = doing.referral(cast.gp().actor());
        doing.offered(asked, "mind-coaches");
        Page question = mind.open("/referrals/" + asked);
        assertThat(question.text()).contains(asked);
        assertThat(mind.open("/referrals/" + asked + "/do/accept")
                        .form("/do/accept")
                        .send()
                        .text())
                .contains("Accepted");
        assertThat(mind.open("/referrals/" + other).status()).isEqualTo(404);
        assertThat(mind.open("/referrals/" + other + "/do/accept").status()).isEqualTo(404);
        assertThat(mind.open("/referrals").text()).doesNotContain(other);
    }

    @Test
    void whatIsPublishedIsEverybodysAndAPlanWithoutAnActionOfTheirsIsNotOnTheirList() {
        String open = plan.replace("/plans/", "/plan/");
        business.open(plan + "/publish")
                .form("/publish")
                .with("said", "As it stood.")
                .send();
        Page published = new Visitor(port).open(open);
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.text()).contains("81 actions in all");
        assertThat(mind.open(open).text()).contains("81 actions in all");
        Visitor other = visit(cast.vcse("veterans-support"));
        assertThat(other.open("/plans").document().select("a[href=" + plan + "]"))
                .isEmpty();
        assertThat(mind.open("/plans").document().select("a[href=" + plan + "]"))
                .isNotEmpty();
        assertThat(other.open(plan).document().select("tbody tr")).isEmpty();
    }
}
