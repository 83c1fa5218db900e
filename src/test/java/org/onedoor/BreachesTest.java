package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.directory.Format;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.Slots;
import org.onedoor.frontdoor.Answers;
import org.onedoor.frontdoor.AppointmentTime;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.DeclineReason;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Submission;
import org.onedoor.frontdoor.Triage;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;

/** What bench/invariants.sql can see: nothing after acts, and each kind of damage done to what they left. */
@OneDoorTest
class BreachesTest {
    private static final Path FILE = Path.of("bench/invariants.sql");
    private static final Instant START = Instant.parse("2024-03-01T09:00:00Z");

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    Answers answers;

    @Autowired
    Care care;

    @Autowired
    Referrals referrals;

    @Autowired
    Services services;

    @Autowired
    Slots slots;

    @Autowired
    Copied accessLog;

    private Referral referral;

    /** A referral that one service declined, another accepted, and that is booked in a slot; and somebody looked. */
    @BeforeEach
    void aReferralThatWentThroughTheDoor() {
        List<Service> asked = services.all().stream()
                .filter(service -> !service.isCentre())
                .limit(2)
                .toList();
        Service second = asked.getLast();
        Instant start = START.plus(Duration.ofDays(4));
        var slot = at(
                        0,
                        Actor.SYSTEM,
                        () -> slots.offer(
                                second.id(),
                                List.of(new Slots.NewSlot(
                                        start, start.plus(Duration.ofHours(1)), Format.FACE_TO_FACE))))
                .getFirst();
        String reference =
                at(1, cast.gp().actor(), () -> intake.submit(submission(), null).reference());
        Actor navigator = cast.navigator().actor();
        Referral now = at(2, navigator, () -> triage.start(reference, 0, null));
        now = offered(3, navigator, now, asked.getFirst());
        long version = now.version();
        now = at(
                4,
                clinician(asked.getFirst()),
                () -> answers.decline(reference, version, DeclineReason.NO_CAPACITY, null, null));
        now = offered(5, navigator, now, second);
        long offered = now.version();
        long accepted = at(6, clinician(second), () -> answers.accept(reference, offered, null, null))
                .version();
        referral = at(
                7,
                clinician(second),
                () -> care.book(reference, accepted, new AppointmentTime.Published(slot.id()), null));
        at(8, navigator, () -> referrals.look(reference, Referral::state));
        accessLog.now();
    }

    @Test
    void actsLeaveNothingToSee() throws Exception {
        assertThat(damaged("select 1")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            i:     | update frontdoor.worklist set open = false where referral_id = :referral and lane = 'owner'
            ii:    | delete from clock.clock where scope_id = :referral
            ii:    | update clock.clock set due_at = '2999-01-01' where scope_id = :referral and state = 'running'
            ii:    | update clock.clock set due_at = started_at - interval '1 day' where scope_id = :referral and state = 'running'
            iv:    | update frontdoor.referral set journey_id = gen_random_uuid() where referral_id = :referral
            v:     | insert into platform.event select subject_id, gen_random_uuid(), kind, type, scope_id, journey_id, occurred_at, recorded_at, account_id, role, organisation_id, correlation_id, corrects, payload from platform.event where scope_id = :referral and type = 'ReferralReceived'
            vi:    | update frontdoor.referral set state = 'AWAITING_TRIAGE' where referral_id = :referral
            vi:    | update frontdoor.referral set state = 'IN_PROGRESS' where referral_id = :referral
            vi:    | update frontdoor.appointment set state = 'cancelled' where referral_id = :referral
            vi:    | delete from frontdoor.appointment where referral_id = :referral
            vi:    | update directory.slot set state = 'free', referral_id = null where referral_id = :referral
            vi:    | update frontdoor.appointment set slot_id = null where referral_id = :referral
            vii:   | update clock.clock set started_at = started_at + interval '40 days', due_at = due_at + interval '40 days' where scope_id = :referral and standard_id = 'SOON_7D'
            vii:   | update clock.clock set started_at = started_at + interval '40 days', due_at = due_at + interval '40 days' where scope_id = :referral and standard_id = 'JOURNEY_21WD'
            vii:   | update clock.clock set started_at = started_at + interval '1 minute' where scope_id = :referral and standard_id = 'OWNER_REVIEW'
            vii:   | update frontdoor.referral set received_at = received_at + interval '1 day' where referral_id = :referral
            viii:  | update frontdoor.offer set answered_at = answered_at - interval '9 days' where referral_id = :referral and answer = 'declined'
            viii:  | update frontdoor.referral set submitted_at = submitted_at - interval '1 day' where referral_id = :referral
            viii:  | delete from frontdoor.offer where referral_id = :referral and answer = 'declined'
            ix:    | update frontdoor.wait set ended_at = now() where referral_id = :referral
            ix:    | update frontdoor.wait set check_in_due = null, ask_at = null where referral_id = :referral
            ix:    | delete from frontdoor.wait where referral_id = :referral
            audit: | delete from platform.audit where :person = any (subject_ids) and action = 'READ'
            audit: | delete from platform.audit where :person = any (subject_ids) and action = 'WRITE'
            audit: | delete from platform.event where scope_id = :referral and type = 'TriageStarted'
            audit: | delete from platform.event where scope_id = :referral and type = 'ReferralReceived'
            """)
    void eachKindOfDamageIsSeen(String invariant, String damage) throws Exception {
        assertThat(damaged(damage)).anyMatch(breach -> breach.startsWith(invariant));
    }

    /** The breaches there are once this was done and that were not there before; it is undone again. */
    private List<String> damaged(String damage) throws SQLException, IOException {
        String sql = damage.replace(":referral", "'" + referral.referralId() + "'::uuid")
                .replace(":person", "'" + referral.personId() + "'::uuid");
        try (Connection owner = DriverManager.getConnection(TestPostgres.url());
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            owner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ); // what other tests do is not seen
            List<String> before = Invariants.breaches(owner, FILE);
            boolean rows = statement.execute(sql);
            assertThat(rows || statement.getUpdateCount() > 0)
                    .as("the damage was done")
                    .isTrue();
            List<String> after = new ArrayList<>(Invariants.breaches(owner, FILE));
            owner.rollback();
            assertThat(before).as("before").isEmpty();
            return after;
        }
    }

    private Referral offered(int hour, Actor navigator, Referral now, Service service) {
        return at(hour, navigator, () -> triage.offer(now.reference(), now.version(), service.id(), null, null));
    }

    private Actor clinician(Service service) {
        return cast.account("clinician", service.organisationId(), service.teamId())
                .actor();
    }

    private static Submission submission() {
        return Cast.submission(Cast.somebody(new Random()), Door.GP, Priority.SOON, START, "Feeling low");
    }

    private static <T> T at(int hour, Actor actor, Supplier<T> work) {
        return DomainTime.at(START.plus(Duration.ofHours(hour)), () -> CurrentActor.as(actor, work));
    }
}
