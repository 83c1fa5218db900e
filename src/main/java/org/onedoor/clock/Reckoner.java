package org.onedoor.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;

/** Works out a clock from the events of its scope. The same events always give the same answer, whatever the time. */
final class Reckoner {
    private final DueTime dueTime;

    Reckoner(WorkingDays calendar) {
        this.dueTime = new DueTime(calendar);
    }

    ClockState compute(Standard standard, List<Event> events) {
        return reckon(standard, History.effective(events)).state();
    }

    /** @param history effective events, in the order they happened */
    Reckoning reckon(Standard standard, List<Event> history) {
        Optional<Instant> started = standard.start().at(history);
        if (started.isEmpty() || !standard.startsOn(London.date(started.get()))) {
            return Reckoning.NONE;
        }
        Instant start = started.get();
        List<Event> since = History.from(history, start);
        Finish finish = Finish.of(standard, since);
        List<Pause> pauses = Pauses.of(standard, since, finish == null ? null : finish.at());
        List<Instant> lapses = new ArrayList<>();
        Instant period = start;
        for (Instant again : restarts(standard, since, start, finish)) {
            Instant due = dueTime.of(standard.limit(), period, pauses);
            if (due != null && again.isAfter(due)) {
                lapses.add(due);
            }
            period = again;
        }
        Instant due = extended(standard, since, dueTime.of(standard.limit(), period, pauses));
        if (!covers(standard, history, finish, due)) {
            return Reckoning.NONE;
        }
        ClockState state = finish == null ? unfinished(period, due, pauses) : finished(standard, finish, period, due);
        if (state instanceof ClockState.Missed(Instant _, Instant missed, Instant _)) {
            lapses.add(missed);
        }
        return new Reckoning(state, period, due, pauses, List.copyOf(lapses), note(standard, history, start, due));
    }

    /** A limit is lengthened once, by what came in time; where two are recorded, by the shorter. */
    private static @Nullable Instant extended(Standard standard, List<Event> since, @Nullable Instant due) {
        Standard.Extension extension = standard.extension();
        if (extension == null || due == null) {
            return due;
        }
        return History.upTo(since, due).stream()
                .filter(extension.by()::matches)
                .map(event -> length(extension, event))
                .filter(Duration::isPositive)
                .min(Comparator.naturalOrder())
                .map(due::plus)
                .orElse(due);
    }

    private static Duration length(Standard.Extension extension, Event event) {
        String hours = String.valueOf(event.payload().get(extension.hours()));
        Duration said = hours.matches("[0-9]{1,3}") ? Duration.ofHours(Long.parseLong(hours)) : Duration.ZERO;
        return said.compareTo(extension.most()) > 0 ? extension.most() : said;
    }

    /** What stopped the clock, or ended the work without stopping it. */
    private record Finish(Instant at, boolean stopped) {
        static @Nullable Finish of(Standard standard, List<Event> since) {
            Instant stop = standard.stop().at(since).orElse(null);
            Instant end =
                    standard.ends() == null ? null : standard.ends().at(since).orElse(null);
            if (stop != null && (end == null || !end.isBefore(stop))) {
                return new Finish(stop, true);
            }
            return end == null ? null : new Finish(end, false);
        }
    }

    private static List<Instant> restarts(
            Standard standard, List<Event> since, Instant start, @Nullable Finish finish) {
        if (standard.restart() == null) {
            return List.of();
        }
        return standard.restart().instants(since).stream()
                .filter(again -> again.isAfter(start) && (finish == null || again.isBefore(finish.at())))
                .distinct()
                .toList();
    }

    /**
     * Whether the standard covers this case, now or at the moment it was decided. A case that is moved out of a standard
     * after its time was up, or after it was met, does not lose what it earned.
     */
    private static boolean covers(
            Standard standard, List<Event> history, @Nullable Finish finish, @Nullable Instant due) {
        Expression population = standard.population();
        if (population == null || population.at(history).isPresent()) {
            return true;
        }
        Instant decided = due;
        if (finish != null && finish.stopped() && (due == null || finish.at().isBefore(due))) {
            decided = finish.at();
        }
        return decided != null && population.at(History.upTo(history, decided)).isPresent();
    }

    private static ClockState unfinished(Instant start, @Nullable Instant due, List<Pause> pauses) {
        Pause last = pauses.isEmpty() ? null : pauses.getLast();
        if (last != null && last.to() == null && (due == null || last.from().isBefore(due))) {
            return new ClockState.Paused(start, last.from(), last.reason());
        }
        return new ClockState.Running(start, due);
    }

    private ClockState finished(Standard standard, Finish finish, Instant start, @Nullable Instant due) {
        if (due != null && finish.at().isAfter(due)) {
            return new ClockState.Missed(start, due, finish.at());
        }
        if (!finish.stopped()) {
            return new ClockState.Void(start, finish.at(), "Ended before it was due, without being met.");
        }
        if (due == null && !dueTime.surelyMet(standard.limit(), start, finish.at())) {
            return new ClockState.Void(start, finish.at(), beyondCalendar());
        }
        return new ClockState.Met(start, due, finish.at());
    }

    private @Nullable String note(Standard standard, List<Event> history, Instant start, @Nullable Instant due) {
        if (due == null) {
            return beyondCalendar();
        }
        boolean early =
                standard.stop().at(history).filter(stop -> stop.isBefore(start)).isPresent();
        return early ? "What would stop it is recorded as before it started, and is not counted." : null;
    }

    private String beyondCalendar() {
        return "Not judged: bank holidays are known until %s only.".formatted(London.day(dueTime.calendarEnd()));
    }
}
