package org.onedoor.desk;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** The team that looks after another publisher's feed has a task when it keeps failing, and when changes wait for a decision. */
@Component
class MindPublishers implements EventListener {
    private static final String FAILS = "publisher-fails";
    private static final String WAITS = "publisher-changes";
    private static final Duration TIME = Duration.ofDays(3);

    private final Tasks tasks;

    MindPublishers(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "mind-publishers";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "PublisherKeepsFailing",
                "PublisherAnswersAgain",
                "PublisherStopped",
                "ListingChangesFound",
                "ListingChangesOvertaken",
                "ListingChangesDecided");
    }

    @Override
    public void hear(Event event) {
        UUID publisher = Objects.requireNonNull(event.scopeId());
        switch (event.type()) {
            case "PublisherKeepsFailing" -> raise(event, FAILS, publisher);
            case "ListingChangesFound" -> {
                if (Boolean.TRUE.equals(event.payload().get("first"))) {
                    raise(event, WAITS, publisher);
                }
            }
            case "ListingChangesOvertaken" ->
                tasks.doneFor(event.subject().id(), of(WAITS, publisher), event.accountId());
            case "ListingChangesDecided" -> {
                if (Integer.valueOf(0).equals(event.payload().get("left"))) {
                    tasks.doneFor(event.subject().id(), of(WAITS, publisher), event.accountId());
                }
            }
            default -> tasks.doneFor(event.subject().id(), of(FAILS, publisher), event.accountId());
        }
    }

    /** Each sort of task has a scope of its own, so that one ends without the other. */
    private static UUID of(String kind, UUID publisher) {
        return UUID.nameUUIDFromBytes((kind + ":" + publisher).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void raise(Event event, String kind, UUID publisher) {
        UUID organisation = event.subject().id();
        UUID team = UUID.fromString(String.valueOf(event.payload().get("team")));
        tasks.raise(
                event.subject(),
                kind,
                "%s:%s".formatted(kind, event.eventId()),
                of(kind, publisher),
                publisher.toString(),
                organisation,
                team.equals(organisation) ? null : team, // one without teams looks after it itself
                event.occurredAt().plus(TIME));
    }
}
