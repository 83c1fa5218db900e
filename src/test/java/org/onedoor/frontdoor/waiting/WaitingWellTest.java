package org.onedoor.frontdoor.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
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
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.waiting.ExpectedWaits.Expected;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.work.Messages;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who wait are asked how they are, triaged again when they are worse, and never taken off the list by silence. */
@OneDoorTest
class WaitingWellTest {
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

    private Account gp;
    private Account clinician;

    @BeforeEach
    void staff() {
        gp = cast.gp();
        clinician = cast.clinician(Doing.PCN);
    }

    @Test
    @Shows({"W0.18", "V34"})
    void aCheckInIsATaskOnItsDayAndTheListSaysWhatIsDueOfEachWhoWaits() {
        String reference = accepted(Duration.ofDays(40));
        assertThat(wait(reference).checkInDue())
                .isEqualTo(London.endOf(
                        London.date(referral(reference).receivedAt()).plusDays(28)));
        sweep.run();
        sweep.run();
        assertThat(open(reference)).containsExactly("check-in-due");

        Page list = list("?due=check-in");
        assertThat(list.text()).contains("Late", "Expected wait", "4 to 12 weeks");
        assertThat(row(list, reference)).contains("Robin", "40 days", "Late", "Not asked", "Not yet");
        assertThat(row(list, reference)).contains("The owner looks again at least every 28 days");

        Page none = step(reference, "check-in").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Say how the person is, or that they could not be reached");
        Page far = step(reference, "check-in")
                .with("outcome", "same")
                .with("words", "Much as before")
                .with("next", today().plusDays(200).toString())
                .send();
        assertThat(far.text()).contains("nobody waits longer than 12 weeks without being asked", "Much as before");
        Page done = step(reference, "check-in")
                .with("outcome", "same")
                .with("mode", "telephone")
                .with("words", "Much as before")
                .with("told", "yes")
                .with("selfHelp", "yes")
                .send();
        assertThat(done.text())
                .contains(
                        "Check-in while waiting: About the same",
                        "Told how long people usually wait",
                        "Much as before");

        assertThat(open(reference)).isEmpty();
        assertThat(wait(reference).checkInDue()).isEqualTo(London.endOf(today().plusDays(28)));
        assertThat(wait(reference).heardAt()).isNotNull();
        assertThat(list("?due=check-in").document().select("#w-" + reference)).isEmpty();
        Page planned = step(reference, "plan-check-in")
                .with("next", today().plusDays(3).toString())
                .send();
        assertThat(planned.text()).contains("Next check-in planned for");
        assertThat(wait(reference).checkInDue()).isEqualTo(London.endOf(today().plusDays(3)));
        DomainTime.at(time.instant().plus(Duration.ofDays(3)), swept());
        assertThat(open(reference)).containsExactly("check-in-due");
    }

    @Test
    @Shows("W0.18")
    void whoIsWorseGoesToHandsThatCanTakeThemAndNoClockStartsAgain() {
        String reference = accepted(Duration.ofDays(10));
        Instant received = referral(reference).receivedAt();
        ClockView before = clock(reference, "CMH_4W_ADULT");
        Page unsaid = step(reference, "check-in")
                .with("outcome", "worse")
                .with("words", "Hears voices now")
                .send();
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("Say how soon the person needs to be seen now", "Hears voices now");

        Page done = step(reference, "check-in")
                .with("outcome", "worse")
                .with("priority", "urgent")
                .with("words", "Hears voices now")
                .send();
        assertThat(done.status())
                .as("the team that gave it up may still read it")
                .isEqualTo(200);
        Referral now = referral(reference);
        assertThat(now.priority()).isEqualTo(Priority.URGENT);
        assertThat(now.state()).isEqualTo(WorkState.AWAITING_TRIAGE);
        assertThat(now.owner().teamId()).isEqualTo(cast.navigator().teamId());
        assertThat(clock(reference, "CMH_4W_ADULT").started()).isEqualTo(before.started());
        assertThat(clock(reference, "CMH_4W_ADULT").due()).isEqualTo(before.due());
        assertThat(clock(reference, "URGENT_24H").started()).isEqualTo(received);
        assertThat(clock(reference, "WORSE_30MIN").isOpen()).isTrue();
        assertThat(told(cast.navigator(), reference)).contains("referral-worse");
        assertThat(told(gp, reference)).contains("referral-worse");

        Account navigator = cast.navigator();
        Page triage =
                new Visitor(port).signIn(navigator.username()).open("/referrals/" + reference + "/do/start-triage");
        triage.form("/do/start-triage").send();
        assertThat(clock(reference, "WORSE_30MIN").isOpen()).isFalse();
    }

