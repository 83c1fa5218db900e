package org.onedoor.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks in the database: moved by the act, acted on once, and never without their history. */
@OneDoorTest
class ClocksTest {
    private static final Instant RECEIVED = A.london("2024-03-01T09:05");

    @Autowired
    Acts acts;

    @Autowired
    Clocks clocks;

    @Autowired
    ClockStore store;

    @Autowired
    JdbcClient jdbc;

    private final Subject person = new Subject.Person(Ids.person());
    private final UUID referral = Ids.at(RECEIVED);

    record ReferralReceived(UUID scopeId, String priority) implements EventData {}

    record TriageDecided(UUID scopeId, String priority) implements EventData {}

    record ReferralRerouted(UUID scopeId) implements EventData {}

    record ReferralClosed(UUID scopeId) implements EventData {}

    record InformationRequested(UUID scopeId) implements EventData {}

    record InformationReceived(UUID scopeId) implements EventData {}

    record DidNotAttend(UUID scopeId) implements EventData {}

    record ContactRecorded(
            UUID scopeId,
            boolean attended,
            String mode,
            @Nullable Boolean lastNeededService) implements EventData {
        static ContactRecorded seen(UUID scope) {
            return new ContactRecorded(scope, true, "face-to-face", null);
        }
    }

    @Test
    void theActThatReceivesAReferralStartsItsClocks() {
        receive("soon");
        assertThat(clocks.ofScope(person.id(), referral))
                .extracting(ClockView::standardId)
                .containsExactly("ACCEPT_7D", "SOON_7D", "OWNER_REVIEW", "JOURNEY_21WD");
        ClockView soon = clock("SOON_7D");
        assertThat(soon.limit()).isEqualTo("7 calendar days, ends Fri 8 Mar 2024 at 23:59");
        assertThat(soon.words(A.london("2024-03-08T20:39"))).isEqualTo("Due in 3 h 20 min, by Fri 23:59");
        assertThat(soon.source()).contains("K10");
    }

