package org.onedoor.people.linkage;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work in pieces, on so many threads. */
final class Threads implements AutoCloseable {
    private final ExecutorService executor;

    Threads(int count) {
        executor = Executors.newFixedThreadPool(count);
    }

    void all(List<Runnable> pieces) {
        try {
            for (Future<Object> done :
                    executor.invokeAll(pieces.stream().map(Executors::callable).toList())) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while linking", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Linking failed", e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