    @Test
    void aTeamThatTakesTheNewPriorityKeepsThePersonAndTheAppointment() {
        String reference = accepted(Duration.ofDays(2));
        as(clinician, () -> care.book(reference, referral(reference).version(), in(5), null));
        Page practice = new Visitor(port).signIn(gp.username()).open("/referrals/" + reference + "/do/report-worse");
        Page same = practice.form("/do/report-worse")
                .with("priority", "routine")
                .with("words", "Sleeps less")
                .send();
        assertThat(same.text()).contains("It is 'Routine' already");
        Page done = practice.form("/do/report-worse")
                .with("priority", "soon")
                .with("words", "Sleeps less")
                .send();
        assertThat(done.text()).contains("Worse while waiting: Soon now");
        Referral now = referral(reference);
        assertThat(now.state()).isEqualTo(WorkState.BOOKED);
        assertThat(now.owner().teamId()).isEqualTo(clinician.teamId());
        assertThat(clock(reference, "SOON_7D").started()).isEqualTo(now.receivedAt());
        assertThat(wait(reference).checkInDue())
                .isEqualTo(London.endOf(London.date(now.receivedAt()).plusDays(7)));
        assertThat(told(clinician, reference)).contains("referral-worse");
    }

    @Test
    @Shows("W0.18")
    void aHarmReviewIsDueByTheRuleAndWhatItFoundIsKept() {
        String reference = accepted(Duration.ofDays(90));
        sweep.run();
        assertThat(open(reference)).contains("harm-review-due");
        Page none = step(reference, "review-harm").with("harm", "low").send();
        assertThat(none.text()).contains("Say what you looked at, and what is done about it");
        Page done = step(reference, "review-harm")
                .with("harm", "low")
                .with("words", "Lost sleep; medicine looked at")
                .send();
        assertThat(done.text()).contains("Harm review while waiting: Low harm", "Lost sleep");
        assertThat(open(reference)).doesNotContain("harm-review-due");
        assertThat(wait(reference).harmReviewDue()).isEqualTo(London.endOf(today().plusDays(84)));
        assertThat(row(list(""), reference)).contains("Last: low harm");
    }

    @Test
    @Shows("W0.18")
    void severalAreAskedAtOnceAndSilenceTakesNobodyOffTheList() {
        String one = accepted(Duration.ofDays(50));
        String asked = accepted(Duration.ofDays(50));
        String elsewhere = doing.referral(gp.actor());
        as(clinician, () -> waiting.askStillNeeded(asked, today().plusDays(8), null));
        Page list = list("");
        Page nobody = list.form("/waiting/ask")
                .with("by", today().plusDays(14).toString())
                .send();
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text()).contains("Select at least 1 person");
        Page early = list.form("/waiting/ask")
                .with("ref", one)
                .with("by", today().plusDays(1).toString())
                .send();
        assertThat(early.text()).contains("Give the person at least 7 days");
        assertThat(early.document().select("#tick-" + one).hasAttr("checked")).isTrue();
        Page results = list.form("/waiting/ask")
                .with("ref", one)
                .with("ref", asked)
                .with("ref", elsewhere)
                .with("by", today().plusDays(14).toString())
                .send();
        assertThat(results.text())
                .contains("1 asked, 2 not asked", "They were asked already", "It is not on your list any longer");
        Referral waits = referral(one);
        assertThat(messages.of(waits.personId(), waits.referralId()))
                .anySatisfy(message -> assertThat(message.words()).contains("Do you still need this?"));

