package org.onedoor.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.platform.Event;

/** What happened, as now known: corrected events give way to their corrections, in the order things happened. */
final class History {
    private static final Comparator<Event> AS_IT_HAPPENED =
            Comparator.comparing(Event::occurredAt).thenComparing(Event::eventId);
    private static final Comparator<Event> AS_WE_WERE_TOLD =
            Comparator.comparing(Event::recordedAt).thenComparing(Event::eventId);

    private History() {}

    /** Of several corrections of one event the one told last counts; the order of arrival otherwise never matters. */
    static List<Event> effective(List<Event> events) {
        if (events.size() < 2) {
            return events;
        }
        Map<UUID, Event> latestCorrection = new HashMap<>();
        for (Event event : events) {
            if (event.corrects() != null) {
                latestCorrection.merge(event.corrects(), event, (a, b) -> AS_WE_WERE_TOLD.compare(a, b) > 0 ? a : b);
            }
        }
        Set<UUID> present = new HashSet<>();
        events.forEach(event -> present.add(event.eventId()));
        List<Event> effective = new ArrayList<>();
        for (Event event : events) {
            if (event.corrects() == null || !present.contains(event.corrects())) {
                Event stands = event;
                for (Event next = latestCorrection.get(stands.eventId());
                        next != null;
                        next = latestCorrection.get(stands.eventId())) {
                    stands = next;
                }
                effective.add(stands);
            }
        }
        effective.sort(AS_IT_HAPPENED);
        return List.copyOf(effective);
    }

    static List<Event> from(List<Event> events, Instant start) {
        return events.stream()
                .filter(event -> !event.occurredAt().isBefore(start))
                .toList();
    }

    static List<Event> upTo(List<Event> events, Instant end) {
        return events.stream().filter(event -> !event.occurredAt().isAfter(end)).toList();
    }
}
