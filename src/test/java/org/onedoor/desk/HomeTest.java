package org.onedoor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** My work: each referral once, under what must be done with it, however many clocks and tasks it has. */
@OneDoorTest
class HomeTest {
    private static final String SERVICE = "consultant-outpatient";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    Services services;

    @Autowired
    Tasks tasks;

    @Autowired
    DomainTime time;

    private final Random random = new Random();

    @BeforeEach
    void itIsAMorningLongAgo() {
        time.set(Instant.parse("2015-10-05T09:00:00Z"), 0); // before what any other test makes: first in every section
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    void aReferralIsOneRowWithItsWorstClockAndTheTasksAboutItCounted() {
        Intake.Received received = refer();
        Account account = cast.navigator();
        raise(received, account, "one");
        raise(received, account, "two");
        Visitor navigator = new Visitor(port).signIn(account.username());

        Page home = navigator.open("/");
        assertThat(home.document().select("tr#r-" + received.reference())).hasSize(1);
        assertThat(row(home, received.reference()))
                .contains(", Robin", "Born", "Waiting for triage", "more clock")
                .contains("Act on a clock that has run out (2)");
        assertThat(home.document().select("#triage").text()).startsWith("Triage (");
        assertThat(home.document().select("tr#r-" + received.reference() + " a[href$=/triage]"))
                .hasSize(1);
        assertThat(row(navigator.open("/tasks"), "t-", received.reference())).contains("and 1 more");

        Page done = done(home, received.reference()).send();
        assertThat(row(done, received.reference())).doesNotContain("Act on a clock");
        assertThat(done(home, received.reference()).send().text()).contains("Someone was quicker");
    }

    @Test
    void whatIsAskedLaterThanThePageStaysOpenAfterDone() {
        Intake.Received received = refer();
        Account account = cast.navigator();
        raise(received, account, "first");
        Page home = new Visitor(port).signIn(account.username()).open("/");
        time.set(Instant.parse("2015-10-05T09:05:00Z"), 0);
        raise(received, account, "second");

        Page done = done(home, received.reference()).send();
        assertThat(row(done, received.reference()))
                .contains("Act on a clock that has run out")
                .doesNotContain("(2)");
    }

    @Test
    void theTasksOfAReferralGoWithItToWhoeverAccepts() {
        Intake.Received received = refer();
        Account centre = cast.navigator();
        Visitor navigator = new Visitor(port).signIn(centre.username());
        Visitor team = new Visitor(port).signIn(cast.clinician(SERVICE).username());
        raise(received, centre, "late");
        step(navigator, received.reference(), "start-triage");
        step(
                navigator,
                received.reference(),
                "offer",
                "service",
                services.byCode(SERVICE).orElseThrow().id().toString(),
                "override",
                "Known there");
        assertThat(row(team.open("/"), received.reference())).contains("Read and answer");
        assertThat(team.open("/").document().select("#answer").text()).startsWith("Say yes or no to an offer (");

        step(team, received.reference(), "accept");
        assertThat(row(team.open("/"), received.reference())).contains("Book", "Act on a clock that has run out");
        assertThat(navigator.open("/tasks").document().getElementById("t-" + received.reference()))
                .isNull();
        assertThat(tasks.about(centre.organisationId(), centre.teamId(), List.of(received.reference())))
                .isEmpty();
    }

    @Test
    void anotherOrganisationCannotEndATask() {
        Intake.Received received = refer();
        Account centre = cast.navigator();
        raise(received, centre, "ours");
        Account other = cast.gp();
        List<String> items = List.of(received.reference());
        assertThatThrownBy(() -> tasks.done(
                        received.personId(),
                        received.reference(),
                        other.organisationId(),
                        other.teamId(),
                        time.instant(),
                        other.accountId()))
                .isInstanceOf(StaleEdit.class);
        assertThat(tasks.about(centre.organisationId(), centre.teamId(), items)).hasSize(1);
    }

    @Test
    void theFirstSentenceCountsOtherTasksToo() {
        Account own = cast.account("manager", UUID.randomUUID(), UUID.randomUUID());
        Visitor visitor = new Visitor(port).signIn(own.username());
        assertThat(visitor.open("/").text()).contains("Nothing of yours is late or due today");
        for (int days : new int[] {-75, 0}) {
            tasks.raise(
                    new Subject.Organisation(own.organisationId()),
                    "programme-paper",
                    "paper" + random.nextLong(),
                    own.organisationId(),
                    "PAPER-" + random.nextInt(1_000_000),
                    own.organisationId(),
                    own.teamId(),
                    time.instant().plus(Duration.ofDays(days)).plusSeconds(60));
        }
        assertThat(visitor.open("/").text())
                .contains("1 of yours is late, and 1 more is due today")
                .doesNotContain("Nothing of yours is late");
    }

    private Intake.Received refer() {
        return CurrentActor.as(
                cast.gp().actor(),
                () -> intake.submit(
                        Cast.submission(
                                Cast.somebody(random), Door.GP, Priority.ROUTINE, time.instant(), "Low for months"),
                        null));
    }

    private void raise(Intake.Received received, Account account, String cause) {
        tasks.raise(
                new Subject.Person(received.personId()),
                "clock-breached",
                cause + random.nextLong(),
                received.referralId(),
                received.reference(),
                account.organisationId(),
                account.teamId(),
                time.instant());
    }

    private static Visitor.Form done(Page page, String reference) {
        return page.formIn("tr#r-" + reference, "/tasks/done");
    }

    private static String row(Page page, String reference) {
        return row(page, "r-", reference);
    }

    private static String row(Page page, String prefix, String reference) {
        return Objects.requireNonNull(
                        page.document().getElementById(prefix + reference),
                        () -> "the row of " + reference + " on: " + page.text())
                .text();
    }

    private static void step(Visitor visitor, String reference, String step, String... fields) {
        Visitor.Form form =
                visitor.open("/referrals/" + reference + "/do/" + step).form("/do/" + step);
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        Page done = form.send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }
}