        assertThatThrownBy(() ->
                        as(clinician, () -> waiting.answerStillNeeded(one, StillNeeded.SILENT_KEPT, "no answer", null)))
                .isInstanceOf(Invalid.class);
        DomainTime.at(time.instant().plus(Duration.ofDays(15)), swept());
        assertThat(open(one)).contains("still-needed-unanswered");
        assertThat(referral(one).isOpen()).isTrue();
        assertThat(wait(one).isOver()).isFalse();
        assertThat(row(list(""), one)).contains("Asked, until");

        Page no = step(one, "answer-still-needed")
                .with("stillNeeded", "no")
                .with("words", "Feels well")
                .send();
        assertThat(no.text()).contains("Still needed? They do not need it any longer");
        assertThat(referral(one).isOpen()).as("only an outcome ends a need").isTrue();
        assertThat(open(one)).contains("not-needed-any-longer").doesNotContain("still-needed-unanswered");
        assertThat(row(list("?due=not-needed"), one)).contains("Record the outcome");
        as(
                clinician,
                () -> care.outcome(
                        one, referral(one).version(), Outcome.PERSON_DECLINED, List.of("person"), "Feels well", null));
        assertThat(list("").document().select("#w-" + one)).isEmpty();
    }

    @Test
    void aContactThatWasAMistakePutsThePersonBackOnTheList() {
        String reference = accepted(Duration.ofDays(20));
        Instant at = time.instant().minus(Duration.ofDays(1));
        as(
                clinician,
                () -> care.contact(
                        reference, new Care.Seen(at, true, "video", "assessment", false, false, false, null), null));
        assertThat(wait(reference).seenAt()).isEqualTo(at);
        assertThat(wait(reference).checkInDue()).isNull();
        Referral seen = referral(reference);
        Corrections.Fact contact = as(clinician, () -> corrections.facts(seen)).stream()
                .filter(fact -> fact.kind() == Corrections.Kind.CONTACT)
                .findFirst()
                .orElseThrow();
        as(
                clinician,
                () -> corrections.contact(reference, contact.event(), at, false, "video", "Another person", null));
        assertThat(wait(reference).isOver()).isFalse();
        assertThat(wait(reference).checkInDue()).isNotNull();
        Wait kept = wait(reference);
        jdbc.sql("update frontdoor.wait set seen_at = now(), check_in_due = null where referral_id = :id")
                .param("id", seen.referralId())
                .update();
        assertThat(CurrentActor.as(org.onedoor.platform.Actor.SYSTEM, rebuild::rebuild))
                .isPositive();
        assertThat(wait(reference)).isEqualTo(kept);
    }

    @Test
    void othersSeeNothingOfTheListAndAManagerOnlyReads() {
        String reference = accepted(Duration.ofDays(5));
        Account manager = cast.account("manager", clinician.organisationId(), clinician.teamId());
        Visitor reader = new Visitor(port).signIn(manager.username());
        Page read = reader.open("/waiting");
        assertThat(read.text()).contains(reference);
        assertThat(read.document().select("form[action=/waiting/ask]")).isEmpty();
        Page forbidden = list("").form("/waiting/ask")
                .with("ref", "OD-AAAA-AAAA")
                .with("by", today().plusDays(9).toString())
                .send();
        assertThat(forbidden.text()).contains("0 asked, 1 not asked", "It is not on your list any longer");
        for (Account other : List.of(gp, cast.clinician("consultant-outpatient"))) {
            assertThat(new Visitor(port)
                            .signIn(other.username())
                            .open("/waiting")
                            .text())
                    .doesNotContain(reference);
        }
        Page stepped = reader.open("/referrals/" + reference + "/do/check-in");
        assertThat(stepped.form("/do/check-in").with("outcome", "same").send().status())
                .isEqualTo(403);
        assertThat(new Visitor(port)
                        .signIn(cast.account("admin", clinician.organisationId(), null)
                                .username())
                        .open("/waiting")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theExpectedWaitIsTheServicesOwnHistoryWithItsRangeOrNothing() {
        UUID service = UUID.randomUUID();
        for (int days = 1; days <= 9; days++) {
            seen(service, days);
        }
        Expected few = expected.of(service, Priority.ROUTINE);
        assertThat(few.isEnough()).isFalse();
        assertThat(few.words())
                .isEqualTo("Not enough history: 9 people first seen in the last 26 weeks, and at least 10 are needed");
        seen(service, 10);
        seen(service, 11);
        assertThat(expected.of(service, Priority.ROUTINE).words())
                .isEqualTo(
                        "Half waited 6 days or less, and 8 in 10 between 2 and 10 days (11 people first seen in the last 26 weeks)");
        assertThat(few.plain()).isNull();
        assertThat(expected.of(service, Priority.ROUTINE).plain())
                .startsWith("Half of the people waited 6 days or less. Most, 8 in 10, waited between 2 and 10 days.");
        assertThat(expected.of(service, Priority.SOON).people()).isZero();
        Expected later =
                DomainTime.at(time.instant().plus(Duration.ofDays(200)), () -> expected.of(service, Priority.ROUTINE));
        assertThat(later.people())
                .as("what is older than 26 weeks says nothing")
                .isZero();
    }

    private void seen(UUID service, int days) {
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

    private Supplier<Boolean> swept() {
        return () -> {
            sweep.run();
            return true;
        };
    }

    private org.onedoor.frontdoor.AppointmentTime in(int days) {
        return new org.onedoor.frontdoor.AppointmentTime.Agreed(
                time.instant().plus(Duration.ofDays(days)), "face-to-face");
    }

    private String accepted(Duration ago) {
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

    private Referral referral(String reference) {
        return doing.now(reference);
    }

    private Wait wait(String reference) {
        Referral referral = referral(reference);
        return waits.find(referral.personId(), referral.referralId()).orElseThrow();
    }

    private ClockView clock(String reference, String standard) {
        Referral referral = referral(reference);
        return clocks.ofScope(referral.personId(), referral.referralId()).stream()
                .filter(clock -> clock.standardId().equals(standard))
                .findFirst()
                .orElseThrow();
    }

    private List<String> open(String reference) {
        return jdbc.sql("select kind from work.task where item = :item and state = 'open' and kind <> 'clock-breached'")
                .param("item", reference)
                .query(String.class)
                .list();
    }

    private List<String> told(Account account, String reference) {
        return jdbc.sql("select kind from work.notification where org_id = :org and item = :item")
                .param("org", account.organisationId())
                .param("item", reference)
                .query(String.class)
                .list();
    }

    private LocalDate today() {
        return London.date(time.instant());
    }

    private Page list(String query) {
        return new Visitor(port).signIn(clinician.username()).open("/waiting" + query);
    }

    private String row(Page list, String reference) {
        Page page = list;
        for (int number = 2; page.document().select("#w-" + reference).isEmpty() && number < 40; number++) {
            page = list.visitor().open("/waiting?page=" + number);
        }
        return page.document().select("#w-" + reference).text();
    }

    private Visitor.Form step(String reference, String step) {
        return new Visitor(port)
                .signIn(clinician.username())
                .open("/referrals/%s/do/%s".formatted(reference, step))
                .form("/do/" + step);
    }

    private static <T> T as(Account account, Supplier<T> work) {
        return CurrentActor.as(account.actor(), work);
    }
}
