package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onedoor.frontdoor.Doing.CONSULTANT;
import static org.onedoor.frontdoor.Doing.as;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.TimelineEntry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was recorded wrongly is put right: both stay visible, and clocks, state and lists follow what stands. */
@OneDoorTest
class CorrectionsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Care care;

    @Autowired
    Corrections corrections;

    @Autowired
    Clocks clocks;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private Account clinician;
    private String reference;

    @BeforeEach
    void anUrgentReferralThatTheConsultantsClinicTook() {
        clinician = cast.clinician(CONSULTANT);
        reference = doing.referral(
                cast.gp().actor(), Cast.somebody(new Random()), "given", Priority.URGENT, "low-mood-anxiety");
        doing.accepted(reference, CONSULTANT);
    }

    @Test
    void aContactThatWasNotFaceToFaceNoLongerStopsTheClockAndBothAreOnTheTimeline() {
        Instant at = time.instant();
        seen(at, true, "face-to-face");
        assertThat(doing.clock(reference, "URGENT_24H").isOpen()).isFalse();
        UUID contact = fact(Corrections.Kind.CONTACT);

        String local = London.at(at).toLocalDateTime().toString();
        Page done = form().with("fact", "CONTACT:" + contact)
                .with("at-" + contact, local)
                .with("attended-" + contact, "yes")
                .with("mode-" + contact, "telephone")
                .with("why", "It was a call, I clicked the wrong one")
                .send();

        assertThat(done.text()).contains("What was recorded has been put right");
        assertThat(doing.clock(reference, "URGENT_24H").isOpen()).isTrue();
        List<TimelineEntry> contacts = doing.timeline(reference).stream()
                .filter(entry -> entry.title().startsWith("Seen by"))
                .toList();
        assertThat(contacts).hasSize(2);
        assertThat(contacts)
                .filteredOn(TimelineEntry::corrected)
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.detail()).isEqualTo("Face to face"));
        assertThat(contacts)
                .filteredOn(entry -> !entry.corrected())
                .singleElement()
                .satisfies(right -> {
                    assertThat(right.detail()).isEqualTo("Telephone");
                    assertThat(right.words()).isEqualTo("It was a call, I clicked the wrong one");
                    assertThat(right.who()).isEqualTo("Test clinician");
                });
        rebuildChangesNothing();
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedIsKept() {
        seen(time.instant(), true, "face-to-face");
        UUID contact = fact(Corrections.Kind.CONTACT);
        assertThat(form().send().text()).contains("Choose what was recorded wrongly");
        Page refused = form().with("fact", "CONTACT:" + contact)
                .with("at-" + contact, "2031-01-01T10:00")
                .with("attended-" + contact, "yes")
                .with("mode-" + contact, "video")
                .with("why", "Typed wrongly")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The contact cannot be in the future");
        assertThat(refused.document().select("[name=why]").text()).isEqualTo("Typed wrongly");
        assertThat(refused.document().select("[name=at-" + contact + "]").val()).isEqualTo("2031-01-01T10:00");
        assertThat(refused.document().select("a[href=#at-" + contact + "]")).isNotEmpty();
        assertThat(form().with("fact", "CONTACT:" + UUID.randomUUID())
                        .with("at-x", "")
                        .with("why", "x")
                        .send()
                        .status())
                .isEqualTo(422);
    }

    @Test
    void somebodyRecordedAsSeenWhoWasNotIsNotBeingSeenAndTheirAppointmentWasMissed() {
        Instant appointment = time.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MINUTES);
        as(
                clinician.actor(),
                () -> care.book(
                        reference,
                        doing.now(reference).version(),
                        new AppointmentTime.Agreed(appointment, "video"),
                        null));
        DomainTime.at(appointment.plus(Duration.ofHours(2)), () -> {
            seen(appointment, true, "video");
            assertThat(doing.now(reference).state()).isEqualTo(WorkState.IN_PROGRESS);
            UUID contact = fact(Corrections.Kind.CONTACT);
            as(
                    clinician.actor(),
                    () -> corrections.contact(reference, contact, appointment, false, "video", "Nobody joined", null));
            return true;
        });
        assertThat(doing.now(reference).state()).isEqualTo(WorkState.DID_NOT_ATTEND);
        assertThat(doing.appointments(reference, "did-not-attend")).hasSize(1);
        UUID missed = fact(Corrections.Kind.NOT_ATTENDED);
        as(clinician.actor(), () -> corrections.attended(reference, missed, "They joined by telephone", null));
        assertThat(doing.now(reference).state()).isEqualTo(WorkState.IN_PROGRESS);
        assertThat(doing.appointments(reference, "attended")).hasSize(1);
        rebuildChangesNothing();
    }

    @Test
    void anEarlierReceiptMovesEveryClockAndTheWorklist() {
        Referral before = doing.now(reference);
        Instant due =
                Objects.requireNonNull(doing.clock(reference, "URGENT_24H").due());
        Instant earlier = before.receivedAt().minus(Duration.ofHours(5));
        UUID received = fact(Corrections.Kind.RECEIVED);
        as(clinician.actor(), () -> corrections.received(reference, received, earlier, "The letter is stamped", null));
        ClockView clock = doing.clock(reference, "URGENT_24H");
        assertThat(clock.started()).isEqualTo(earlier);
        assertThat(clock.due()).isEqualTo(due.minus(Duration.ofHours(5)));
        assertThat(doing.now(reference).receivedAt()).isEqualTo(earlier);
        assertThat(TestPostgres.stored()
                        .sql("select distinct received_at from frontdoor.worklist where referral_id = :id")
                        .param("id", before.referralId())
                        .query(java.time.OffsetDateTime.class)
                        .list())
                .singleElement()
                .satisfies(at -> assertThat(at.toInstant()).isEqualTo(earlier));
        rebuildChangesNothing();
    }

    @Test
    void anOutcomeIsPutRightAlsoAfterTheEnd() {
        as(
                clinician.actor(),
                () -> care.outcome(
                        reference,
                        doing.now(reference).version(),
                        Outcome.NEED_MET,
                        List.of("person"),
                        "Settled",
                        null));
        as(clinician.actor(), () -> care.close(reference, doing.now(reference).version(), null));
        UUID outcome = fact(Corrections.Kind.OUTCOME);
        Page done = form().with("fact", "OUTCOME:" + outcome)
                .with("outcome-" + outcome, "moved-away")
                .with("told-" + outcome, "gp")
                .with("why", "They moved to Kent")
                .send();
        assertThat(done.text()).contains("What was recorded has been put right");
        Referral now = doing.now(reference);
        assertThat(now.state()).isEqualTo(WorkState.CLOSED);
        assertThat(now.outcome()).isEqualTo(Outcome.MOVED_AWAY);
        assertThat(now.told()).containsExactly("gp");
        assertThat(doing.timeline(reference).stream().map(TimelineEntry::title))
                .contains("Outcome: Need met", "Outcome: Moved away; the new area was told");
    }

    @Test
    void anOutcomeIsPutRightOnlyToOneThatCouldHaveBeenRecorded() {
        reference = doing.referral(cast.gp().actor());
        clinician = cast.navigator();
        as(
                clinician.actor(),
                () -> care.outcome(
                        reference,
                        doing.now(reference).version(),
                        Outcome.PERSON_DECLINED,
                        List.of("person"),
                        null,
                        null));
        String nobody = "No service had accepted " + reference + " when it ended";
        assertThat(put("passed-on", "gp", "").text()).contains(nobody);
        assertThat(put("need-met", "carer", "").status()).isEqualTo(409);
        assertThat(put("could-not-contact", "person", "").text()).contains("says that the referrer was told");
        Page untried = put("could-not-contact", "referrer", "");
        assertThat(untried.text()).contains("No attempt to reach the person is recorded");
        assertThat(put("died", "person", "").text()).contains("The person died: say who else was told");
        assertThat(doing.now(reference).outcome()).isEqualTo(Outcome.PERSON_DECLINED);
        as(clinician.actor(), () -> care.close(reference, doing.now(reference).version(), null));
        assertThat(put("passed-on", "gp", "Elsewhere").text())
                .as("nor after the end")
                .contains(nobody, "If it is still needed, close it and open it again");
        as(clinician.actor(), () -> care.attempted(reference, "telephone", null, null));
        assertThat(put("could-not-contact", "referrer", "").text()).contains("has been put right");
        assertThat(doing.now(reference).outcome()).isEqualTo(Outcome.COULD_NOT_CONTACT);
    }

    @Test
    void howTheNeedWasMetIsSaidAlsoWhereAnOutcomeIsPutRight() {
        as(
                clinician.actor(),
                () -> care.outcome(
                        reference, doing.now(reference).version(), Outcome.MOVED_AWAY, List.of("person"), null, null));
        Page unsaid = put("passed-on", "person", "");
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("No other service has accepted this person on this journey");
        String field = "words-" + fact(Corrections.Kind.OUTCOME);
        assertThat(unsaid.document().select("a[href=#" + field + "]")).isNotEmpty();
        Page said = put("passed-on", "person", "The hospice accepted, 01268 000000");
        assertThat(said.text()).contains("has been put right", "The hospice accepted, 01268 000000");
    }

    private Page put(String outcome, String told, String words) {
        UUID event = fact(Corrections.Kind.OUTCOME);
        return form().with("fact", "OUTCOME:" + event)
                .with("outcome-" + event, outcome)
                .with("told-" + event, told)
                .with("words-" + event, words)
                .with("why", "The wrong one was chosen")
                .send();
    }

    @Test
    void onlyTheOwnerPutsRightAndOnlyWhatStands() {
        seen(time.instant(), true, "video");
        UUID contact = fact(Corrections.Kind.CONTACT);
        Instant at = time.instant();
        assertThatThrownBy(() -> as(
                        cast.gp().actor(),
                        () -> corrections.contact(reference, contact, at, false, "video", "No", null)))
                .isInstanceOf(Refused.class);
        as(clinician.actor(), () -> corrections.contact(reference, contact, at, true, "telephone", "A call", null));
        assertThatThrownBy(() -> as(
                        clinician.actor(),
                        () -> corrections.contact(reference, contact, at, false, "video", "No", null)))
                .hasMessageContaining("put right by somebody else meanwhile");
    }

    private void seen(Instant at, boolean attended, String mode) {
        as(
                clinician.actor(),
                () -> care.contact(
                        reference, new Care.Seen(at, attended, mode, "assessment", false, false, false, null), null));
    }

    private UUID fact(Corrections.Kind kind) {
        return PastTheGate.read(() -> corrections.facts(doing.now(reference))).stream()
                .filter(fact -> fact.kind() == kind)
                .findFirst()
                .orElseThrow()
                .event();
    }

    private void rebuildChangesNothing() {
        assertThat(as(Actor.SYSTEM, () -> clocks.rebuild(new Subject.Person(doing.person(reference)))))
                .isZero();
    }

    private Visitor.Form form() {
        return new Visitor(port)
                .signIn(clinician.username())
                .open("/referrals/%s/do/correct".formatted(reference))
                .form("/do/correct");
    }
}
