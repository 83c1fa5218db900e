package org.onedoor.frontdoor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works something out once for all who ask while it is being worked out. Nobody is told what was begun before they asked:
 * they wait for the next, which one of them works out.
 */
final class Together<T> {
    private final Supplier<T> working;
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);
    private @Nullable CompletableFuture<T> next;

    Together(Supplier<T> working) {
        this.working = working;
    }

    T get() {
        CompletableFuture<T> mine;
        CompletableFuture<?> before;
        boolean first;
        synchronized (this) {
            CompletableFuture<T> waiting = next;
            first = waiting == null;
            mine = waiting == null ? new CompletableFuture<>() : waiting;
            next = mine;
            before = running;
        }
        if (first) {
            before.handle((_, _) -> null).join();
            synchronized (this) {
                running = mine;
                next = null;
            }
            try {
                mine.complete(working.get());
            } catch (RuntimeException | Error e) {
                mine.completeExceptionally(e);
            }
        }
        try {
            return mine.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw e;
        }
    }
}
