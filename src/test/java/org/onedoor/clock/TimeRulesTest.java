package org.onedoor.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.clock.ClockState.Met;
import org.onedoor.clock.ClockState.Missed;
import org.onedoor.clock.ClockState.Paused;
import org.onedoor.clock.ClockState.Running;
import org.onedoor.clock.ClockState.Void;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;

/** The time rules of the requirements, and the arithmetic of the first scenario, exactly. */
class TimeRulesTest {
    private static final String PAUSES = "pauses: [{from: Asked, to: Answered, reason: waiting for an answer}]";

    private final Reckoner reckoner = new Reckoner(WorkingDays.england());

    @ParameterizedTest(name = "{0} from {1} is {2}")
    @CsvSource({
        "72 hours, 2024-03-29T15:30:00Z, 2024-04-01T15:30:00Z",
        "3 hours, 2024-03-31T00:20:00Z, 2024-03-31T03:20:00Z",
        "24 hours, 2024-10-26T22:30:00Z, 2024-10-27T22:30:00Z",
    })
    void elapsedHoursRunOnInstants(String limit, Instant start, Instant due) {
        assertThat(due(limit, start)).isEqualTo(due);
    }

    @Test
    void elapsedHoursReadOnTheWallAcrossTheClockChange() {
        assertThat(London.full(due("72 hours", A.london("2024-03-29T15:30")))).isEqualTo("Mon 1 Apr 2024 at 16:30");
        assertThat(London.full(due("3 hours", A.london("2024-03-31T00:20")))).isEqualTo("Sun 31 Mar 2024 at 04:20");
    }

    @ParameterizedTest(name = "{0} from {1} ends {2}")
    @CsvSource({
        "7 calendar days, 2024-03-01T09:05, Fri 8 Mar 2024 at 23:59",
        "7 calendar days, 2024-03-27T23:50, Wed 3 Apr 2024 at 23:59",
        "28 calendar days, 2024-10-10T08:00, Thu 7 Nov 2024 at 23:59",
        "21 working days, 2024-03-01T09:05, Wed 3 Apr 2024 at 23:59",
        "1 working days, 2024-03-28T17:00, Tue 2 Apr 2024 at 23:59",
        "1 working days, 2024-03-30T10:00, Tue 2 Apr 2024 at 23:59",
    })
    void dayLimitsEndWithALondonDay(String limit, String start, String due) {
        assertThat(London.full(due(limit, A.london(start)))).isEqualTo(due);
    }

    @Test
    void theLastMicrosecondOfTheDayIsStillInTime() {
        Event start = A.event("Started", "2024-03-01T09:05");
        Instant due = Instant.parse("2024-03-08T23:59:59.999999Z");
        Standard week = A.standard("7 calendar days");
        assertThat(compute(week, start, A.event("Stopped", due, null))).isInstanceOf(Met.class);
        assertThat(compute(week, start, A.event("Stopped", due.plusNanos(1000), null)))
                .isInstanceOf(Missed.class);
    }

    @Test
    void aStopAtTheVeryEndOfTheHoursIsInTime() {
        Event start = A.event("Started", "2024-03-01T09:05");
        Standard hours = A.standard("4 hours");
        assertThat(compute(hours, start, A.event("Stopped", "2024-03-01T13:05")))
                .isInstanceOf(Met.class);
        assertThat(compute(
                        hours,
                        start,
                        A.event("Stopped", A.london("2024-03-01T13:05").plusNanos(1000), null)))
                .isInstanceOf(Missed.class);
    }

    @Test
    void aClockIsNotBrokenAtTheInstantItIsDue() {
        Instant due = A.london("2024-03-01T13:05");
        Running running = new Running(A.london("2024-03-01T09:05"), due);
        assertThat(running.isBreachedAt(due)).isFalse();
        assertThat(running.isBreachedAt(due.plusNanos(1000))).isTrue();
    }

    @Test
    void scenarioOneIsMetOnTheSixthDayAlthoughTheTierWasChosenLaterAndItWasReRouted() {
        List<Event> events = List.of(
                A.event("ReferralReceived", "2024-03-01T09:05", "priority", "routine"),
                A.event("TriageDecided", "2024-03-01T09:12", "priority", "soon"),
                A.event("ReferralRerouted", "2024-03-01T09:15"));
        Standard soon = A.named("SOON_7D");
        ClockState waiting = reckoner.compute(soon, events);
        assertThat(waiting)
                .isEqualTo(new Running(A.london("2024-03-01T09:05"), Instant.parse("2024-03-08T23:59:59.999999Z")));
        Event seen = A.event("ContactRecorded", "2024-03-07T10:00", "attended", true, "mode", "face-to-face");
        ClockState met = reckoner.compute(soon, with(events, seen));
        assertThat(met).isInstanceOf(Met.class);
        assertThat(Words.stand(met, soon.limit(), A.london("2024-04-01T00:00"))).isEqualTo("Met in 6 days");
    }

    @Test
    void scenarioOneReachesItsLastServiceInTwentyOneWorkingDaysButNotInTwentyTwo() {
        Event received = A.event("ReferralReceived", "2024-03-01T09:05", "priority", "routine");
        Standard journey = A.named("JOURNEY_21WD");
        assertThat(compute(journey, received, last("2024-04-03T16:00"))).isInstanceOf(Met.class);
        ClockState missed = compute(journey, received, last("2024-04-04T09:00"));
        assertThat(missed).isInstanceOf(Missed.class);
        assertThat(Words.stand(missed, journey.limit(), Instant.EPOCH)).isEqualTo("Missed by 1 working day");
    }

