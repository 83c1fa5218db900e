package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onedoor.frontdoor.Doing.PCN;
import static org.onedoor.frontdoor.Doing.as;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody is stepped down and comes straight back. */
@OneDoorTest
class StepDownTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Care care;

    @Autowired
    StepDowns stepDowns;

    @Autowired
    Returns returns;

    @Autowired
    Corrections corrections;

    @Autowired
    DomainTime time;

    private Account gp;
    private Account clinician;
    private String reference;

    @BeforeEach
    void aPersonWhomTheNetworksPractitionersSee() {
        gp = cast.gp();
        clinician = cast.clinician(PCN);
        reference = doing.referral(gp.actor());
        doing.accepted(reference, PCN);
    }

    @Test
    @Shows("T26")
    void whoeverIsSteppedDownComesStraightBackWithoutTriageAndTheShareIsReported() {
        Visitor team = visit(clinician);
        Page form = team.open("/referrals/" + reference).follow("Step down, with a way straight back");
        Page none =
                form.form("/do/step-down").with("words", "Sleeps in the day").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose for how long the person may come straight back", "Sleeps in the day");
        Page down = none.form("/do/step-down")
                .with("months", "6")
                .with("told", "person")
                .with("told", "gp")
                .send();
        assertThat(down.text())
                .contains("Stepped down, with a way straight back", "Sleeps in the day", "Way straight back Until");
        as(clinician.actor(), () -> care.close(reference, doing.now(reference).version(), null));

        Visitor practice = visit(gp);
        Page asked = practice.open("/referrals/" + reference).follow("Bring the person straight back to the team");
        Page back = asked.form("/do/come-straight-back")
                .with("priority", "soon")
                .with("words", "Sleeps in the day since Monday")
                .send();
        assertThat(back.text()).contains("Way straight back Used", "Ended, and made again as:");
        String next =
                back.document().select("#referral ~ p a[href^=/referrals/OD-]").text();
        Referral made = doing.now(next);
        assertThat(made.state()).isEqualTo(WorkState.ACCEPTED);
        assertThat(made.owner().teamId()).isEqualTo(clinician.teamId());
        assertThat(made.supersedes()).isEqualTo(doing.now(reference).referralId());
        assertThat(doing.open(next)).contains("OWNER_REVIEW").doesNotContain("TRIAGE_30MIN");
        assertThat(team.open("/referrals/" + next).text())
                .contains("Came straight back to the team", "Sleeps in the day since Monday")
                .doesNotContain("Sent between services");
        assertThat(practice.open("/referrals/" + reference).hasLink("Bring the person straight back"))
                .isFalse();

        Visitor navigator = visit(cast.navigator());
        Page figures = navigator.open("/figures?topic=rejections");
        assertThat(figures.text()).contains("Came straight back after stepping down");
        assertThat(figures.document().select("a[href*=figure=back]").eachAttr("href").stream()
                        .map(href -> navigator.open(href).text()))
                .anyMatch(text -> text.contains(reference));
    }

    @Test
    void whenItsTimeIsOverOrItWasNeverAgreedThereIsNoWayStraightBack() {
        as(
                clinician.actor(),
                () -> stepDowns.stepDown(
                        reference, doing.now(reference).version(), 3, "Sleeps badly", List.of("person"), null));
        as(clinician.actor(), () -> care.close(reference, doing.now(reference).version(), null));
        assertThatThrownBy(() -> DomainTime.at(
                        time.instant().plus(Duration.ofDays(20)),
                        () -> as(gp.actor(), () -> stepDowns.comeBack(reference, Priority.SOON, " ", null))))
                .hasMessageContaining("Say why this person needs help again");
        String never = doing.referral(gp.actor());
        as(
                cast.navigator().actor(),
                () -> care.cancel(
                        never,
                        doing.now(never).version(),
                        CancellationReason.PERSON_WISH,
                        null,
                        List.of("person"),
                        null));
        assertThat(visit(gp).open("/referrals/" + never).hasLink("Bring the person straight back"))
                .isFalse();
    }

    @Test
    void thePersonComesStraightBackAlsoBeforeTheTeamHasReviewedAndClosed() {
        down(12);
        Page back = visit(gp)
                .open("/referrals/" + reference)
                .follow("Bring the person straight back to the team")
                .form("/do/come-straight-back")
                .with("priority", "soon")
                .with("words", "Sleeps in the day")
                .send();
        String next =
                back.document().select("#referral ~ p a[href^=/referrals/OD-]").text();
        assertThat(doing.now(next).owner().teamId()).isEqualTo(clinician.teamId());
        assertThat(doing.now(next).duplicateOf())
                .as("the one it follows is no other of the same need")
                .isNull();
        as(clinician.actor(), () -> care.close(reference, doing.now(reference).version(), null));
        assertThat(doing.now(reference).state()).isEqualTo(WorkState.CLOSED);
    }

    @Test
    void theWayBackEndsWithTheEndingItBelongedTo() {
        down(12);
        as(clinician.actor(), () -> care.close(reference, doing.now(reference).version(), null));
        as(
                clinician.actor(),
                () -> returns.reopen(reference, doing.now(reference).version(), "Too early", null));
        as(
                clinician.actor(),
                () -> care.outcome(
                        reference, doing.now(reference).version(), Outcome.MOVED_AWAY, List.of("person"), null, null));
        as(clinician.actor(), () -> care.close(reference, doing.now(reference).version(), null));
        assertNoWayBack();

        reference = doing.referral(gp.actor());
        doing.accepted(reference, PCN);
        down(12);
        UUID outcome = PastTheGate.read(() -> corrections.facts(doing.now(reference))).stream()
                .filter(fact -> fact.kind() == Corrections.Kind.OUTCOME)
                .findFirst()
                .orElseThrow()
                .event();
        as(
                clinician.actor(),
                () -> corrections.outcome(
                        reference,
                        outcome,
                        Outcome.TREATMENT_COMPLETED,
                        List.of("gp"),
                        null,
                        "The practice was told",
                        null));
        assertThat(visit(gp).open("/referrals/" + reference).text()).contains("Way straight back Until");
        UUID again = PastTheGate.read(() -> corrections.facts(doing.now(reference)))
                .getFirst()
                .event();
        as(
                clinician.actor(),
                () -> corrections.outcome(reference, again, Outcome.MOVED_AWAY, List.of("gp"), null, "To Kent", null));
        assertNoWayBack();
    }

    private void assertNoWayBack() {
        Page page = visit(gp).open("/referrals/" + reference);
        assertThat(page.text()).doesNotContain("Way straight back Until");
        assertThat(page.text()).contains("There is no way straight back any longer");
        assertThatThrownBy(() -> as(gp.actor(), () -> stepDowns.comeBack(reference, Priority.SOON, "Ill", null)))
                .hasMessageContaining("There is no way straight back");
    }

    @Test
    void whoeverHasGrownOutOfTheTeamsAgesComesBackToTheCentre() {
        LocalDate born = London.date(time.instant()).plusDays(1).minusYears(18);
        clinician = cast.clinician("cypmhs");
        reference = doing.referral(gp.actor(), Cast.somebody(new Random(), born));
        doing.accepted(reference, "cypmhs");
        down(24);
        as(clinician.actor(), () -> care.close(reference, doing.now(reference).version(), null));
        String next = DomainTime.at(
                time.instant().plus(Duration.ofDays(3)),
                () -> as(gp.actor(), () -> stepDowns.comeBack(reference, Priority.SOON, "Sleeps badly", null))
                        .reference());
        Referral made = doing.now(next);
        assertThat(made.state()).isEqualTo(WorkState.AWAITING_TRIAGE);
        assertThat(made.owner().teamId()).isEqualTo(cast.navigator().teamId());
        assertThat(made.supersedes()).isEqualTo(doing.now(reference).referralId());
        assertThat(visit(cast.navigator()).open("/referrals/" + next).text())
                .contains("The person was to come straight back to", "and the person is 18");
    }

    private void down(int months) {
        as(
                clinician.actor(),
                () -> stepDowns.stepDown(
                        reference, doing.now(reference).version(), months, "Sleeps badly", List.of("person"), null));
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
