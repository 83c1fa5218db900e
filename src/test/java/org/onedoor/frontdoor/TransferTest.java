package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onedoor.frontdoor.Doing.CONSULTANT;
import static org.onedoor.frontdoor.Doing.PCN;
import static org.onedoor.frontdoor.Doing.as;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A team gives somebody over to another, and keeps them until they have arrived. */
@OneDoorTest
class TransferTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Answers answers;

    @Autowired
    Care care;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private Account clinician;
    private String reference;
    private Visitor team;

    @BeforeEach
    void aPersonWhomTheNetworksPractitionersSee() {
        clinician = cast.clinician(PCN);
        reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, PCN);
        team = new Visitor(port).signIn(clinician.username());
    }

    @Test
    @Shows("W0.17")
    void theOldTeamClosesOnlyWhenTheNewOneHasAcceptedAndSeenThePersonWhoWasTold() {
        Page before = team.open("/referrals/" + reference);
        assertThat(before.hasLink("Tick off the transfer")).isFalse();
        Page form = before.follow("Transfer to another service");
        Page none = form.form("/do/transfer").with("words", "Needs a doctor").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose a service", "Needs a doctor");
        Page begun = none.form("/do/transfer")
                .with("service", Service.idOf(CONSULTANT).toString())
                .send();
        assertThat(begun.text()).contains("Transfer to", "begun", "The new service accepts Not yet");
        assertThat(doing.now(reference).owner().teamId()).isEqualTo(clinician.teamId());
        String child = begun.document().select("#transfer + p a").text();
        assertThat(again().text()).contains("A transfer has begun already");

        assertThat(end().text()).contains("is not finished", "has not accepted yet", "the person is not told yet");
        Account doctor = cast.clinician(CONSULTANT);
        as(doctor.actor(), () -> answers.accept(child, doing.now(child).version(), null, null));
        Page unsaid = tick("joint-not-held", "");
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("Say why the teams do not meet the person together");
        tick("joint-held", "Met at the surgery");
        assertThat(tick("person-told", "").text())
                .contains("The new service accepts Done", "Both teams meet the person together Done")
                .contains("The person is told Done", "The new service sees the person Not yet");
        Page early = end();
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text()).contains("has not seen the person yet", "Your team keeps the person until then");

        see(doctor, child);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                jdbc.sql("select kind from work.notification where item = :item and team_id = :team")
                                        .param("item", reference)
                                        .param("team", clinician.teamId())
                                        .query(String.class)
                                        .list())
                        .contains("transfer-seen"));
        assertThat(team.open("/referrals/" + reference).text())
                .contains("The new service sees the person Done", "seen for the first time by the new service");
        see(doctor, child);
        assertThat(doing.timeline(reference).stream()
                        .filter(entry -> entry.title().contains("seen for the first time")))
                .hasSize(1);
        assertThat(end().text()).contains("Outcome: Passed on");
    }

    @Test
    void aTransferThatTheNewServiceDoesNotTakeLeavesThePersonWithTheirTeam() {
        team.open("/referrals/" + reference + "/do/transfer")
                .form("/do/transfer")
                .with("service", Service.idOf(CONSULTANT).toString())
                .with("words", "Needs a doctor")
                .send();
        String child = team.open("/referrals/" + reference)
                .document()
                .select("#transfer + p a")
                .text();
        as(
                cast.clinician(CONSULTANT).actor(),
                () -> answers.decline(child, doing.now(child).version(), DeclineReason.NO_CAPACITY, null, null));
        assertThat(doing.now(child).owner().teamId()).isEqualTo(cast.navigator().teamId());
        assertThat(doing.now(reference).owner().teamId()).isEqualTo(clinician.teamId());
        as(
                cast.navigator().actor(),
                () -> care.cancel(
                        child,
                        doing.now(child).version(),
                        CancellationReason.PERSON_WISH,
                        null,
                        List.of("person"),
                        null));
        assertThat(team.open("/referrals/" + reference).text())
                .contains("It ended before they saw the person: this team keeps them");
        Page ended = team.open("/referrals/" + reference + "/do/record-outcome")
                .form("/do/record-outcome")
                .with("outcome", "need-met")
                .with("told", "person")
                .with("words", "Settled before anybody saw them")
                .send();
        assertThat(ended.text()).contains("Outcome: Need met");
    }

    @Test
    void neitherAWithdrawalNorACorrectionEndsATransferThatIsNotFinished() {
        team.open("/referrals/" + reference + "/do/transfer")
                .form("/do/transfer")
                .with("service", Service.idOf(CONSULTANT).toString())
                .with("words", "Needs a doctor")
                .send();
        Page withdrawn = team.open("/referrals/" + reference + "/do/withdraw")
                .form("/do/withdraw")
                .with("reason", "elsewhere")
                .with("told", "person")
                .with("words", "The consultant has them")
                .send();
        assertThat(withdrawn.status()).isEqualTo(409);
        assertThat(withdrawn.text()).contains("is not finished", "Your team keeps the person until then");
        Page declined = team.open("/referrals/" + reference + "/do/record-outcome")
                .form("/do/record-outcome")
                .with("outcome", "person-declined")
                .with("told", "person")
                .send();
        assertThat(declined.text()).contains("Outcome: The person did not want help now");
        Page form = team.open("/referrals/" + reference + "/do/correct");
        String fact = form.document().select("input[name=fact][value^=OUTCOME]").val();
        String id = fact.substring("OUTCOME:".length());
        Page corrected = form.form("/do/correct")
                .with("fact", fact)
                .with("outcome-" + id, "treatment-completed")
                .with("told-" + id, "person")
                .with("words-" + id, "Well again")
                .with("why", "The wrong one")
                .send();
        assertThat(corrected.status()).isEqualTo(409);
        assertThat(corrected.text()).contains("is not finished", "close it and open it again");
        assertThat(doing.now(reference).outcome()).isEqualTo(Outcome.PERSON_DECLINED);
    }

    private Page again() {
        return team.open("/referrals/" + reference + "/do/transfer")
                .form("/do/transfer")
                .with("service", Service.idOf(CONSULTANT).toString())
                .with("words", "Twice")
                .send();
    }

    private Page tick(String item, String words) {
        return team.open("/referrals/" + reference + "/do/check-transfer")
                .form("/do/check-transfer")
                .with("item", item)
                .with("words", words)
                .send();
    }

    private Page end() {
        return team.open("/referrals/" + reference + "/do/record-outcome")
                .form("/do/record-outcome")
                .with("outcome", "passed-on")
                .with("told", "person")
                .send();
    }

    private void see(Account doctor, String child) {
        as(
                doctor.actor(),
                () -> care.contact(
                        child,
                        new Care.Seen(time.instant(), true, "face-to-face", "assessment", false, false, false, null),
                        null));
    }
}
