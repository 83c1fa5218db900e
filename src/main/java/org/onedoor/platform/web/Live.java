package org.onedoor.platform.web;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something changed, and nothing about what: the page asks again, through the gate. Call
 * {@link #changed} after the commit. It reaches the pages of this node; where several nodes serve, the module that owns
 * the topic looks at its own version number each second while {@link #watched} says anyone has the page open.
 */
@Component
public class Live {
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final int MOST_TOPICS = 5_000;

    private final ConcurrentHashMap<String, Set<Listener>> pages = new ConcurrentHashMap<>();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final InstantSource machine = InstantSource.system();
    private final ScheduledExecutorService sender;
    private volatile Instant lastHeartbeat = machine.instant();
    private volatile boolean closed;

    Live() {
        sender = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("live").factory());
        sender.scheduleWithFixedDelay(this::send, 250, 250, TimeUnit.MILLISECONDS);
    }

    /** Something under this topic changed. Many calls within a quarter of a second are one message. */
    public void changed(String topic) {
        if (pages.containsKey(topic)) {
            waiting.add(topic);
        }
    }

    /** Whether anyone has a page of this topic open on this node. */
    public boolean watched(String topic) {
        return pages.containsKey(topic);
    }

    /** The topics that somebody has open on this node. */
    public Set<String> topics() {
        return Set.copyOf(pages.keySet());
    }

    /** An open page. @param welcome whether whoever has it open may have it still */
    private record Listener(SseEmitter page, BooleanSupplier welcome) {
        boolean isWelcome() {
            try {
                return welcome.getAsBoolean();
            } catch (RuntimeException unknown) {
                return false; // the page asks again, and is let in where it may be
            }
        }
    }

    /** @param welcome whether whoever opens it may have it still; asked every 20 seconds */
    SseEmitter open(String topic, BooleanSupplier welcome) {
        SseEmitter page = new SseEmitter(0L);
        Listener listener = new Listener(page, welcome);
        if (closed || (pages.size() >= MOST_TOPICS && !pages.containsKey(topic))) {
            page.complete();
            return page;
        }
        page.onCompletion(() -> leave(topic, listener));
        page.onTimeout(page::complete);
        page.onError(_ -> leave(topic, listener));
        pages.compute(topic, (_, open) -> {
            Set<Listener> now = open == null ? ConcurrentHashMap.newKeySet() : open;
            now.add(listener);
            return now;
        });
        tell(topic, listener, "live");
        return page;
    }

    private void leave(String topic, Listener listener) {
        pages.computeIfPresent(topic, (_, open) -> {
            open.remove(listener);
            return open.isEmpty() ? null : open;
        });
    }

    private void send() {
        for (String topic : Set.copyOf(waiting)) {
            waiting.remove(topic);
            pages.getOrDefault(topic, Set.of()).forEach(page -> tell(topic, page, "changed"));
        }
        if (machine.instant().isAfter(lastHeartbeat.plus(HEARTBEAT))) {
            lastHeartbeat = machine.instant();
            pages.forEach((topic, open) -> open.forEach(page -> tell(topic, page, "live")));
            Thread.startVirtualThread(this::letGo); // it asks the database, and nobody's news waits for that
        }
    }

    /** Ends the pages of those who have been signed out, or may no longer read what the page is about. */
    void letGo() {
        pages.forEach(
                (topic, open) -> open.stream().filter(page -> !page.isWelcome()).forEach(page -> {
                    leave(topic, page);
                    page.page().complete();
                }));
    }

    /** A page that has gone is only noticed when it is written to. */
    private void tell(String topic, Listener listener, String word) {
        try {
            listener.page().send(SseEmitter.event().name(word).data(word));
        } catch (IOException | IllegalStateException e) {
            leave(topic, listener);
        }
    }

    /** An open stream would hold up the shutdown until its time ran out. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
        sender.shutdownNow();
        pages.values()
                .forEach(open ->
                        Set.copyOf(open).forEach(listener -> listener.page().complete()));
    }
}
