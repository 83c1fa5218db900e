package org.onedoor.frontdoor.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Doing;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An assessment is made once and trusted by those who have signed up. */
@OneDoorTest
class TrustedAssessmentTest {
    private static final String PCN = Doing.PCN;
    private static final String TALKING = "talking-therapies";
    private static final String CONSULTANT = "consultant-outpatient";
    private static final String MIND = "positive-pathways";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Services services;

    @Autowired
    TrustList trust;

    @Autowired
    DomainTime time;

    private String reference;
    private Visitor assessor;

    @BeforeEach
    void somebodyWithAServiceThatHasSignedUp() {
        time.set(Instant.parse("2023-05-16T09:00:00Z"), 0);
        sign(PCN);
        sign(TALKING);
        reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, PCN);
        assessor = visit(cast.clinician(PCN));
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("W2.01")
    void anAssessmentInDateIsTakenByWhoeverHasSignedUpAndARefusalNeedsAReason() {
        sign(CONSULTANT);
        Page empty = assessor.open("/referrals/" + reference)
                .follow("Record a trusted assessment")
                .form("/do/record-assessment")
                .send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text())
                .contains(
                        "Choose what kind of assessment it is",
                        "Enter the day of the assessment",
                        "Write what was found");
        Page made = assess(empty, "mental-health", LocalDate.of(2023, 5, 10)).send();
        assertThat(made.text())
                .contains("Mental health assessment of 10 May 2023", "In date until 10 Nov 2023", "Sleeps three hours");

        String first = onward(TALKING);
        Visitor therapist = visit(cast.clinician(TALKING));
        Page asked = therapist.open("/referrals/" + first + "/do/accept");
        assertThat(asked.text())
                .contains("by accepting it takes this as its own, and does not assess the person again");
        Page taken = asked.form("/do/accept").send();
        assertThat(taken.text())
                .contains("Trusted here: the person is not assessed again.")
                .contains("Mental health assessment trusted by NHS Talking Therapies")
                .contains("Sleeps three hours");

