package org.onedoor.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/** The one timeline, derived from events, so that no two screens can disagree. Called from inside a look. */
@Service
public class Timeline {
    private static final Duration AT_ONCE = Duration.ofMinutes(5);

    private final EventLog log;
    private final Notes notes;
    private final Organisations organisations;
    private final Services services;
    private final Accounts accounts;
    private final Map<String, EventWords> words = new HashMap<>();

    Timeline(
            EventLog log,
            Notes notes,
            Organisations organisations,
            Services services,
            Accounts accounts,
            List<EventWords> ports) {
        this.log = log;
        this.notes = notes;
        this.organisations = organisations;
        this.services = services;
        this.accounts = accounts;
        for (EventWords port : ports) {
            port.types().forEach(type -> words.put(type, port));
        }
    }

    /** Everything that happened to a person, newest first. @param asAt only what was known then; none for now */
    public List<TimelineEntry> of(Collection<UUID> personIds, @Nullable Instant asAt) {
        return entries(personIds, known(log.of(personIds), asAt));
    }

    /** What happened on one referral, newest first. */
    public List<TimelineEntry> ofScope(UUID personId, UUID scopeId, @Nullable Instant asAt) {
        return entries(List.of(personId), known(log.ofScope(personId, scopeId), asAt));
    }

    private static List<Event> known(List<Event> events, @Nullable Instant asAt) {
        return asAt == null
                ? events
                : events.stream()
                        .filter(event -> !event.recordedAt().isAfter(asAt))
                        .toList();
    }

    private List<TimelineEntry> entries(Collection<UUID> personIds, List<Event> events) {
        Map<UUID, String> said = notes.of(personIds);
        Set<UUID> corrected = new HashSet<>();
        Set<UUID> organisationIds = new HashSet<>();
        Set<UUID> accountIds = new HashSet<>();
        for (Event event : events) {
            if (event.corrects() != null) {
                corrected.add(event.corrects());
            }
            organisationIds.add(event.organisationId());
            accountIds.add(event.accountId());
        }
        Map<UUID, String> organisationNames = organisations.names(organisationIds);
        Map<UUID, String> accountNames = accounts.names(accountIds);
        Names names = new Names();
        List<TimelineEntry> entries = new ArrayList<>();
        for (Event event : events.reversed()) {
            EventWords port = words.get(event.type());
            if (port == null) {
                continue;
            }
            EventWords.Words w = port.words(event, names);
            entries.add(new TimelineEntry(
                    event.eventId(),
                    event.scopeId(),
                    event.occurredAt(),
                    event.recordedAt(),
                    w.title(),
                    w.detail(),
                    said.get(event.eventId()),
                    w.mark(),
                    accountNames.getOrDefault(
                            event.accountId(), event.role().equals("system") ? "OneDoor" : "A machine"),
                    organisationNames.getOrDefault(event.organisationId(), "OneDoor"),
                    later(event),
                    corrected.contains(event.eventId())));
        }
        return entries;
    }

    private static @Nullable String later(Event event) {
        Duration gap = Duration.between(event.occurredAt(), event.recordedAt());
        return gap.compareTo(AT_ONCE) > 0 ? "recorded " + London.full(event.recordedAt()) : null;
    }

    private final class Names implements EventWords.Names {
        private final Map<UUID, String> found = new HashMap<>();

        @Override
        public String organisation(UUID id) {
            return found.computeIfAbsent(
                    id, key -> organisations.names(List.of(key)).getOrDefault(key, "an organisation"));
        }

        @Override
        public String team(UUID id) {
            return found.computeIfAbsent(
                    id, key -> organisations.teamNames(List.of(key)).getOrDefault(key, "a team"));
        }

        @Override
        public String service(UUID id) {
            return found.computeIfAbsent(
                    id, key -> services.find(key).map(service -> service.name()).orElse("a service"));
        }
    }
}
