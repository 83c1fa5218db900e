package org.onedoor.desk;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** Whoever runs the directory has a task while entries wait to be told apart, or one that was decided says something else. */
@Component
class MindAlike implements EventListener {
    static final String KIND = "entries-alike";
    private static final Duration TIME = Duration.ofDays(7);

    private final Tasks tasks;

    MindAlike(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "mind-alike";
    }

    @Override
    public Set<String> types() {
        return Set.of("EntriesAlikeWait", "EntriesAlikeDecided");
    }

    @Override
    public void hear(Event event) {
        UUID directory = Objects.requireNonNull(event.scopeId());
        if (event.type().equals("EntriesAlikeDecided")) {
            tasks.doneFor(event.subject().id(), directory, event.accountId());
            return;
        }
        tasks.raise(
                event.subject(),
                KIND,
                "%s:%s".formatted(KIND, event.eventId()),
                directory,
                "alike",
                event.subject().id(),
                UUID.fromString(String.valueOf(event.payload().get("team"))),
                event.occurredAt().plus(TIME));
    }
}
