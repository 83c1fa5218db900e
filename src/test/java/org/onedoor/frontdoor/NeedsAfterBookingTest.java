package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.frontdoor.Doing.PCN;
import static org.onedoor.frontdoor.Doing.as;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.job.InJob;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody needs that is said after a time was booked is asked for at that time too. */
@OneDoorTest
class NeedsAfterBookingTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Care care;

    @Autowired
    NeedsOfBooked listener;

    @Autowired
    EventLog log;

    private Account team;
    private String reference;
    private UUID personId;

    @BeforeEach
    void booked() {
        team = cast.clinician(PCN);
        reference = doing.referral(cast.gp().actor());
        personId = doing.person(reference);
        doing.accepted(reference, PCN);
        var slot = doing.slot(PCN, Duration.ofDays(6));
        as(
                team.actor(),
                () -> care.book(
                        reference, doing.now(reference).version(), new AppointmentTime.Published(slot.id()), null));
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    private void need(String... adjustments) {
        Visitor.Form form = visit(team)
                .open("/people/" + personId + "/needs")
                .form("/needs")
                .with("toldBy", "person");
        for (String each : adjustments) {
            form = form.with("adjustments", each);
        }
        assertThat(form.send().status()).isEqualTo(200);
        InJob.run(() -> CurrentActor.run(
                Actor.SYSTEM,
                () -> log.of(List.of(personId)).stream()
                        .filter(event -> listener.types().contains(event.type()))
                        .forEach(listener::hear)));
    }

    private long open() {
        return TestPostgres.stored()
                .sql(
                        "select count(*) from work.task where subject_id = :id and kind = 'arrange-needs' and state = 'open'")
                .param("id", personId)
                .query(Long.class)
                .single();
    }

    @Test
    void eachNewNeedIsNotArrangedYetAtTheTimeThatStandsAndIsATaskOnce() {
        assertThat(open()).isZero();
        need("step-free");
        assertThat(visit(team).open("/referrals/" + reference).text())
                .contains("A way in without steps: not arranged yet");
        assertThat(open()).isEqualTo(1);
        need("step-free", "hearing-loop");
        assertThat(visit(team).open("/referrals/" + reference).text())
                .contains("A hearing loop: not arranged yet", "A way in without steps: not arranged yet");
        assertThat(open()).isEqualTo(2);
    }

    @Test
    void nothingIsLeftToArrangeForATimeThatIsGivenUp() {
        need("step-free");
        as(
                team.actor(),
                () -> care.cancelAppointment(reference, doing.now(reference).version(), "service", null, null));
        assertThat(open()).isZero();
        need("hearing-loop");
        assertThat(open()).isZero();
    }
}
