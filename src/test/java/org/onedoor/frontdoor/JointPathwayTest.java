package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One referral opens a leg for the mind and one for the body, and each sees how both stand. */
@OneDoorTest
class JointPathwayTest {
    private static final String MENTAL = "talking-therapies";
    private static final String PHYSICAL = "pulmonary-rehab";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    private Account gp;
    private String reference;
    private Visitor practitioner;

    @BeforeEach
    void aPersonWhomTheNetworksPractitionerHas() {
        gp = cast.gp();
        reference = doing.referral(gp.actor());
        doing.accepted(reference, Doing.PCN);
        practitioner = visit(cast.clinician(Doing.PCN));
    }

    @Test
    @Shows("T28")
    void oneReferralOpensBothLegsAndTheirStatusIsShared() {
        Page asked = practitioner
                .open("/referrals/" + reference)
                .follow("Open the joint physical and mental health pathway");
        assertThat(asked.form("/do/open-both").send().text()).contains("Choose the mental health service");
        assertThat(open(asked, MENTAL, "").send().text()).contains("Choose the physical health service");
        Page opened = open(asked, MENTAL, PHYSICAL)
                .with("words", "Breathless when anxious, anxious when breathless")
                .send();
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(opened.text())
                .contains("Both services have been asked")
                .contains("Mental health: NHS Talking Therapies has been asked and has not answered yet.")
                .contains("Physical health: Pulmonary rehabilitation has been asked and has not answered yet.")
                .contains("Breathless when anxious, anxious when breathless");
        String body = leg(opened, "Physical health");
        assertThat(leg(opened, "Mental health")).isEqualTo(reference);
        assertThat(doing.now(body).journeyId()).isEqualTo(doing.now(reference).journeyId());
        assertThat(doing.now(body).currentService()).isEqualTo(Service.idOf(PHYSICAL));

        Visitor therapist = visit(cast.clinician(MENTAL));
        Page accepted = therapist
                .open("/referrals/" + reference + "/do/accept")
                .form("/do/accept")
                .send();
        assertThat(accepted.text())
                .contains("NHS Talking Therapies has the person.")
                .contains("Pulmonary rehabilitation has been asked and has not answered yet.");
        Visitor rehabilitation = visit(cast.clinician(PHYSICAL));
        Page seen = rehabilitation.open("/referrals/" + body);
        assertThat(seen.text())
                .contains("Joint physical and mental health pathway", "NHS Talking Therapies has the person.")
                .contains("Breathless when anxious, anxious when breathless");
        Page both = rehabilitation
                .open("/referrals/" + body + "/do/accept")
                .form("/do/accept")
                .send();
        assertThat(both.text()).contains("Both services have the person.");
        assertThat(therapist.open("/referrals/" + reference).text()).contains("Both services have the person.");
        String own = visit(gp).open("/referrals/" + reference).text();
        assertThat(own).contains("Both services have the person.");

        rehabilitation
                .open("/referrals/" + body + "/do/hand-back")
                .form("/do/hand-back")
                .with("reason", "22")
                .send();
        assertThat(therapist.open("/referrals/" + reference).text())
                .contains("Physical health: no service has it; its owner is finding one.")
                .contains("Mental health: NHS Talking Therapies has the person.");
    }

    @Test
    void aPathwayIsOpenedOnceAndForTwoTeams() {
        Page asked = practitioner.open("/referrals/" + reference + "/do/open-both");
        Page same =
                open(asked, Doing.PCN, Doing.PCN).with("words", "Both, please").send();
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.text()).contains("Both are of the same team");
        assertThat(same.document().select("textarea[name=words]").text()).isEqualTo("Both, please");
        assertThat(same.document()
                        .select("select[name=physical] option[selected]")
                        .attr("value"))
                .isEqualTo(Service.idOf(Doing.PCN).toString());
        assertThat(asked.document().select("select[name=mental] option").eachText())
                .contains("NHS Talking Therapies")
                .doesNotContain("Pulmonary rehabilitation", "Samaritans");

        Page opened = open(asked, MENTAL, PHYSICAL).send();
        String body = leg(opened, "Physical health");
        Visitor rehabilitation = visit(cast.clinician(PHYSICAL));
        rehabilitation
                .open("/referrals/" + body + "/do/accept")
                .form("/do/accept")
                .send();
        Page again = rehabilitation.open("/referrals/" + body + "/do/open-both");
        assertThat(open(again, MENTAL, Doing.PCN).send().text())
                .contains("This referral is a leg of a joint pathway already");
    }

    private static Form open(Page page, String mental, String physical) {
        return page.form("/do/open-both")
                .with("mental", Service.idOf(mental).toString())
                .with(
                        "physical",
                        physical.isEmpty() ? "" : Service.idOf(physical).toString());
    }

    private static String leg(Page page, String kind) {
        List<String> found = page.document().select("#joint ~ table tr, #joint ~ div table tr").stream()
                .filter(row -> row.text().contains(kind))
                .map(row -> Objects.requireNonNull(row.selectFirst("a[href^=/referrals/OD-]"))
                        .text())
                .toList();
        return found.getFirst();
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