    @Test
    void anActThatFailsMovesNoClock() {
        receive("soon");
        assertThatThrownBy(() -> at(RECEIVED.plusSeconds(60), act -> {
                    act.happened(new TriageDecided(referral, "routine"));
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");
        assertThat(clock("SOON_7D").isOpen()).isTrue();
    }

    @Test
    void theTierChosenLaterStartsItsClockAtTheReceiptAndReRoutingDoesNotRestartIt() {
        receive("routine");
        at(RECEIVED.plusSeconds(420), act -> act.happened(new TriageDecided(referral, "soon")));
        at(RECEIVED.plusSeconds(600), act -> act.happened(new ReferralRerouted(referral)));
        assertThat(clock("SOON_7D").started()).isEqualTo(RECEIVED);
        assertThat(clock("SOON_7D").due()).isEqualTo(Instant.parse("2024-03-08T23:59:59.999999Z"));
    }

    @Test
    void aPassedDueTimeIsReportedOnceHoweverOftenThePumpRuns() {
        receive("soon");
        Heard heard = new Heard();
        pumpAt(A.london("2024-03-05T23:59"), heard);
        assertThat(heard.warned).isEmpty();
        pumpAt(A.london("2024-03-06T00:00"), heard);
        pumpAt(A.london("2024-03-06T00:00"), heard);
        assertThat(heard.warned).contains("SOON_7D").doesNotHaveDuplicates();
        pumpAt(A.london("2024-03-09T00:00"), heard);
        pumpAt(A.london("2024-03-09T00:00"), heard);
        assertThat(heard.breached).containsOnlyOnce("SOON_7D", "ACCEPT_7D");
        assertThat(ledger("SOON_7D")).singleElement().satisfies(breach -> {
            assertThat(breach.said()).isEqualTo(Breach.Said.BREACHED);
            assertThat(breach.note()).isEqualTo("It was due by Fri 8 Mar 2024 at 23:59, and that time passed.");
        });
        assertThat(clock("SOON_7D").words(A.london("2024-03-10T12:00"))).isEqualTo("Missed by 2 days, still waiting");
    }

    @Test
    void aPauseThatMovesNoDueTimeBringsNoSecondWarning() {
        receive("soon");
        Heard heard = new Heard();
        pumpAt(A.london("2024-03-07T09:00"), heard);
        assertThat(heard.warned).contains("ACCEPT_7D");
        at(A.london("2024-03-07T10:00"), act -> act.happened(new InformationRequested(referral)));
        assertThat(clock("ACCEPT_7D").words(Instant.EPOCH))
                .isEqualTo("Paused since Thu 7 Mar 2024 at 10:00: waiting for the referrer's answer");
        at(A.london("2024-03-07T11:00"), act -> act.happened(new InformationReceived(referral)));
        pumpAt(A.london("2024-03-07T12:00"), heard);
        assertThat(heard.warned).containsOnlyOnce("ACCEPT_7D");
        pumpAt(A.london("2024-03-09T00:00"), heard);
        assertThat(heard.breached).containsOnlyOnce("ACCEPT_7D");
    }

    @Test
    void aBreachNoticedLateSaysByHowMuch() {
        receive("soon");
        Heard heard = new Heard();
        pumpAt(A.london("2024-03-09T06:00"), heard);
        assertThat(heard.warned).doesNotContain("SOON_7D");
        assertThat(ledger("SOON_7D"))
                .singleElement()
                .satisfies(breach -> assertThat(breach.note()).endsWith("Noticed 6 h later."));
        assertThat(heard.late).contains(Duration.ofHours(6).plusNanos(1000));
    }

    @Test
    void aReportedBreachIsTakenBackAndNeverErasedWhenALateFactShowsItDidNotHappen() {
        receive("soon");
        pumpAt(A.london("2024-03-09T00:00"), new Heard());
        at(A.london("2024-03-11T09:00"), act -> {
            act.happened(ContactRecorded.seen(referral), A.london("2024-03-07T10:00"));
        });
        assertThat(clock("SOON_7D").state()).isInstanceOf(ClockState.Met.class);
        assertThat(clock("SOON_7D").breachedAt()).isNull();
        assertThat(ledger("SOON_7D"))
                .extracting(Breach::said)
                .containsExactly(Breach.Said.BREACHED, Breach.Said.WITHDRAWN);
        assertThat(ledger("SOON_7D").getLast().note()).contains("met on Thu 7 Mar 2024 at 10:00");
    }

    @Test
    void aStopAfterTheDueTimeIsABreachEvenIfThePumpNeverSawIt() {
        receive("soon");
        at(A.london("2024-03-12T09:00"), act -> act.happened(ContactRecorded.seen(referral)));
        assertThat(clock("SOON_7D").words(Instant.EPOCH)).isEqualTo("Missed by 4 days");
        assertThat(ledger("SOON_7D")).extracting(Breach::said).containsExactly(Breach.Said.BREACHED);
        Heard heard = new Heard();
        pumpAt(A.london("2024-03-12T10:00"), heard);
        assertThat(heard.breached).doesNotContain("SOON_7D");
    }

    @Test
    void aCorrectionToAnotherTypeMovesTheClocksOfBoth() {
        receive("soon");
        UUID[] seen = new UUID[1];
        at(A.london("2024-03-07T10:00"), act -> {
            seen[0] = act.happened(ContactRecorded.seen(referral));
        });
        assertThat(clock("SOON_7D").isOpen()).isFalse();
        at(A.london("2024-03-07T11:00"), act -> act.corrects(seen[0], new DidNotAttend(referral), act.now()));
        assertThat(clock("SOON_7D").isOpen()).isTrue();
    }

    @Test
    void rebuildingFromTheEventsChangesNothing() {
        receive("soon");
        pumpAt(A.london("2024-03-09T00:00"), new Heard());
        at(A.london("2024-03-12T09:00"), act -> act.happened(ContactRecorded.seen(referral)));
        int changed = DomainTime.at(
                A.london("2024-03-13T09:00"), () -> CurrentActor.as(Actor.SYSTEM, () -> clocks.rebuild(person)));
        assertThat(changed).isZero();
        jdbc.sql(
                        "update clock.clock set state = 'running', stopped_at = null where subject_id = :person and state = 'missed'")
                .param("person", person.id())
                .update();
        int mended = DomainTime.at(
                A.london("2024-03-13T09:00"), () -> CurrentActor.as(Actor.SYSTEM, () -> clocks.rebuild(person)));
        assertThat(mended).isPositive();
        assertThat(clock("SOON_7D").words(Instant.EPOCH)).isEqualTo("Missed by 4 days");
    }

    @Test
    void anOpenReferralAlwaysHasARunningClockAndAClosedOneHasNone() {
        receive("routine");
        at(A.london("2024-03-02T09:00"), act -> act.happened(ContactRecorded.seen(referral)));
        assertThat(clock("OWNER_REVIEW").isOpen()).isTrue();
        assertThat(clock("OWNER_REVIEW").started()).isEqualTo(A.london("2024-03-02T09:00"));
        at(A.london("2024-03-04T09:00"), act -> act.happened(new ReferralClosed(referral)));
        assertThat(clocks.ofScope(person.id(), referral)).noneMatch(ClockView::isOpen);
    }

    @Test
    void manyScopesAreReadInOneQuery() {
        receive("soon");
        assertThat(clocks.ofScopes(List.of(person.id()), List.of(referral, UUID.randomUUID())))
                .containsOnlyKeys(referral);
        assertThat(clocks.ofScopes(List.of(person.id()), List.of())).isEmpty();
    }

    private void receive(String priority) {
        DomainTime.at(
                RECEIVED,
                () -> CurrentActor.as(Actor.SYSTEM, () -> {
                    acts.act(begin().making(), act -> {
                        act.begins(new ReferralReceived(referral, priority), act.now());
                    });
                    return true;
                }));
    }

    private void at(Instant when, java.util.function.Consumer<Act> body) {
        DomainTime.at(
                when,
                () -> CurrentActor.as(Actor.SYSTEM, () -> {
                    acts.act(begin(), body);
                    return true;
                }));
    }

    private Begin begin() {
        return Begin.on("try clocks", Ask.about(Action.WRITE, "clock", person), person);
    }

    private ClockView clock(String standard) {
        return clocks.ofSubjects(List.of(person.id())).stream()
                .filter(clock -> clock.standardId().equals(standard))
                .findFirst()
                .orElseThrow();
    }

    private List<Breach> ledger(String standard) {
        return clocks.breaches(List.of(person.id())).stream()
                .filter(breach -> breach.standardId().equals(standard))
                .toList();
    }

    /** Runs a pump of its own that hears for this person only; the application's would run at the machine's time. */
    private void pumpAt(Instant when, Heard heard) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("heard", heard);
        DueClocks pump = new DueClocks(store, acts, new DomainTime(), beans.getBeanProvider(ClockListener.class));
        DomainTime.at(when, () -> {
            pump.run();
            return true;
        });
    }

    /** What a listener was told of this test's person. */
    private final class Heard implements ClockListener {
        private final List<String> warned = new ArrayList<>();
        private final List<String> breached = new ArrayList<>();
        private final List<Duration> late = new ArrayList<>();

        @Override
        public void warned(ClockRow clock) {
            add(clock, warned);
        }

        @Override
        public void breached(ClockRow clock) {
            add(clock, breached);
        }

        private void add(ClockRow clock, List<String> to) {
            if (clock.subject().equals(person)) {
                to.add(clock.standardId());
                late.add(clock.late());
            }
        }
    }
}
