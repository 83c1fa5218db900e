package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceChanges;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new service begins on a day: at midnight the old one ends, and what was open and who worked it go with it. */
@OneDoorTest
class TakingOverTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    MadeService made;

    @Autowired
    Accounts accounts;

    @Autowired
    ServiceChanges changes;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private Service old;
    private Service next;

    @BeforeEach
    void twoServices() {
        old = made.adults();
        next = made.adults();
        jdbc.sql(
                        "update directory.service set status = 'closed-to-referrals', version = version + 1 where service_id = :id")
                .param("id", next.id())
                .update();
        made.close(made.adults()); // the directory is read again
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
        made.close(next);
    }

    private Visitor manager() {
        return new Visitor(port)
                .signIn(cast.account("manager", Organisation.idOfSlug("care-co-ordination-centre"), null)
                        .username());
    }

    @Test
    @Shows("C1.09")
    void atMidnightTheOldProviderClosesTheNewOneOpensAndOpenReferralsAndStaffAreMapped() {
        String accepted = doing.referral(cast.gp().actor());
        doing.accepted(accepted, old.code());
        String offered = doing.referral(cast.gp().actor());
        doing.offered(offered, old.code());
        Account worker = made.vcse(old);
        String path = "/services/" + old.code() + "/take-over";
        Visitor manager = manager();
        LocalDate today = London.date(time.instant());
        Page wrong = manager.open(path)
                .formIn("#plan", "/take-over")
                .with("onDay", today.toString())
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Write a day to come", "Choose the service", "Say why");
        LocalDate day = today.plusDays(1);
        Page preview = manager.open(path)
                .formIn("#plan", "/take-over")
                .with("successor", next.code())
                .with("onDay", day.toString())
                .with("words", "New service to commence")
                .send();
        int staff = accounts.ofTeam(old.teamId()).size(); // the worker, and whoever accepted
        assertThat(preview.document().select("#would").text())
                .contains(old.name() + " ends", next.name() + " takes referrals")
                .contains("2 referrals that are open now move", staff + " people who sign in for its team work");
        preview.form("/take-over").with("plan", "yes").send();
        assertThat(manager.open(path).document().select("#planned").text())
                .contains(London.day(day), "New service to commence", "Proposed", "Another manager agrees it");
        manager().open(path).form("/agree").send();
        assertThat(manager.open(path).document().select("#planned").text()).contains("Agreed");

        // to the last second the old one takes referrals and the new one does not; from midnight it is the other way
        Instant midnight = day.atStartOfDay(LONDON).toInstant();
        time.set(midnight.minusSeconds(1), 0);
        assertThat(state(old)).isEqualTo("Takes referrals");
        assertThat(state(next)).isEqualTo("Closed to referrals at present");
        assertThat(new Visitor(port).open("/find-help/" + old.code()).path()).isEqualTo("/find-help/" + old.code());
        time.set(midnight, 0);
        assertThat(state(old)).isEqualTo("Has ended");
        assertThat(state(next)).isEqualTo("Takes referrals");
        assertThat(new Visitor(port).open("/find-help/" + old.code()).path()).isEqualTo("/find-help/" + next.code());

        time.set(midnight, 1);
        changes.run();
        Duration patience = Duration.ofSeconds(30);
        await().atMost(patience)
                .untilAsserted(
                        () -> assertThat(doing.now(accepted).owner().teamId()).isEqualTo(next.teamId()));
        await().atMost(patience)
                .untilAsserted(() -> assertThat(
                                accounts.find(worker.accountId()).orElseThrow().teamId())
                        .isEqualTo(next.teamId()));
        assertThat(doing.now(accepted).currentService()).isEqualTo(next.id());
        assertThat(doing.now(offered).offer()).isNotNull();
        Visitor moved = new Visitor(port).signIn(worker.username());
        Page referral = moved.open("/referrals/" + accepted);
        assertThat(referral.status()).isEqualTo(200);
        assertThat(referral.text()).contains("Moved to " + next.name(), old.name() + " ended");
        assertThat(moved.open("/referrals/" + offered + "/do/accept")
                        .posting("/do/accept")
                        .send()
                        .text())
                .contains("Accepted");
        assertThat(doing.now(offered).owner().teamId()).isEqualTo(next.teamId());
        assertThat(manager().open(path).document().select("#planned").text()).contains("Done");
        Page ended = manager().open("/services/" + old.code() + "?itself");
        assertThat(ended.text()).contains("Its work is done by " + next.name(), "Nothing is open with it");
    }

    @Test
    void aPlanIsWithdrawnAndOnlyManagersMakeOne() {
        String path = "/services/" + old.code() + "/take-over";
        Visitor manager = manager();
        manager.open(path)
                .formIn("#plan", "/take-over")
                .with("successor", next.code())
                .with("onDay", London.date(time.instant()).plusDays(1).toString())
                .with("words", "A plan that comes to nothing")
                .send()
                .form("/take-over")
                .with("plan", "yes")
                .send();
        assertThat(new Visitor(port)
                        .signIn(cast.navigator().username())
                        .open(path)
                        .document()
                        .select("main form"))
                .isEmpty();
        manager.open(path).form("/withdraw").send();
        assertThat(manager.open(path).document().select("#planned").text()).contains("Withdrawn");
        time.set(time.instant().plus(Duration.ofDays(2)), 1);
        changes.run();
        assertThat(state(old)).isEqualTo("Takes referrals");
        made.close(old);
    }

    private String state(Service service) {
        return manager()
                .open("/services/" + service.code() + "?itself")
                .document()
                .select("dt:contains(State) + dd")
                .text();
    }
}
