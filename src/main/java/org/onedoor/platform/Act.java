package org.onedoor.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The act that is running: what it decided so far. Use cases called inside it join it. */
public final class Act {
    private final Actor actor;
    private final Subject subject;
    private final Instant now;
    private final UUID correlationId;
    private final List<Recorded> events = new ArrayList<>();
    private final List<Runnable> last = new ArrayList<>();

    /** One event the act will append, before it is stored. */
    record Recorded(
            Subject subject,
            UUID eventId,
            EventData data,
            Instant occurredAt,
            @Nullable UUID corrects,
            boolean first) {}

    Act(Actor actor, Subject subject, Instant now, UUID correlationId) {
        this.actor = actor;
        this.subject = subject;
        this.now = now;
        this.correlationId = correlationId;
    }

    public Actor actor() {
        return actor;
    }

    public Subject subject() {
        return subject;
    }

    /** Domain time at which the act began. */
    public Instant now() {
        return now;
    }

    public UUID correlationId() {
        return correlationId;
    }

    /** Appends an event that happened now. */
    public UUID happened(EventData data) {
        return add(data, now, null, false);
    }

    /** Appends a fact that happened earlier, or that a partner says happened then. */
    public UUID happened(EventData data, Instant occurredAt) {
        return add(data, occurredAt, null, false);
    }

    /** Appends the first event of a new scope: nothing earlier can exist for its clocks to read. */
    public UUID begins(EventData data, Instant occurredAt) {
        return add(data, occurredAt, null, true);
    }

    /** Appends a correction of an earlier event, which stays as it was. */
    public UUID corrects(UUID eventId, EventData data, Instant occurredAt) {
        return add(data, occurredAt, eventId, false);
    }

    private UUID add(EventData data, Instant occurredAt, @Nullable UUID corrects, boolean first) {
        UUID eventId = Ids.at(now);
        events.add(new Recorded(subject, eventId, data, occurredAt, corrects, first));
        return eventId;
    }

    /** Work for the end of the act, when its events are stored and the clocks have moved. */
    public void last(Runnable work) {
        last.add(work);
    }

    List<Runnable> last() {
        return last;
    }

    List<Recorded> events() {
        return events;
    }
}
