package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onedoor.frontdoor.Doing.PCN;
import static org.onedoor.frontdoor.Doing.as;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.TimelineEntry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A need goes back to the centre, and what has ended is opened again or referred again. */
@OneDoorTest
class WaysBackTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Care care;

    @Autowired
    Returns returns;

    @Autowired
    Clocks clocks;

    @Autowired
    Relationships relationships;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private Account gp;
    private Account clinician;
    private String reference;
    private Instant received;

    @BeforeEach
    void aReferralThatTheNetworksPractitionersTook() {
        gp = cast.gp();
        clinician = cast.clinician(PCN);
        reference = doing.referral(gp.actor());
        received = doing.now(reference).receivedAt();
        doing.accepted(reference, PCN);
    }

    @Test
    void passedOnIsRecordedOnlyWhereAnotherServiceHasAcceptedOrIsNamed() {
        Page refused = form("record-outcome")
                .with("outcome", "passed-on")
                .with("told", "person")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("No other service has accepted this person on this journey");
        assertThat(doing.now(reference).state()).isEqualTo(WorkState.ACCEPTED);
        Page named = form("record-outcome")
                .with("outcome", "passed-on")
                .with("told", "person")
                .with("words", "The team in Ipswich accepted them, 01632 960145")
                .send();
        assertThat(named.text()).contains("Outcome recorded", "The team in Ipswich accepted them");
        assertThat(doing.now(reference).outcome()).isEqualTo(Outcome.PASSED_ON);
    }

    @Test
    void aNeedThatNobodySawThePersonForEndsAsMetOnlyWithHow() {
        for (String outcome : List.of("need-met", "treatment-completed")) {
            Page refused = form("record-outcome")
                    .with("outcome", outcome)
                    .with("told", "person")
                    .send();
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("No contact with the person is recorded here");
        }
        form("record-contact")
                .with("attended", "no")
                .with("mode", "telephone")
                .with("purpose", "assessment")
                .send();
        assertThat(form("record-outcome")
                        .with("outcome", "need-met")
                        .with("told", "person")
                        .send()
                        .status())
                .as("an appointment nobody came to is not a contact with the person")
                .isEqualTo(422);
        Page named = form("record-outcome")
                .with("outcome", "need-met")
                .with("told", "person")
                .with("words", "Her sister moved in; she rang to say that she is well")
                .send();
        assertThat(named.text()).contains("Outcome recorded", "Her sister moved in");
        assertThat(doing.now(reference).outcome()).isEqualTo(Outcome.NEED_MET);
    }

    @Test
    void aFormOfNoStateEndsNothing() {
        Page refused = form("record-outcome")
                .with("version", "-1")
                .with("outcome", "passed-on")
                .with("told", "person")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("this page has lost its place");
        assertThat(doing.now(reference).state()).isEqualTo(WorkState.ACCEPTED);
    }

    @Test
    void nobodyIsLetGoOfAsOutOfReachWhomNobodyTriedToReach() {
        Page refused = form("record-outcome")
                .with("outcome", "could-not-contact")
                .with("told", "referrer")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("No attempt to reach the person is recorded");
        assertThat(doing.now(reference).outcome()).isNull();
        form("record-attempt").with("mode", "telephone").send();
        Page done = form("record-outcome")
                .with("outcome", "could-not-contact")
                .with("told", "referrer")
                .send();
        assertThat(done.text()).contains("Outcome recorded");
        assertThat(doing.now(reference).outcome()).isEqualTo(Outcome.COULD_NOT_CONTACT);
    }

    @Test
    void aTeamHandsANeedBackWithACodedReasonAndTheCentreOwnsItWithTheSameClocks() {
        var slot = doing.slot(PCN, Duration.ofDays(3));
        as(
                clinician.actor(),
                () -> care.book(
                        reference, doing.now(reference).version(), new AppointmentTime.Published(slot.id()), null));
        Instant due = doing.clock(reference, "OWNER_REVIEW").due();

        Page none = form("hand-back").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose a reason");
        Page other = form("hand-back").with("reason", "99").send();
        assertThat(other.text()).contains("Say what the other reason is");
        Page done = form("hand-back")
                .with("reason", "22")
                .with("words", "Our last doctor left")
                .send();

        assertThat(done.text()).contains("Handed back to the centre");
        Referral now = doing.now(reference);
        assertThat(now.state()).isEqualTo(WorkState.RETURNED);
        assertThat(now.owner().teamId()).isEqualTo(cast.navigator().teamId());
        assertThat(doing.appointments(reference, "booked")).isEmpty();
        assertThat(doing.clock(reference, "OWNER_REVIEW").due()).isEqualTo(due);
        assertThat(doing.open(reference)).isNotEmpty();
        TimelineEntry entry = doing.timeline(reference).stream()
                .filter(one -> one.title().startsWith("Handed back by"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.detail()).startsWith("No capacity at the moment");
        assertThat(entry.words()).isEqualTo("Our last doctor left");
        assertThat(new Visitor(port)
                        .signIn(gp.username())
                        .open("/referrals/" + reference)
                        .text())
                .contains("Handed back by", "is finding another service. Nobody needs to refer again");
    }

    @Test
    void whatATeamClosedItOpensAgainAndTheClocksGoOnFromReceipt() {
        Account former = cast.clinician("pcn-mh-grays");
        hadItBefore(former);
        close(Outcome.NEED_MET);
        ClockView ended = doing.clock(reference, "CMH_4W_ADULT");
        assertThat(ended.isOpen()).isFalse();

        Page refused = form("reopen").send();
        assertThat(refused.text()).contains("Say why it is opened again");
        Page done = form("reopen").with("why", "They rang: it was not over").send();
        assertThat(done.text()).contains("Opened again").contains("Opened again by");

        Referral now = doing.now(reference);
        assertThat(now.state()).isEqualTo(WorkState.ACCEPTED);
        assertThat(now.outcome()).isNull();
        assertThat(now.owner().teamId()).isEqualTo(clinician.teamId());
        assertThat(until(clinician)).as("whom the end had ended").isNull();
        assertThat(until(former)).as("who had left it before").isNotNull();
        ClockView again = doing.clock(reference, "CMH_4W_ADULT");
        assertThat(again.isOpen()).isTrue();
        assertThat(again.started()).isEqualTo(received);
        assertThat(again.due()).isEqualTo(ended.due());
        assertThat(doing.timeline(reference).stream()
                        .filter(TimelineEntry::corrected)
                        .map(TimelineEntry::title))
                .contains("Closed", "Outcome: Need met");
        assertThat(as(Actor.SYSTEM, () -> clocks.rebuild(new Subject.Person(now.personId()))))
                .isZero();
        assertThat(TestPostgres.stored()
                        .sql("select open from frontdoor.worklist where referral_id = :id and lane = 'owner'")
                        .param("id", now.referralId())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    @Test
    void theCentreOpensAgainWhatWasWithdrawnAndOwnsIt() {
        as(
                clinician.actor(),
                () -> care.withdraw(reference, doing.now(reference).version(), "Not wanted", List.of("person"), null));
        Account navigator = cast.navigator();
        as(
                navigator.actor(),
                () -> returns.reopen(reference, doing.now(reference).version(), "They changed their mind", null));
        Referral now = doing.now(reference);
        assertThat(now.state()).isEqualTo(WorkState.IN_TRIAGE);
        assertThat(now.owner().accountId()).isEqualTo(navigator.accountId());
    }

    @Test
    void nobodyElseOpensItAgainAndNotAfterThirtyDays() {
        close(Outcome.NEED_MET);
        long version = doing.now(reference).version();
        assertThatThrownBy(() -> as(gp.actor(), () -> returns.reopen(reference, version, "Please", null)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("the team that had it last, or the Care Co-ordination Centre");
        assertThatThrownBy(() -> DomainTime.at(
                        time.instant().plus(Duration.ofDays(29)),
                        () -> as(gp.actor(), () -> returns.reopen(reference, version, "Please", null))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> DomainTime.at(
                        time.instant().plus(Duration.ofDays(31)),
                        () -> as(clinician.actor(), () -> returns.reopen(reference, version, "Late", null))))
                .hasMessageContaining("more than 30 days ago")
                .hasMessageContaining("Refer again");
    }

    @Test
    void referringAgainMakesANewReferralAndEachNamesTheOther() {
        close(Outcome.NEED_MET);
        Visitor practice = new Visitor(port).signIn(gp.username());
        Page ended = practice.open("/referrals/" + reference);
        Page made = ended.follow("Refer again")
                .form("/do/refer-again")
                .with("priority", "soon")
                .with("words", "Low again since May")
                .send();
        assertThat(made.status()).isEqualTo(200);
        Page old = practice.open("/referrals/" + reference);
        assertThat(old.text()).contains("Ended, and made again as:");
        String next = old.document().select("a[href^=/referrals/OD-]").eachText().stream()
                .filter(text -> text.startsWith("OD-") && !text.equals(reference))
                .findFirst()
                .orElseThrow();
        Referral again = doing.now(next);
        assertThat(again.supersedes()).isEqualTo(doing.now(reference).referralId());
        assertThat(again.priority()).isEqualTo(Priority.SOON);
        assertThat(again.needs()).isEqualTo(doing.now(reference).needs());
        assertThat(practice.open("/referrals/" + next).text()).contains("Made again after this one ended:", reference);
        assertThatThrownBy(() -> as(
                        clinician.actor(),
                        () -> returns.reopen(reference, doing.now(reference).version(), "Also", null)))
                .hasMessageContaining(next + " is open for the same need");
    }

    /** A team that left it an hour ago, and that it was taken from. */
    private void hadItBefore(Account account) {
        Referral now = doing.now(reference);
        UUID team = Objects.requireNonNull(account.teamId());
        DomainTime.at(time.instant().minus(Duration.ofHours(1)), () -> {
            relationships.begin(
                    now.personId(),
                    List.of(new Relationship(account.organisationId(), team, "referral", now.referralId())));
            relationships.endAfterGrace(now.personId(), now.referralId(), team);
            return true;
        });
    }

    private @Nullable OffsetDateTime until(Account account) {
        return relationships.of(List.of(doing.now(reference).personId())).stream()
                .filter(involved -> Objects.equals(involved.teamId(), account.teamId()))
                .findFirst()
                .orElseThrow()
                .until();
    }

    private void close(Outcome outcome) {
        as(
                clinician.actor(),
                () -> care.outcome(
                        reference, doing.now(reference).version(), outcome, List.of("person"), "Settled", null));
        as(clinician.actor(), () -> care.close(reference, doing.now(reference).version(), null));
    }

    private Visitor.Form form(String step) {
        return new Visitor(port)
                .signIn(clinician.username())
                .open("/referrals/%s/do/%s".formatted(reference, step))
                .form("/do/" + step);
    }
}
