package org.onedoor.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Queues what must follow an act, inside the act's own transaction, and wakes the workers once it is committed. */
@Component
public class Jobs {
    static final TaskDescriptor<Delivery> DELIVER = TaskDescriptor.of("deliver-event", Delivery.class);

    private final ObjectProvider<SchedulerClient> client;
    private final ObjectProvider<EventListener> listeners;

    Jobs(ObjectProvider<SchedulerClient> client, ObjectProvider<EventListener> listeners) {
        this.client = client;
        this.listeners = listeners;
    }

    /**
     * One event on its way to one listener.
     *
     * @param at the time to hear it at, where the act it follows was pinned to one; else now
     */
    record Delivery(
            String listener,
            UUID subjectId,
            UUID eventId,
            UUID correlationId,
            @Nullable Instant at) {}

    /** Queues the event for everyone who hears its type. */
    public void deliver(Event event, UUID correlationId) {
        List<EventListener> hearing = listeners.stream()
                .filter(listener -> listener.types().contains(event.type()))
                .toList();
        if (hearing.isEmpty()) {
            return;
        }
        for (EventListener listener : hearing) {
            client.getObject()
                    .schedule(DELIVER.instance(listener.name() + ":" + event.eventId())
                            .data(new Delivery(
                                    listener.name(),
                                    event.subject().id(),
                                    event.eventId(),
                                    correlationId,
                                    DomainTime.pinned()))
                            .scheduledTo(Instant.now()));
        }
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (client.getObject() instanceof Scheduler scheduler) {
                    scheduler.triggerCheckForDueExecutions();
                }
            }
        });
    }
}
