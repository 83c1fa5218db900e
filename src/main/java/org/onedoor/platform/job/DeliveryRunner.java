package org.onedoor.platform.job;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Correlation;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.OnceOnly;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runs one delivery: its effect and the mark that it was done are one transaction, so it happens exactly once. */
@Component
class DeliveryRunner {
    private final ObjectProvider<EventListener> listeners;
    private final EventLog log;
    private final OnceOnly once;

    DeliveryRunner(ObjectProvider<EventListener> listeners, EventLog log, OnceOnly once) {
        this.listeners = listeners;
        this.log = log;
        this.once = once;
    }

    void run(String jobId, Jobs.Delivery delivery) {
        EventListener listener = listeners.stream()
                .filter(candidate -> candidate.name().equals(delivery.listener()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No listener '%s'".formatted(delivery.listener())));
        Correlation.with(delivery.correlationId(), () -> {
            CurrentActor.run(
                    Actor.SYSTEM,
                    () -> at(
                            delivery.at(),
                            () -> once.run(
                                    "job",
                                    jobId,
                                    () -> log.find(delivery.subjectId(), delivery.eventId())
                                            .ifPresent(listener::hear))));
            return true;
        });
    }

    private static void at(@Nullable Instant pinned, Supplier<Boolean> work) {
        if (pinned == null) {
            Boolean _ = work.get();
        } else {
            DomainTime.at(pinned, work);
        }
    }
}
