package org.onedoor.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.SecondGate;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.London;
import org.onedoor.record.MovedEntries.Moved;
import org.springframework.stereotype.Service;

/** The one timeline, derived from events, so that no two screens can disagree. Called from inside a look. */
@Service
public class Timeline {
    private static final Duration AT_ONCE = Duration.ofMinutes(5);

    static final String CONTACT = "contact";
    private static final String NOT_SHOWN =
            "What was written is not shown: the person has not agreed to sharing. Whoever sent the referral and the team that owns it can read it.";

    private final EventLog log;
    private final Notes notes;
    private final Organisations organisations;
    private final Services services;
    private final Accounts accounts;
    private final Gate gate;
    private final MovedEntries moved;
    private final SecondGate second;
    private final List<WordsKept> kept;
    private final Map<String, EventWords> words = new HashMap<>();

    Timeline(
            EventLog log,
            Notes notes,
            Organisations organisations,
            Services services,
            Accounts accounts,
            Gate gate,
            MovedEntries moved,
            SecondGate second,
            List<WordsKept> kept,
            List<EventWords> ports) {
        this.log = log;
        this.notes = notes;
        this.organisations = organisations;
        this.services = services;
        this.accounts = accounts;
        this.gate = gate;
        this.moved = moved;
        this.second = second;
        this.kept = List.copyOf(kept);
        for (EventWords port : ports) {
            port.types().forEach(type -> words.put(type, port));
        }
    }

    /** Everything that happened to a person, newest first. @param asAt only what was known then; none for now */
    public List<TimelineEntry> of(Collection<UUID> personIds, @Nullable Instant asAt) {
        List<Event> events = new ArrayList<>(known(log.of(personIds), asAt));
        Set<UUID> records = new LinkedHashSet<>(personIds);
        for (Moved entry : moved.of(personIds, asAt)) {
            if (!personIds.contains(entry.toPersonId())) {
                events.removeIf(event -> event.eventId().equals(entry.eventId()));
            } else if (!personIds.contains(entry.personId())) {
                records.add(entry.personId());
                second.openWith(
                        entry.toPersonId(),
                        List.of(entry.personId())); // what is about one of these stands on another record
                log.find(entry.personId(), entry.eventId()).ifPresent(events::add);
            }
        }
        events.removeIf(event -> {
            EventWords port = words.get(event.type());
            return port == null || !port.isTold(event, personIds);
        });
        events.sort(Comparator.comparing(Event::occurredAt).thenComparing(Event::eventId));
        return entries(records, Set.of(), events);
    }

    /** Everything that was recorded on one record, wherever it belongs, newest first. */
    List<TimelineEntry> asMade(UUID personId) {
        return entries(List.of(personId), Set.of(), log.of(List.of(personId)));
    }

    /**
     * What happened on one referral, newest first.
     *
     * @param parties the organisations and teams it is a work item of
     */
    public List<TimelineEntry> ofScope(UUID personId, UUID scopeId, Set<UUID> parties, @Nullable Instant asAt) {
        return entries(List.of(personId), parties, known(log.ofScope(personId, scopeId), asAt));
    }

    /** Whoever may not see contacts is told that there was one, and nothing of what was said. */
    private boolean seesContacts(Collection<UUID> personIds, Set<UUID> parties) {
        Actor actor = CurrentActor.get();
        return personIds.stream()
                .map(Subject.Person::new)
                .map(person -> gate.decide(actor, Ask.item(Action.READ, CONTACT, person, parties)))
                .anyMatch(Decision.Allowed.class::isInstance);
    }

    private static List<Event> known(List<Event> events, @Nullable Instant asAt) {
        return asAt == null
                ? events
                : events.stream()
                        .filter(event -> !event.recordedAt().isAfter(asAt))
                        .toList();
    }

    private List<TimelineEntry> entries(Collection<UUID> personIds, Set<UUID> parties, List<Event> events) {
        boolean contacts = seesContacts(personIds, parties);
        Map<UUID, String> said = notes.of(personIds);
        Set<UUID> withheld = withheld(personIds);
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
            EventWords.Words w = told(port, event, names, withheld);
            boolean whole = contacts || !w.mark().equals(CONTACT);
            entries.add(new TimelineEntry(
                    event.eventId(),
                    event.scopeId(),
                    event.occurredAt(),
                    event.recordedAt(),
                    w.title(),
                    whole ? w.detail() : null,
                    whole ? words(event, said.get(event.eventId()), withheld) : null,
                    w.mark(),
                    event.accountId(),
                    accountNames.getOrDefault(
                            event.accountId(), event.role().equals("system") ? "OneDoor" : "A machine"),
                    event.organisationId(),
                    organisationNames.getOrDefault(event.organisationId(), "OneDoor"),
                    later(event),
                    corrected.contains(event.eventId())));
        }
        return entries;
    }

    private Set<UUID> withheld(Collection<UUID> personIds) {
        Set<UUID> scopes = new HashSet<>();
        kept.forEach(port -> scopes.addAll(port.scopes(personIds, CurrentActor.get())));
        return scopes;
    }

    /** As it reads, or only that it was, where it is a judgement that the reader may not know. */
    private static EventWords.Words told(EventWords port, Event event, Names names, Set<UUID> withheld) {
        EventWords.Words whole = port.words(event, names);
        String title = port.withheld();
        return title != null && event.scopeId() != null && withheld.contains(event.scopeId())
                ? new EventWords.Words(title, null, whole.mark())
                : whole;
    }

    private static @Nullable String words(Event event, @Nullable String said, Set<UUID> withheld) {
        return said != null && event.scopeId() != null && withheld.contains(event.scopeId()) ? NOT_SHOWN : said;
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
