package org.onedoor.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onedoor.Seeds;
import org.onedoor.clock.ClockState.Met;
import org.onedoor.clock.ClockState.Missed;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;

/** What must hold of every clock, whatever happened and in whatever order we heard of it. */
class ClockPropertyTest {
    private static final int CASES = 300;
    private static final List<String> TYPES = List.of("Started", "Stopped", "Asked", "Answered", "Again", "Closed");
    private static final List<String> LIMITS = List.of("4 hours", "72 hours", "7 calendar days", "5 working days");

    private final Reckoner reckoner = new Reckoner(WorkingDays.england());

    @TestFactory
    Stream<DynamicTest> theOrderOfArrivalNeverChangesTheOutcome() {
        return Seeds.of(CASES, random -> {
            Standard standard = standard(random);
            List<Event> events = corrected(random, events(random));
            assertThat(reckoner.compute(standard, Seeds.shuffled(random, events)))
                    .isEqualTo(reckoner.compute(standard, events));
        });
    }

    @TestFactory
    Stream<DynamicTest> aCorrectionIsAsIfItHadBeenSaidAtFirst() {
        return Seeds.of(CASES, random -> {
            Standard standard = standard(random);
            List<Event> said = new ArrayList<>(events(random));
            int wrong = random.nextInt(said.size());
            Event right = event(random, Seeds.any(random, TYPES));
            Event correction = A.event(
                    A.REFERRAL,
                    right.type(),
                    right.occurredAt(),
                    A.london("2024-06-01T00:00"),
                    said.get(wrong).eventId());
            List<Event> corrected = new ArrayList<>(said);
            corrected.add(correction);
            said.set(wrong, correction);
            assertThat(reckoner.compute(standard, corrected))
                    .isEqualTo(reckoner.compute(
                            standard,
                            said.stream().map(ClockPropertyTest::plain).toList()));
        });
    }

    @TestFactory
    Stream<DynamicTest> whatRanAndWhatWasPausedTogetherAreTheWholeTime() {
        return Seeds.of(CASES, random -> {
            Standard standard = standard(random);
            Reckoning reckoning = reckoner.reckon(standard, History.effective(events(random)));
            Instant stop = reckoning.stopped();
            if (stop == null || reckoning.start() == null) {
                return;
            }
            Duration paused = Duration.ZERO;
            Duration ran = Duration.ZERO;
            Instant at = reckoning.start();
            for (Pause pause : reckoning.pauses()) {
                Instant to = Objects.requireNonNull(pause.to());
                assertThat(to).isBeforeOrEqualTo(stop);
                if (to.isAfter(at)) {
                    Instant from = pause.from().isBefore(at) ? at : pause.from();
                    ran = ran.plus(Duration.between(at, from));
                    paused = paused.plus(Duration.between(from, to));
                    at = to;
                }
            }
            ran = ran.plus(Duration.between(at, stop));
            assertThat(ran.plus(paused)).isEqualTo(Duration.between(reckoning.start(), stop));
            if (standard.limit() instanceof Limit.Elapsed(Duration limit)) {
                assertThat(reckoning.state() instanceof Missed).isEqualTo(ran.compareTo(limit) > 0);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> itIsMetExactlyWhenItStopsByItsDueTime() {
        return Seeds.of(CASES, random -> {
            switch (reckoner.compute(standard(random), events(random))) {
                case Met(Instant start, Instant due, Instant stop) ->
                    assertThat(stop).isBetween(start, due);
                case Missed(Instant _, Instant due, Instant stop) ->
                    assertThat(stop).isAfter(due);
                case ClockState.NotStarted _, ClockState.Running _, ClockState.Paused _, ClockState.Void _ -> {}
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> inAWeekWhenTheClocksChangeHoursStayHoursAndDaysEndAtMidnight() {
        return Seeds.of(CASES, random -> {
            String sunday = random.nextBoolean() ? "2024-03-31T00:00" : "2024-10-27T00:00";
            Instant start = A.london(sunday).minusSeconds(random.nextInt(7 * 86_400));
            Event started = A.event("Started", start, null);
            Reckoning hours = reckoner.reckon(A.standard("72 hours"), List.of(started));
            assertThat(hours.due()).isEqualTo(start.plus(Duration.ofHours(72)));
            Reckoning days = reckoner.reckon(A.standard("7 calendar days"), List.of(started));
            Instant due = Objects.requireNonNull(days.due());
            assertThat(London.time(due)).isEqualTo("23:59");
            assertThat(London.date(due)).isEqualTo(London.date(start).plusDays(7));
        });
    }

    @TestFactory
    Stream<DynamicTest> nothingRestartsAClockThatItsStandardDoesNotName() {
        return Seeds.of(CASES, random -> {
            Standard standard = A.standard(Seeds.any(random, LIMITS));
            List<Event> events = events(random).stream()
                    .filter(event -> !event.type().equals("Stopped"))
                    .toList();
            Instant first = events.stream()
                    .filter(event -> event.type().equals("Started"))
                    .map(Event::occurredAt)
                    .min(Instant::compareTo)
                    .orElseThrow();
            assertThat(reckoner.reckon(standard, History.effective(events)).start())
                    .isEqualTo(first);
        });
    }

    private static Standard standard(Random random) {
        List<String> more = new ArrayList<>();
        if (random.nextBoolean()) {
            more.add("pauses: [{from: Asked, to: Answered, reason: asked}]");
        }
        if (random.nextInt(4) == 0) {
            more.add("restart: Again");
        }
        if (random.nextBoolean()) {
            more.add("ends: Closed");
        }
        return A.standard(Seeds.any(random, LIMITS), more.toArray(String[]::new));
    }

    private static List<Event> events(Random random) {
        List<Event> events = new ArrayList<>(List.of(event(random, "Started")));
        events.addAll(Seeds.upTo(random, 9, () -> event(random, Seeds.any(random, TYPES))));
        return events;
    }

    private static List<Event> corrected(Random random, List<Event> events) {
        List<Event> all = new ArrayList<>(events);
        for (int i = random.nextInt(4); i > 0; i--) {
            Event wrong = Seeds.any(random, all);
            Event right = event(random, Seeds.any(random, TYPES));
            all.add(A.event(
                    A.REFERRAL,
                    right.type(),
                    right.occurredAt(),
                    wrong.recordedAt().plusSeconds(i),
                    wrong.eventId()));
        }
        return all;
    }

    private static Event event(Random random, String type) {
        Instant at = A.london("2024-03-20T09:00").plus(random.nextInt(20 * 24 * 60), ChronoUnit.MINUTES);
        return A.event(type, at, null);
    }

    /** The same event, as if it corrected nothing. */
    private static Event plain(Event e) {
        return new Event(
                e.subject(),
                e.eventId(),
                e.type(),
                e.scopeId(),
                e.journeyId(),
                e.occurredAt(),
                e.recordedAt(),
                e.accountId(),
                e.role(),
                e.organisationId(),
                null,
                e.payload());
    }
}