    @Test
    void workingDaysBeyondTheCalendarAreNotGuessed() {
        Standard days = A.standard("21 working days");
        Event start = A.event("Started", "2028-12-20T09:00");
        assertThat(compute(days, start)).isEqualTo(new Running(start.occurredAt(), null));
        assertThat(reckoner.reckon(days, List.of(start)).note())
                .isEqualTo("Not judged: bank holidays are known until 31 Dec 2028 only.");
        assertThat(compute(days, start, A.event("Stopped", "2028-12-22T09:00"))).isInstanceOf(Met.class);
        assertThat(compute(days, start, A.event("Stopped", "2029-01-03T09:00"))).isInstanceOf(Void.class);
    }

    @Test
    void onlyAPauseNamedInTheStandardStopsAClock() {
        List<Event> events = List.of(
                A.event("Started", "2024-03-01T09:00"),
                A.event("Asked", "2024-03-01T10:00"),
                A.event("Answered", "2024-03-01T11:30"));
        assertThat(reckoner.compute(A.standard("4 hours"), events))
                .isEqualTo(new Running(A.london("2024-03-01T09:00"), A.london("2024-03-01T13:00")));
        assertThat(reckoner.compute(A.standard("4 hours", PAUSES), events))
                .isEqualTo(new Running(A.london("2024-03-01T09:00"), A.london("2024-03-01T14:30")));
    }

    @Test
    void aPausedClockSaysSinceWhenAndWhy() {
        ClockState state = compute(
                A.standard("4 hours", PAUSES),
                A.event("Started", "2024-03-01T09:00"),
                A.event("Asked", "2024-03-01T10:00"));
        assertThat(state)
                .isEqualTo(new Paused(
                        A.london("2024-03-01T09:00"), A.london("2024-03-01T10:00"), "waiting for an answer"));
    }

    @Test
    void whatIsAlreadyLateCannotBePaused() {
        ClockState state = compute(
                A.standard("4 hours", PAUSES),
                A.event("Started", "2024-03-01T09:00"),
                A.event("Asked", "2024-03-01T13:00"));
        assertThat(state).isEqualTo(new Running(A.london("2024-03-01T09:00"), A.london("2024-03-01T13:00")));
    }

    @Test
    void onlyWholeLondonDaysOfAPauseAreAddedToALimitInDays() {
        Standard week = A.standard("7 calendar days", PAUSES);
        Event start = A.event("Started", "2024-03-01T09:00");
        assertThat(compute(week, start, A.event("Asked", "2024-03-04T10:00"), A.event("Answered", "2024-03-07T09:00")))
                .isEqualTo(new Running(
                        start.occurredAt(), A.london("2024-03-11T00:00").minusNanos(1000)));
        assertThat(compute(week, start, A.event("Asked", "2024-03-04T00:00"), A.event("Answered", "2024-03-04T23:00")))
                .isEqualTo(new Running(
                        start.occurredAt(), A.london("2024-03-09T00:00").minusNanos(1000)));
    }

    @Test
    void whatEndsWithoutAStopIsVoidInTimeAndMissedWhenLate() {
        Standard week = A.standard("7 calendar days", "ends: Closed");
        Event start = A.event("Started", "2024-03-01T09:00");
        assertThat(compute(week, start, A.event("Closed", "2024-03-05T09:00"))).isInstanceOf(Void.class);
        assertThat(compute(week, start, A.event("Closed", "2024-03-09T09:00"))).isInstanceOf(Missed.class);
    }

    @Test
    void movingACaseOutOfAStandardAfterItsTimeWasUpDoesNotUndoTheBreach() {
        Standard soon = A.named("SOON_7D");
        Event received = A.event("ReferralReceived", "2024-03-01T09:05", "priority", "soon");
        Event early = A.event("TriageDecided", "2024-03-05T09:00", "priority", "routine");
        Event late = A.event("TriageDecided", "2024-03-09T09:00", "priority", "routine");
        assertThat(compute(soon, received, early)).isInstanceOf(ClockState.NotStarted.class);
        assertThat(compute(soon, received, late)).isInstanceOf(Running.class);
    }

    @Test
    void theReviewClockStartsAgainOnlyByWhatItsStandardNames() {
        Event received = A.event("ReferralReceived", "2024-03-01T09:05");
        Event triaged = A.event("TriageDecided", "2024-04-02T10:00");
        Reckoning reckoning = reckoner.reckon(A.named("OWNER_REVIEW"), List.of(received, triaged));
        assertThat(reckoning.state())
                .isEqualTo(new Running(
                        triaged.occurredAt(), A.london("2024-05-01T00:00").minusNanos(1000)));
        assertThat(reckoning.lapses())
                .containsExactly(A.london("2024-03-30T00:00").minusNanos(1000));
    }

    private static Event last(String at) {
        return A.event("ContactRecorded", at, "attended", true, "lastNeededService", true);
    }

    private static List<Event> with(List<Event> events, Event more) {
        return java.util.stream.Stream.concat(events.stream(), java.util.stream.Stream.of(more))
                .toList();
    }

    private ClockState compute(Standard standard, Event... events) {
        return reckoner.compute(standard, List.of(events));
    }

    private Instant due(String limit, Instant start) {
        ClockState state = compute(A.standard(limit), A.event("Started", start, null));
        return java.util.Objects.requireNonNull(((Running) state).due());
    }
}
