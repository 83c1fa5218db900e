package org.onedoor.record;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Link;
import org.onedoor.people.SamePeople;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.record.MovedEntries.Moved;
import org.springframework.stereotype.Service;

/**
 * Two records that were one for a while: what was recorded meanwhile may be on the wrong one, and somebody who knows the
 * people says of each entry whom it is about. Nothing is moved in the log; an entry is read where it belongs.
 */
@Service
public class PartedRecords {
    private static final String IDENTITY = "identity";

    /** What says that they were one, or are not, belongs to both. */
    private static final Set<String> OF_BOTH = Set.of("PeopleLinked", "PeopleParted", "PeopleKeptApart", "EntryMoved");

    private final SamePeople same;
    private final EventLog log;
    private final Timeline timeline;
    private final MovedEntries moved;
    private final Acts acts;
    private final Gate gate;

    PartedRecords(SamePeople same, EventLog log, Timeline timeline, MovedEntries moved, Acts acts, Gate gate) {
        this.same = same;
        this.log = log;
        this.timeline = timeline;
        this.moved = moved;
        this.acts = acts;
        this.gate = gate;
    }

    /**
     * One entry that was made while the two were one.
     *
     * @param madeOn on whose record
     * @param about whom it is about, as far as anybody has said
     */
    public record Entry(TimelineEntry entry, UUID madeOn, UUID about) {}

    /**
     * Everything recorded while the two were one, the newest first; of a record whose timeline the actor may not read,
     * nothing. From inside a look.
     */
    public List<Entry> entries(UUID one, UUID other) {
        Link link = ended(one, other);
        Map<UUID, UUID> placed = moved.of(List.of(one, other), null).stream()
                .collect(Collectors.toMap(Moved::eventId, Moved::toPersonId, (a, _) -> a));
        List<Entry> found = new ArrayList<>();
        for (UUID record : List.of(one, other)) {
            if (!reads(record)) {
                continue;
            }
            Map<UUID, Event> meanwhile = new HashMap<>();
            log.of(List.of(record)).stream()
                    .filter(event -> isMeanwhile(event, link))
                    .forEach(event -> meanwhile.put(event.eventId(), event));
            timeline.asMade(record).stream()
                    .filter(entry -> meanwhile.containsKey(entry.eventId()))
                    .map(entry -> new Entry(entry, record, placed.getOrDefault(entry.eventId(), record)))
                    .forEach(found::add);
        }
        found.sort((a, b) -> b.entry().recordedAt().compareTo(a.entry().recordedAt()));
        return found;
    }

    /** Whether the actor may read what is on a record. */
    public boolean reads(UUID personId) {
        return gate.decide(CurrentActor.get(), Ask.about(Action.READ, "timeline", new Subject.Person(personId)))
                instanceof Decision.Allowed;
    }

    private static boolean isMeanwhile(Event event, Link link) {
        Instant at = event.recordedAt();
        OffsetDateTime until = link.until();
        return !OF_BOTH.contains(event.type())
                && !at.isBefore(link.since().toInstant())
                && until != null
                && at.isBefore(until.toInstant());
    }

    private Link ended(UUID one, UUID other) {
        Link link = same.between(one, other);
        if (link == null || link.until() == null) {
            throw new NotFound("identity");
        }
        return link;
    }

    /**
     * Says of which of the two the entries are.
     *
     * @param about event id to the person it is about; what is said as it stands changes nothing
     */
    public int say(UUID one, UUID other, Map<UUID, UUID> about, @Nullable IdempotencyKey key) {
        Subject.Person subject = new Subject.Person(one);
        Begin begin = Begin.on("Say whom entries are about", Ask.about(Action.WRITE, IDENTITY, subject), subject)
                .once(key);
        return acts.act(begin, Integer.class, act -> {
            Collection<Entry> entries = entries(one, other);
            int changed = 0;
            for (Entry entry : entries) {
                UUID said = about.get(entry.entry().eventId());
                if (said == null || said.equals(entry.about())) {
                    continue;
                }
                if (!said.equals(one) && !said.equals(other)) {
                    throw new Refused("neither", "An entry is about one of the two people.");
                }
                move(act, entry, said);
                changed++;
            }
            return changed;
        });
    }

    private void move(Act outer, Entry entry, UUID said) {
        on(outer, entry.madeOn(), act -> {
            moved.move(act, entry.entry().eventId(), said);
            boolean back = said.equals(entry.madeOn());
            act.happened(new RecordEvents.EntryMoved(
                    entry.entry().eventId().toString(), (back ? entry.about() : said).toString(), back));
        });
        UUID elsewhere = said.equals(entry.madeOn()) ? entry.about() : said;
        on(
                outer,
                elsewhere,
                act -> act.happened(new RecordEvents.EntryMoved(
                        entry.entry().eventId().toString(), entry.madeOn().toString(), elsewhere.equals(said))));
    }

    /** The same act on the record of another person, which whoever may say who is who may do in their own name. */
    private void on(Act outer, UUID personId, java.util.function.Consumer<Act> body) {
        if (outer.subject().id().equals(personId)) {
            body.accept(outer);
            return;
        }
        Subject.Person subject = new Subject.Person(personId);
        acts.act(
                Begin.on(
                        "Say whom entries are about",
                        Ask.item(
                                Action.WRITE,
                                IDENTITY,
                                subject,
                                Set.of(outer.actor().organisationId())),
                        subject),
                body);
    }
}
