package org.onedoor.frontdoor.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.clock.ClockView;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Corrections;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;

/** People who wait are asked how they are, and triaged again when they are worse. */
@OneDoorTest
class WaitingWellTest extends Waiters {
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
        isTold(cast.navigator(), reference, "referral-worse");
        isTold(gp, reference, "referral-worse");

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
        isTold(clinician, reference, "referral-worse");
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
        Corrections.Fact contact = PastTheGate.read(() -> corrections.facts(seen)).stream()
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
}
