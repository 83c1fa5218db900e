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

    private final ConcurrentHashMap<String, Set<SseEmitter>> pages = new ConcurrentHashMap<>();
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

    SseEmitter open(String topic) {
        SseEmitter page = new SseEmitter(0L);
        if (closed || (pages.size() >= MOST_TOPICS && !pages.containsKey(topic))) {
            page.complete();
            return page;
        }
        page.onCompletion(() -> leave(topic, page));
        page.onTimeout(page::complete);
        page.onError(_ -> leave(topic, page));
        pages.compute(topic, (_, open) -> {
            Set<SseEmitter> now = open == null ? ConcurrentHashMap.newKeySet() : open;
            now.add(page);
            return now;
        });
        tell(topic, page, "live");
        return page;
    }

    private void leave(String topic, SseEmitter page) {
        pages.computeIfPresent(topic, (_, open) -> {
            open.remove(page);
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
        }
    }

    /** A page that has gone is only noticed when it is written to. */
    private void tell(String topic, SseEmitter page, String word) {
        try {
            page.send(SseEmitter.event().name(word).data(word));
        } catch (IOException | IllegalStateException e) {
            leave(topic, page);
        }
    }

    /** An open stream would hold up the shutdown until its time ran out. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
        sender.shutdownNow();
        pages.values().forEach(open -> Set.copyOf(open).forEach(SseEmitter::complete));
    }
}
