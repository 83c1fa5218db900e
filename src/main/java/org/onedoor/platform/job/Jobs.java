package org.onedoor.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Queues what must follow an act, inside the act's own transaction, and wakes the workers once it is committed. */
@Component
public class Jobs {
    static final TaskDescriptor<Delivery> DELIVER = TaskDescriptor.of("deliver-event", Delivery.class);

    private static final ScopedValue<Collection<Due>> HELD = ScopedValue.newInstance();

    private final ObjectProvider<SchedulerClient> client;
    private final ObjectProvider<EventListener> listeners;

    /** Who hears which type: looked up once for each, because asking the container costs more than storing the event. */
    private final Map<String, List<EventListener>> hearing = new ConcurrentHashMap<>();

    Jobs(ObjectProvider<SchedulerClient> client, ObjectProvider<EventListener> listeners) {
        this.client = client;
        this.listeners = listeners;
    }

    /** What one listener is still to hear, for whoever tells it without a job. */
    public record Due(EventListener listener, Event event) {
        public void hear() {
            listener.hear(event);
        }
    }

    /**
     * Does a deed whose events become no jobs: who is to hear what is added to {@code due}, and the caller lets them hear
     * it in the transaction of the deed. For a history that is written again, where all have heard by the next act.
     */
    public static <T> T held(Collection<Due> due, Supplier<T> deed) {
        return ScopedValue.where(HELD, due).call(deed::get);
    }

    /** One event on its way to one listener. */
    record Delivery(String listener, UUID subjectId, UUID eventId, UUID correlationId) {}

    /** Queues the event for everyone who hears its type. */
    public void deliver(Event event, UUID correlationId) {
        List<EventListener> told = hearing.computeIfAbsent(event.type(), this::hearing);
        if (told.isEmpty()) {
            return;
        }
        if (HELD.isBound()) {
            told.forEach(listener -> HELD.get().add(new Due(listener, event)));
            return;
        }
        for (EventListener listener : told) {
            client.getObject()
                    .schedule(DELIVER.instance(listener.name() + ":" + event.eventId())
                            .data(new Delivery(listener.name(), event.subject().id(), event.eventId(), correlationId))
                            .scheduledTo(Instant.now()));
        }
        wakeAfterCommit();
    }

    private List<EventListener> hearing(String type) {
        return listeners.stream()
                .filter(listener -> listener.types().contains(type))
                .toList();
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
