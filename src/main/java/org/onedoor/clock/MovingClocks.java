package org.onedoor.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventHook;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Moves the clocks in the act that moves them: those whose standard speaks of the event's type, and no others. */
@Component
class MovingClocks implements EventHook {
    private final Catalogue catalogue;
    private final Reckoner reckoner;
    private final ClockStore store;
    private final ObjectProvider<EventLog> log;

    /** @param log found when first needed, because the event log itself is made with its hooks */
    MovingClocks(Catalogue catalogue, Reckoner reckoner, ClockStore store, ObjectProvider<EventLog> log) {
        this.catalogue = catalogue;
        this.reckoner = reckoner;
        this.store = store;
        this.log = log;
    }

    @Override
    public void happened(Event event, boolean first) {
        UUID scope = event.scopeId();
        // A correction may be of another type than what it corrects, and that type's clocks move too.
        Set<String> ids = event.corrects() == null ? catalogue.movedBy(event.type()) : catalogue.ids();
        if (scope == null || ids.isEmpty()) {
            return;
        }
        Histories histories = read(event, scope, first, catalogue.anyJourney(ids));
        List<StoredClock> clocks = new ArrayList<>();
        for (String id : ids) {
            UUID counted = catalogue.isJourney(id) ? event.journeyId() : scope;
            if (counted == null) {
                continue;
            }
            List<Event> history = catalogue.isJourney(id) ? histories.ofJourney() : histories.ofScope();
            StoredClock clock = reckon(id, counted, event.journeyId(), history, event.recordedAt());
            if (clock != null && !(first && clock.state().equals("not-started"))) {
                clocks.add(clock);
            }
        }
        if (clocks.isEmpty() || (first && store.start(event.subject(), clocks))) {
            return;
        }
        write(event.subject(), clocks, event.recordedAt(), event.eventId());
    }

    /** What happened in a scope and on its journey. */
    private record Histories(List<Event> ofScope, List<Event> ofJourney) {}

    /** The first event of a scope is all there is, unless the journey it belongs to began elsewhere. */
    private Histories read(Event event, UUID scope, boolean first, boolean wide) {
        UUID journey = event.journeyId();
        UUID subject = event.subject().id();
        if (first && (!wide || journey == null || scope.equals(journey))) {
            return new Histories(List.of(event), List.of(event));
        }
        if (wide && journey != null) {
            List<Event> all = log.getObject().ofJourney(subject, journey);
            return new Histories(History.effective(ofScope(all, scope)), History.effective(all));
        }
        return new Histories(History.effective(log.getObject().ofScope(subject, scope)), List.of());
    }

    /** Works out every clock of a subject again from its events, and tells how many rows that changed. */
    int rebuild(Subject subject, Collection<Event> events, Instant now) {
        Map<UUID, List<Event>> scopes = new HashMap<>();
        Map<UUID, List<Event>> journeys = new HashMap<>();
        Map<UUID, UUID> journeyOf = new HashMap<>();
        for (Event event : events) {
            if (event.scopeId() == null) {
                continue;
            }
            scopes.computeIfAbsent(event.scopeId(), _ -> new ArrayList<>()).add(event);
            if (event.journeyId() != null) {
                journeys.computeIfAbsent(event.journeyId(), _ -> new ArrayList<>())
                        .add(event);
                journeyOf.put(event.scopeId(), event.journeyId());
            }
        }
        List<StoredClock> clocks = new ArrayList<>();
        for (String id : catalogue.ids()) {
            boolean wide = catalogue.isJourney(id);
            (wide ? journeys : scopes).forEach((scope, theirs) -> {
                UUID journey = wide ? scope : journeyOf.get(scope);
                StoredClock clock = reckon(id, scope, journey, History.effective(theirs), now);
                if (clock != null) {
                    clocks.add(clock);
                }
            });
        }
        return write(subject, clocks, now, null);
    }

    /** The clock by the version of the standard that was valid when it started. */
    private @Nullable StoredClock reckon(
            String id, UUID scope, @Nullable UUID journey, List<Event> history, Instant now) {
        StoredClock notStarted = null;
        for (Standard version : catalogue.versionsOf(id)) {
            Reckoning reckoning = reckoner.reckon(version, history);
            StoredClock clock = StoredClock.of(version, scope, journey, reckoning, now);
            if (!(reckoning.state() instanceof ClockState.NotStarted)) {
                return clock;
            }
            notStarted = clock;
        }
        return notStarted;
    }

    private int write(Subject subject, List<StoredClock> clocks, Instant now, @Nullable UUID eventId) {
        if (clocks.isEmpty()) {
            return 0;
        }
        List<ClockStore.Changed> changed = store.write(subject, clocks);
        List<Breach> said = new ArrayList<>();
        for (ClockStore.Changed change : changed) {
            StoredClock clock = clocks.stream()
                    .filter(c -> c.clock_id().equals(change.clockId()))
                    .findFirst()
                    .orElseThrow();
            said.addAll(ledger(clock, change.reportedBefore(), now, eventId));
        }
        store.append(subject.id(), said);
        return changed.size();
    }

    /** What the ledger must be told: breaches now certain that it does not have, and those it has that did not happen. */
    private static List<Breach> ledger(StoredClock clock, List<Instant> before, Instant now, @Nullable UUID eventId) {
        List<Breach> said = new ArrayList<>();
        for (Instant due : clock.reported()) {
            if (!before.contains(due)) {
                said.add(breach(
                        clock,
                        Breach.Said.BREACHED,
                        due,
                        now,
                        eventId,
                        "It was due by %s, and that was missed.".formatted(London.full(due))));
            }
        }
        for (Instant due : before) {
            boolean stillRunning = clock.state().equals("running") && due.equals(clock.due_at());
            if (!clock.reported().contains(due) && !stillRunning) {
                said.add(breach(clock, Breach.Said.WITHDRAWN, due, now, eventId, whyWithdrawn(clock)));
            }
        }
        return said;
    }

    private static String whyWithdrawn(StoredClock clock) {
        Instant stopped = clock.stopped_at();
        Instant due = clock.due_at();
        if (clock.state().equals("met") && stopped != null) {
            return "It did not happen: what was learnt later shows the standard was met on %s."
                    .formatted(London.full(stopped));
        }
        if (due != null && !clock.state().equals("not-started")) {
            return "It did not happen then: what was learnt later shows it was due by %s.".formatted(London.full(due));
        }
        return "It did not happen: what was learnt later shows this standard did not apply then.";
    }

    private static Breach breach(
            StoredClock clock, Breach.Said said, Instant due, Instant now, @Nullable UUID eventId, String note) {
        return new Breach(
                Ids.at(now),
                clock.clock_id(),
                clock.standard_id(),
                clock.standard_version(),
                clock.scope_id(),
                said,
                due,
                now,
                eventId,
                note);
    }

    private static List<Event> ofScope(List<Event> events, UUID scope) {
        return events.stream().filter(event -> scope.equals(event.scopeId())).toList();
    }
}
