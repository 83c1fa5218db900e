package org.onedoor.frontdoor.psychosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Submission;
import org.onedoor.people.Details;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An at risk mental state is a pathway of its own, and when psychosis develops the person goes to early intervention. */
@OneDoorTest
class PsychosisTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Intake intake;

    @Autowired
    Clocks clocks;

    @Autowired
    DomainTime time;

    @Test
    @Shows("T13")
    void whoIsAtRiskIsOnAPathwayOfTheirOwnAndGoesToEarlyInterventionWhenPsychosisDevelops() {
        String atRisk = referral("psychosis-at-risk");
        String first = referral("psychosis-first-episode");
        assertThat(standards(atRisk)).doesNotContain("EIP_2W");
        assertThat(standards(first)).contains("EIP_2W");
        Visitor navigator = visit(cast.navigator());
        assertThat(navigator.open("/referrals/" + atRisk).text())
                .contains("At risk mental state (ARMS)")
                .doesNotContain("First episode of psychosis (FEP)");
        assertThat(navigator.open("/referrals/" + first).text()).contains("First episode of psychosis (FEP)");
        doing.accepted(atRisk, "arms");
        doing.accepted(first, "eip");

        Visitor team = visit(cast.clinician("arms"));
        assertThat(visit(cast.clinician("eip"))
                        .open("/referrals/" + first + "/do/record-conversion")
                        .text())
                .contains("is for a referral on the pathway for an at risk mental state");
        Page form = team.open("/referrals/" + atRisk).follow("Record that psychosis has developed");
        Page empty = form.form("/do/record-conversion").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text())
                .contains("Say on which day psychosis was judged to have developed", "Say what shows it");
        LocalDate today = London.date(time.instant());
        assertThat(convert(team, atRisk, today.plusDays(1)).text()).contains("The day cannot be in the future");
        assertThat(convert(team, atRisk, today.minusDays(40)).text())
                .contains("The day cannot be before the referral was received", "Hears voices every day");
        Page done = convert(team, atRisk, today);
        assertThat(done.text())
                .contains("Recorded, and early intervention has been asked to take over")
                .contains("Psychosis developed on " + London.day(today) + ": referred to early intervention")
                .contains("To Early intervention in psychosis", "The new service accepts Not yet");
        String child = done.document().select("#transfer + p a").text();
        assertThat(convert(team, atRisk, today).text()).contains("was done already");

        Referral to = doing.now(child);
        assertThat(to.needs()).contains("psychosis-first-episode").doesNotContain("psychosis-at-risk");
        assertThat(doing.now(atRisk).owner().teamId())
                .as("nobody falls between the two")
                .isEqualTo(cast.clinician("arms").teamId());
        ClockView twoWeeks = clocks.ofScope(to.personId(), to.referralId()).stream()
                .filter(clock -> clock.standardId().equals("EIP_2W"))
                .findFirst()
                .orElseThrow();
        assertThat(twoWeeks.started()).isEqualTo(to.receivedAt());
        Visitor earlyIntervention = visit(cast.clinician("eip"));
        Page asked = earlyIntervention.open("/referrals/" + child);
        assertThat(asked.text()).contains("Hears voices every day", "First episode of psychosis (FEP)");
        assertThat(earlyIntervention
                        .open("/referrals/" + child + "/do/accept")
                        .form("/do/accept")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(team.open("/referrals/" + atRisk).text()).contains("The new service accepts Done");

        Page figures = visit(manager()).open("/figures?topic=pathways");
        assertThat(figures.text()).contains("Psychosis pathways", "From at risk mental state to early intervention");
        assertThat(rows(navigator, "psychosis:converted")).contains(atRisk).doesNotContain(first);
        assertThat(rows(navigator, "psychosis:arms"))
                .contains(atRisk)
                .doesNotContain(first)
                .doesNotContain(child);
        assertThat(rows(navigator, "psychosis:fep")).contains(first, child).doesNotContain(atRisk);
    }

    private Page convert(Visitor team, String reference, LocalDate on) {
        Page page = team.open("/referrals/" + reference + "/do/record-conversion");
        if (page.document().select("form[action$=record-conversion]").isEmpty()) {
            return page;
        }
        return page.form("/do/record-conversion")
                .with("on", on.toString())
                .with("words", "Hears voices every day")
                .send();
    }

    private String rows(Visitor visitor, String figure) {
        return visitor.open("/figures/rows?topic=pathways&figure=" + figure).text();
    }

    private List<String> standards(String reference) {
        Referral referral = doing.now(reference);
        return clocks.ofScope(referral.personId(), referral.referralId()).stream()
                .map(ClockView::standardId)
                .toList();
    }

    private String referral(String need) {
        Details any = Cast.somebody(new Random());
        Details young = new Details(
                any.nhsNumber(),
                any.familyName(),
                any.givenName(),
                null,
                London.date(time.instant()).minusYears(20),
                any.gender(),
                any.addressLine(),
                any.postcode(),
                any.phone(),
                null,
                any.practiceOds(),
                null,
                false,
                false,
                null);
        return CurrentActor.as(
                cast.gp().actor(),
                () -> intake.submit(
                                new Submission(
                                        young,
                                        null,
                                        Door.GP,
                                        Priority.ROUTINE,
                                        time.instant(),
                                        null,
                                        List.of(need),
                                        "Keeps to the room",
                                        null,
                                        "given",
                                        false),
                                null)
                        .reference());
    }

    private Account manager() {
        return cast.account("manager", cast.navigator().organisationId(), null);
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
