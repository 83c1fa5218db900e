package org.onedoor.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Looks that happen at the same moment commit their audit rows together: whoever comes first writes for all who wait.
 * Nobody goes on before their own row is stored, but for whoever makes a page: it goes on, and its {@link AnswerHold}
 * waits before anything of it leaves.
 */
@Component
class SharedCommit {
    private static final int MOST = 64;

    private final Audit audit;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    SharedCommit(Audit audit) {
        this.audit = audit;
    }

    /** A row that is to be stored, and what came of it. */
    private record Waiting(Audit.Row row, CompletableFuture<Void> stored) {}

    /**
     * Stores the row: in the transaction that is running, else with those of others. It is stored when this returns, or
     * when the answer that is being made may leave.
     */
    void store(Audit.Row row) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("A look inside another look: '%s'".formatted(row.what()));
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            audit.write(List.of(row));
            return;
        }
        Waiting mine = new Waiting(row, new CompletableFuture<>());
        queue.add(mine);
        if (AnswerHold.holds(mine.stored)) {
            Thread.startVirtualThread(() -> writeUntil(mine));
            return;
        }
        writeUntil(mine);
        AnswerHold.await(mine.stored);
    }

    private void writeUntil(Waiting mine) {
        writing.lock();
        try {
            while (!mine.stored.isDone()) {
                writeTogether();
            }
        } finally {
            writing.unlock();
        }
    }

    private void writeTogether() {
        List<Waiting> taken = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = taken.size() < MOST ? queue.poll() : null) {
            taken.add(next);
        }
        RuntimeException failure = write(taken);
        for (Waiting each : taken) {
            // One row that cannot be stored must not take the others with it.
            RuntimeException own = failure == null || taken.size() == 1 ? failure : write(List.of(each));
            if (own == null) {
                each.stored.complete(null);
            } else {
                each.stored.completeExceptionally(own);
            }
        }
    }

    private @Nullable RuntimeException write(List<Waiting> rows) {
        try {
            // one statement, so it needs no transaction around it to be whole
            audit.write(rows.stream().map(Waiting::row).toList());
            return null;
        } catch (RuntimeException failure) {
            return failure;
        }
    }
}
