package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventHook;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.OnceOnly;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Performs an act at a time of the past, and tells whoever is told of it in the same moment: by the same listeners, under
 * the same job keys, so that the jobs the act queued find their work done and nobody is told twice.
 */
@Component
@Staged
public class Stage {
    private static final Duration TOLD_AFTER = Duration.ofSeconds(2);
    private static final ScopedValue<List<Event>> HEARD = ScopedValue.newInstance();

    private final TransactionTemplate transaction;
    private final ObjectProvider<EventListener> listeners;
    private final OnceOnly once;

    Stage(PlatformTransactionManager manager, ObjectProvider<EventListener> listeners, OnceOnly once) {
        this.transaction = new TransactionTemplate(manager);
        this.listeners = listeners;
        this.once = once;
    }

    /** Hears which events an act on the stage appended. */
    @Component
    @Staged
    static class Prompter implements EventHook {
        @Override
        public void happened(Event event, boolean first) {
            if (HEARD.isBound()) {
                HEARD.get().add(event);
            }
        }
    }

    /** Does something as somebody at a time, all of it or nothing. */
    public <T> T play(Instant when, Actor actor, Supplier<T> deed) {
        List<Event> heard = new ArrayList<>();
        return transaction.execute(_ -> {
            T answer =
                    ScopedValue.where(HEARD, heard).call(() -> DomainTime.at(when, () -> CurrentActor.as(actor, deed)));
            DomainTime.at(
                    when.plus(TOLD_AFTER),
                    () -> CurrentActor.as(Actor.SYSTEM, () -> {
                        heard.forEach(this::tell);
                        return true;
                    }));
            return answer;
        });
    }

    private void tell(Event event) {
        listeners.stream()
                .filter(listener -> listener.types().contains(event.type()))
                .forEach(listener ->
                        once.run("job", listener.name() + ":" + event.eventId(), () -> listener.hear(event)));
    }
}
