package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.onedoor.frontdoor.Doing.CONSULTANT;
import static org.onedoor.frontdoor.Doing.PCN;
import static org.onedoor.frontdoor.Doing.as;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service that said no is asked once to look again; and either side ends a referral, and the other is told. */
@OneDoorTest
class AppealTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Answers answers;

    @Autowired
    Appeals appeals;

    @Autowired
    Triage triage;

    @Autowired
    Care care;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private Account gp;
    private Account decliner;
    private Account colleague;
    private String reference;

    @BeforeEach
    void aReferralThatTheOutpatientTeamDeclined() {
        gp = cast.gp();
        decliner = cast.clinician(CONSULTANT);
        colleague = cast.clinician(CONSULTANT);
        reference = doing.referral(gp.actor());
        doing.offered(reference, CONSULTANT);
        as(
                decliner.actor(),
                () -> answers.decline(reference, version(), DeclineReason.NOT_APPROPRIATE, "Not for us", null));
    }

    @Test
    void theReferrerAsksTheServiceToLookAgainAndSomebodyElseOfItAccepts() {
        var due = doing.clock(reference, "ACCEPT_7D").due();
        Visitor practice = visit(gp);
        Page asked = practice.open("/referrals/" + reference).follow("Ask the service that said no to look again");
        Page refused = asked.form("/do/appeal").with("no", no()).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Say what the service should look at again");
        Page done = refused.form("/do/appeal")
                .with("no", no())
                .with("why", "Two admissions that were not in my letter")
                .send();
        assertThat(done.text())
                .contains("asked to look again at its no", "Two admissions that were not in my letter")
                .contains("to answer. Care Co-ordination Centre navigators owns it until they accept");

        Referral now = doing.now(reference);
        assertThat(now.state()).isEqualTo(WorkState.AWAITING_ANSWER);
        assertThat(now.owner().teamId()).isEqualTo(cast.navigator().teamId());
        assertThat(Objects.requireNonNull(now.offer()).expiresAt()).isAfter(time.instant());
        assertThat(doing.clock(reference, "ACCEPT_7D").due()).isEqualTo(due);
        told(colleague, "asked-to-look-again");
        told(cast.navigator(), "decline-appealed");

        Visitor same = visit(decliner);
        assertThat(same.open("/referrals/" + reference).text())
                .contains("You said no to this, and it was asked to be looked at again");
        assertThatThrownBy(() -> as(decliner.actor(), () -> answers.accept(reference, version(), null, null)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("somebody else of your team answers");
        Page accepted = visit(colleague)
                .open("/referrals/" + reference + "/do/accept")
                .form("/do/accept")
                .send();
        assertThat(accepted.text()).contains("Accepted");
        assertThat(doing.now(reference).owner().teamId()).isEqualTo(colleague.teamId());
        Page figures = visit(cast.navigator()).open("/figures?topic=rejections");
        assertThat(figures.text()).contains("Asked to look again at a no");
        assertThat(figures.document().select("a[href*=again]").eachAttr("href").stream()
                        .filter(href -> href.contains("figure=again"))
                        .map(href -> visit(cast.navigator()).open(href).text()))
                .anyMatch(text -> text.contains(reference));
    }

    @Test
    void aNoIsLookedAtAgainOnceAndTheSecondNoGoesBackToTheCentre() {
        Account navigator = cast.navigator();
        as(navigator.actor(), () -> triage.start(reference, version(), null));
        as(navigator.actor(), () -> appeals.appeal(reference, version(), UUID.fromString(no()), "Please", null));
        assertThatThrownBy(() -> as(
                        decliner.actor(),
                        () -> answers.decline(reference, version(), DeclineReason.NO_CAPACITY, null, null)))
                .hasMessageContaining("somebody else of your team answers");
        as(
                colleague.actor(),
                () -> answers.decline(reference, version(), DeclineReason.NO_CAPACITY, "Looked again", null));
        assertThat(doing.now(reference).state()).isEqualTo(WorkState.RETURNED);
        Page page = visit(navigator).open("/referrals/" + reference);
        assertThat(page.hasLink("Ask the service that said no to look again")).isFalse();
        assertThat(page.text()).contains("A no is looked at again once").doesNotContain("Sent between services");
        assertThatThrownBy(() -> as(gp.actor(), () -> appeals.appeal(reference, version(), null, "Again", null)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("looked at again once");
    }

    @Test
    void whatNobodyLooksAtAgainInTimeIsTheCentresAndTheCentreCanTakeTheQuestionBack() {
        as(gp.actor(), () -> appeals.appeal(reference, version(), UUID.fromString(no()), "Please", null));
        as(cast.navigator().actor(), () -> triage.withdrawOffer(reference, version(), null));
        assertThat(doing.now(reference).state()).isEqualTo(WorkState.IN_TRIAGE);

        String other = doing.referral(gp.actor());
        doing.offered(other, CONSULTANT);
        as(
                decliner.actor(),
                () -> answers.decline(other, doing.now(other).version(), DeclineReason.NO_CAPACITY, null, null));
        as(
                gp.actor(),
                () -> appeals.appeal(
                        other,
                        doing.now(other).version(),
                        appeals.open(doing.now(other)).getFirst().offerId(),
                        "Please",
                        null));
        DomainTime.at(time.instant().plus(Duration.ofDays(20)), () -> {
            answers.run();
            return null;
        });
        assertThat(doing.now(other).state()).isEqualTo(WorkState.EXPIRED);
        assertThat(doing.now(other).owner().teamId()).isEqualTo(cast.navigator().teamId());
    }

    @Test
    void nobodyButWhoeverSentItAndTheCentreAsksAndNotAboutAHandBack() {
        assertThatThrownBy(() -> as(
                        decliner.actor(),
                        () -> appeals.appeal(reference, version(), UUID.fromString(no()), "Please", null)))
                .isInstanceOf(org.onedoor.platform.NotFound.class);
        String fresh = doing.referral(gp.actor());
        as(cast.navigator().actor(), () -> triage.start(fresh, doing.now(fresh).version(), null));
        assertThat(visit(cast.navigator()).open("/referrals/" + fresh).text())
                .contains("No service has said no to this");
    }

    @Test
    void whoeverSentItCancelsWithACodedReasonTheTeamIsToldAndTheSlotIsFree() {
        doing.accepted(reference, PCN);
        Account clinician = cast.clinician(PCN);
        var slot = doing.slot(PCN, Duration.ofDays(3));
        as(clinician.actor(), () -> care.book(reference, version(), new AppointmentTime.Published(slot.id()), null));
        Page form = visit(gp).open("/referrals/" + reference + "/do/withdraw");
        Page none = form.form("/do/withdraw").with("told", "person").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose why it is withdrawn");
        Page other = none.form("/do/withdraw")
                .with("reason", "other")
                .with("told", "person")
                .send();
        assertThat(other.text()).contains("Say what the other reason is");
        Page done = other.form("/do/withdraw")
                .with("reason", "not-needed")
                .with("told", "person")
                .send();
        assertThat(done.text()).contains("Withdrawn by whoever sent it", "Help is no longer needed");
        assertThat(doing.now(reference).state()).isEqualTo(WorkState.CANCELLED);
        assertThat(doing.appointments(reference, "booked")).isEmpty();
        assertThat(jdbc.sql("select state from directory.slot where slot_id = :id")
                        .param("id", slot.id())
                        .query(String.class)
                        .single())
                .isEqualTo("free");
        told(clinician, "referral-cancelled");
    }

    @Test
    void theTeamCancelsForAReasonOfThePersonsWhoeverSentItIsToldAndCapacityIsNoReason() {
        doing.accepted(reference, PCN);
        Account clinician = cast.clinician(PCN);
        Page form = visit(clinician).open("/referrals/" + reference + "/do/withdraw");
        assertThat(form.document().select("input[name=reason]").eachAttr("value"))
                .containsExactly("person-wish", "elsewhere", "moved-away", "admitted", "sent-in-error");
        Page refused = form.form("/do/withdraw")
                .with("reason", "not-needed")
                .with("told", "person")
                .with("words", "No room this month")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("hand it back: the centre finds another service", "No room this month");
        Page done = refused.form("/do/withdraw")
                .with("reason", "elsewhere")
                .with("told", "person")
                .send();
        assertThat(done.text())
                .contains("Withdrawn by the team that owned it", "Another service helps the person already");
        told(gp, "referral-ended");
    }

    @Test
    void whoeverHasTheNeedWithdrawsItOnlyWithWhereThePersonIsHelpedAndWhoWasTold() {
        String fresh = doing.referral(gp.actor());
        for (Account owner : List.of(cast.navigator(), cast.clinician(PCN))) {
            if (owner.role().equals("clinician")) {
                doing.accepted(fresh, PCN);
            }
            Page form = visit(owner).open("/referrals/" + fresh + "/do/withdraw");
            Page unsaid = form.form("/do/withdraw")
                    .with("reason", "elsewhere")
                    .with("told", "carer")
                    .send();
            assertThat(unsaid.status()).isEqualTo(422);
            assertThat(unsaid.text()).contains("Say which service helps the person, and how to reach it");
            Page untold = unsaid.form("/do/withdraw")
                    .with("words", "Mind, 01375 000000")
                    .send();
            assertThat(untold.text()).contains("tell the person or whoever sent the referral, and choose them");
            assertThat(form.form("/do/withdraw")
                            .with("reason", "admitted")
                            .with("told", "person")
                            .send()
                            .text())
                    .contains("Say which hospital and ward");
            assertThat(doing.now(fresh).isOpen()).isTrue();
        }
        String unwanted = doing.referral(gp.actor());
        Page form = visit(cast.navigator()).open("/referrals/" + unwanted + "/do/withdraw");
        assertThat(form.form("/do/withdraw")
                        .with("reason", "person-wish")
                        .with("told", "gp")
                        .send()
                        .status())
                .isEqualTo(422);
        Page ended = form.form("/do/withdraw")
                .with("reason", "elsewhere")
                .with("told", "person")
                .with("words", "Mind, 01375 000000")
                .send();
        assertThat(ended.text()).contains("Another service helps the person already", "Mind, 01375 000000");
    }

    @Test
    void aServiceThatIsAskedWhenItIsCancelledIsToldThatItIsOver() {
        doing.offered(reference, PCN);
        as(
                gp.actor(),
                () -> care.cancel(reference, version(), CancellationReason.MOVED_AWAY, null, List.of("person"), null));
        told(cast.clinician(PCN), "offer-withdrawn");
    }

    private String no() {
        return appeals.open(doing.now(reference)).getFirst().offerId().toString();
    }

    private long version() {
        return doing.now(reference).version();
    }

    private void told(Account account, String kind) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.sql("""
                                select kind from work.notification
                                 where org_id = :org and item = :item and (team_id is null or team_id = :team)
                                """)
                                .param("org", account.organisationId())
                                .param("team", account.teamId())
                                .param("item", reference)
                                .query(String.class)
                                .list())
                        .contains(kind));
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