        Page again =
                contact(therapist, first).with("words", "Asked it all again").send();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text())
                .contains("Mental health assessment of 10 May 2023 is in date and trusted here. Say why");
        assertThat(again.document().select("textarea[name=words]").text()).isEqualTo("Asked it all again");
        Page reasoned =
                again.form("/do/record-contact").with("refusal", "changed").send();
        assertThat(reasoned.status()).as(reasoned.text()).isEqualTo(200);
        assertThat(reasoned.text())
                .contains("Mental health assessment not trusted by NHS Talking Therapies")
                .contains("Not trusted here: the person's situation or risk has changed since")
                .contains("Seen by NHS Talking Therapies");

        String second = onward(CONSULTANT);
        Visitor consultant = visit(cast.clinician(CONSULTANT));
        Page accepted = consultant
                .open("/referrals/" + second + "/do/accept")
                .form("/do/accept")
                .send();
        assertThat(accepted.text()).contains("Trusted here: the person is not assessed again.");
        Page refusing = accepted.follow("Refuse a trusted assessment");
        assertThat(refusing.form("/do/assess-again").send().text()).contains("Say why it is assessed again");
        assertThat(refusing.form("/do/assess-again")
                        .with("refusal", "other")
                        .send()
                        .text())
                .contains("Say what the other reason is");
        Page refused = refusing.form("/do/assess-again")
                .with("refusal", "incomplete")
                .with("words", "Nothing on medicines")
                .send();
        assertThat(refused.text())
                .contains("Not trusted here: it does not answer what has to be known here", "Nothing on medicines");
        assertThat(refused.hasLink("Refuse a trusted assessment")).isFalse();
        assertThat(consultant.open("/referrals/" + second + "/do/assess-again").text())
                .contains("No assessment in date is trusted here");
    }

    @Test
    void whatIsOutOfDateNotSharedOrGivenToAServiceThatHasNotSignedUpIsNotTrusted() {
        assess(assessor.open("/referrals/" + reference + "/do/record-assessment"), "risk-and-safety", today())
                .send();
        String toMind = onward(MIND);
        Visitor mind = visit(cast.vcse(MIND));
        Page asked = mind.open("/referrals/" + toMind + "/do/accept");
        assertThat(asked.text()).contains("Your service has not signed up to trusted assessment");
        assertThat(asked.form("/do/accept").send().text())
                .contains("Assessment of risk and safety", "Sleeps three hours")
                .doesNotContain("Trusted here");

        String late = onward(TALKING);
        time.set(Instant.parse("2023-06-17T09:00:00Z"), 0);
        Visitor therapist = visit(cast.clinician(TALKING));
        Page offered = therapist.open("/referrals/" + late + "/do/accept");
        assertThat(offered.text()).doesNotContain("by accepting it takes this");
        Page taken = offered.form("/do/accept").send();
        assertThat(taken.text()).contains("Out of date since 17 Jun 2023").doesNotContain("Trusted here");
        assertThat(contact(therapist, late).send().status()).isEqualTo(200);

        Page old = assess(
                        assessor.open("/referrals/" + reference + "/do/record-assessment"),
                        "risk-and-safety",
                        LocalDate.of(2023, 5, 1))
                .send();
        assertThat(old.status()).isEqualTo(422);
        assertThat(old.text()).contains("It is out of date", "until 1 Jun 2023");
        Page future = assess(
                        assessor.open("/referrals/" + reference + "/do/record-assessment"),
                        "risk-and-safety",
                        LocalDate.of(2023, 7, 1))
                .send();
        assertThat(future.text()).contains("The assessment cannot be in the future");
    }

    @Test
    void aManagerKeepsTheListForTheirOwnServicesAndNobodyElseDoes() {
        Visitor manager = visit(manager(PCN));
        Page list = manager.open("/trusted-assessment");
        assertThat(list.text())
                .contains("PCN Mental Health Practitioner, Tilbury and Chadwell", "NHS Talking Therapies");
        assertThat(list.document().select("#t-" + Service.idOf(TALKING) + " form"))
                .as("another organisation's")
                .isEmpty();
        Page none = list.form("/trusted-assessment/sign").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose one of your own organisation's services");
        Page foreign = list.form("/trusted-assessment/sign")
                .with("service", Service.idOf(TALKING).toString())
                .send();
        assertThat(foreign.text()).contains("Another organisation's manager signs up theirs");
        assertThat(visit(cast.clinician(PCN)).open("/trusted-assessment").text())
                .contains("A service's own manager signs it up");
        Actor clinician = cast.clinician(PCN).actor();
        assertThatThrownBy(() -> CurrentActor.run(clinician, () -> trust.sign(Service.idOf("arms"), null)))
                .isInstanceOf(Forbidden.class);

        Page ended = list.formIn("#t-" + Service.idOf(PCN), "/end").send();
        assertThat(ended.document().getElementById("t-" + Service.idOf(PCN))).isNull();
        Page blocked = assess(
                        assessor.open("/referrals/" + reference + "/do/record-assessment"), "mental-health", today())
                .send();
        assertThat(blocked.status()).isEqualTo(409);
        assertThat(blocked.text()).contains("Your service has not signed up", "Sleeps three hours");
    }

    private static Form assess(Page page, String kind, LocalDate on) {
        return page.form("/do/record-assessment")
                .with("kind", kind)
                .with("on-day", String.valueOf(on.getDayOfMonth()))
                .with("on-month", String.valueOf(on.getMonthValue()))
                .with("on-year", String.valueOf(on.getYear()))
                .with("words", "Sleeps three hours, eats little, safe with her sister");
    }

    private static Form contact(Visitor team, String reference) {
        return team.open("/referrals/" + reference + "/do/record-contact")
                .form("/do/record-contact")
                .with("attended", "yes")
                .with("mode", "face-to-face")
                .with("purpose", "assessment");
    }

    /** Another referral of the same person, for the service to answer. */
    private String onward(String service) {
        Page sent = assessor.open("/referrals/" + reference + "/do/refer-onward")
                .posting("/do/refer-onward")
                .with("service", Service.idOf(service).toString())
                .with("words", "Please help as well")
                .send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        return sent.document().select("#journey ~ ul a[href^=/referrals/OD-]").eachText().stream()
                .filter(other -> Service.idOf(service).equals(doing.now(other).currentService()))
                .findFirst()
                .orElseThrow();
    }

    private void sign(String code) {
        String id = Service.idOf(code).toString();
        Page page = visit(manager(code)).open("/trusted-assessment");
        if (page.document().getElementById("t-" + id) == null) {
            Page signed =
                    page.form("/trusted-assessment/sign").with("service", id).send();
            assertThat(Objects.requireNonNull(signed.document().getElementById("t-" + id))
                            .text())
                    .contains("End it");
        }
    }

    private Account manager(String service) {
        UUID organisation = services.byCode(service).orElseThrow().organisationId();
        return cast.account("manager", organisation, null);
    }

    private LocalDate today() {
        return London.date(time.instant());
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
