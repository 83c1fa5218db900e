package org.onedoor.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Event;

/** When a clock stood still, by the rules its standard names; what overlaps is one pause. */
final class Pauses {
    private Pauses() {}

    /** @param finish when the clock stopped: nothing pauses it after that */
    static List<Pause> of(Standard standard, List<Event> since, @Nullable Instant finish) {
        if (standard.pauses().isEmpty()) {
            return List.of();
        }
        List<Pause> all = new ArrayList<>();
        for (Standard.PauseRule rule : standard.pauses()) {
            all.addAll(byRule(rule, since));
        }
        all.sort(Comparator.comparing(Pause::from));
        List<Pause> merged = new ArrayList<>();
        for (Pause next : all) {
            Pause clipped = clip(next, finish);
            if (clipped == null) {
                continue;
            }
            Pause last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && (last.to() == null || !clipped.from().isAfter(last.to()))) {
                merged.set(merged.size() - 1, new Pause(last.from(), later(last.to(), clipped.to()), last.reason()));
            } else {
                merged.add(clipped);
            }
        }
        return List.copyOf(merged);
    }

    private static List<Pause> byRule(Standard.PauseRule rule, List<Event> since) {
        List<Instant> begins = rule.from().instants(since);
        List<Instant> ends = rule.to().instants(since);
        List<Pause> pauses = new ArrayList<>();
        Instant free = Instant.MIN;
        for (Instant from : begins) {
            if (from.isBefore(free)) {
                continue;
            }
            Instant to =
                    ends.stream().filter(end -> end.isAfter(from)).findFirst().orElse(null);
            pauses.add(new Pause(from, to, rule.reason()));
            if (to == null) {
                break;
            }
            free = to;
        }
        return pauses;
    }

    private static @Nullable Pause clip(Pause pause, @Nullable Instant finish) {
        if (finish == null) {
            return pause;
        }
        if (!pause.from().isBefore(finish)) {
            return null;
        }
        boolean past = pause.to() == null || pause.to().isAfter(finish);
        return past ? new Pause(pause.from(), finish, pause.reason()) : pause;
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return null;
        }
        return a.isAfter(b) ? a : b;
    }
}
