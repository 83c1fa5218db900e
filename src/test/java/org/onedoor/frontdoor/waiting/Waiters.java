package org.onedoor.frontdoor.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Corrections;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.work.Messages;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A team and those who wait for it, as tests of waiting need them. */
abstract class Waiters {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Intake intake;

    @Autowired
    Care care;

    @Autowired
    Corrections corrections;

    @Autowired
    Waiting waiting;

    @Autowired
    WaitRepository waits;

    @Autowired
    WaitingSweep sweep;

    @Autowired
    RebuildWaits rebuild;

    @Autowired
    ExpectedWaits expected;

    @Autowired
    Clocks clocks;

    @Autowired
    Tasks tasks;

    @Autowired
    Messages messages;

    @Autowired
    Notifications notifications;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    Account gp;
    Account clinician;

    @BeforeEach
    void staff() {
        gp = cast.gp();
        clinician = cast.clinician(Doing.PCN);
    }

    void seen(UUID service, int days) {
        Instant now = time.instant().minus(Duration.ofDays(1));
        waits.put(new Wait(
                UUID.randomUUID(),
                UUID.randomUUID(),
                now.minus(Duration.ofDays(days)),
                Priority.ROUTINE,
                service,
                null,
                now,
                null,
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of()));
    }

    Supplier<Boolean> swept() {
        return () -> {
            sweep.run();
            return true;
        };
    }

    org.onedoor.frontdoor.AppointmentTime in(int days) {
        return new org.onedoor.frontdoor.AppointmentTime.Agreed(
                time.instant().plus(Duration.ofDays(days)), "face-to-face");
    }

    String accepted(Duration ago) {
        String reference = as(
                gp,
                () -> intake.submit(
                                Cast.submission(
                                        Cast.somebody(new Random()),
                                        Door.GP,
                                        Priority.ROUTINE,
                                        time.instant().minus(ago),
                                        "Feeling low since the winter"),
                                null)
                        .reference());
        doing.accepted(reference, Doing.PCN);
        return reference;
    }

    Referral referral(String reference) {
        return doing.now(reference);
    }

    Wait wait(String reference) {
        Referral referral = referral(reference);
        return waits.find(referral.personId(), referral.referralId()).orElseThrow();
    }

    ClockView clock(String reference, String standard) {
        Referral referral = referral(reference);
        return clocks.ofScope(referral.personId(), referral.referralId()).stream()
                .filter(clock -> clock.standardId().equals(standard))
                .findFirst()
                .orElseThrow();
    }

    List<String> open(String reference) {
        return jdbc.sql("select kind from work.task where item = :item and state = 'open' and kind <> 'clock-breached'")
                .param("item", reference)
                .query(String.class)
                .list();
    }

    /** Waits until the organisation is told: that follows the act, by a job of its own. */
    void isTold(Account account, String reference, String kind) {
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("select kind from work.notification where org_id = :org and item = :item")
                                .param("org", account.organisationId())
                                .param("item", reference)
                                .query(String.class)
                                .list())
                .contains(kind));
    }

    LocalDate today() {
        return London.date(time.instant());
    }

    Page list(String query) {
        return new Visitor(port).signIn(clinician.username()).open("/referrals/waiting" + query);
    }

    String row(Page list, String reference) {
        Page page = list;
        for (int number = 2; page.document().select("#w-" + reference).isEmpty() && number < 40; number++) {
            page = list.visitor().open("/referrals/waiting?page=" + number);
        }
        return page.document().select("#w-" + reference).text();
    }

    Visitor.Form step(String reference, String step) {
        return new Visitor(port)
                .signIn(clinician.username())
                .open("/referrals/%s/do/%s".formatted(reference, step))
                .form("/do/" + step);
    }

    static <T> T as(Account account, Supplier<T> work) {
        return CurrentActor.as(account.actor(), work);
    }
}
