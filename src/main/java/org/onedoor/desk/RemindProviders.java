package org.onedoor.desk;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.onedoor.directory.Services;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** A provider that is asked to confirm its entry of the directory has a task of it, until it is confirmed. */
@Component
class RemindProviders implements EventListener {
    private static final String KIND = "entry-check";
    private static final Duration TIME = Duration.ofDays(14);

    private final Tasks tasks;
    private final Services services;

    RemindProviders(Tasks tasks, Services services) {
        this.tasks = tasks;
        this.services = services;
    }

    @Override
    public String name() {
        return "remind-providers";
    }

    @Override
    public Set<String> types() {
        return Set.of("EntryCheckAsked", "EntryConfirmed", "EntryChangeDecided");
    }

    @Override
    public void hear(Event event) {
        UUID service = Objects.requireNonNull(event.scopeId());
        if (!event.type().equals("EntryCheckAsked")) {
            if (!"refused".equals(event.payload().get("outcome"))) {
                tasks.doneFor(event.subject().id(), service, event.accountId());
            }
            return;
        }
        services.find(service)
                .ifPresent(each -> tasks.raise(
                        event.subject(),
                        KIND,
                        "%s:%s".formatted(KIND, event.eventId()),
                        service,
                        each.code(),
                        each.organisationId(),
                        each.teamId(),
                        event.occurredAt().plus(TIME)));
    }
}
