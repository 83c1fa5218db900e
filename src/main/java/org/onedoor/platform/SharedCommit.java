package org.onedoor.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Looks that happen at the same moment commit their audit rows together: whoever comes first writes for all who wait.
 * Nobody goes on before their own row is stored.
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

    /** A row somebody waits for; read and changed only by whoever holds the lock. */
    private static final class Waiting {
        private final Audit.Row row;
        private boolean done;
        private @Nullable RuntimeException failure;

        private Waiting(Audit.Row row) {
            this.row = row;
        }
    }

    /** Stores the row before it returns: in the transaction that is running, else with those of others. */
    void store(Audit.Row row) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("A look inside another look: '%s'".formatted(row.what()));
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            audit.write(List.of(row));
            return;
        }
        Waiting mine = new Waiting(row);
        queue.add(mine);
        writing.lock();
        try {
            while (!mine.done) {
                writeTogether();
            }
        } finally {
            writing.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
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
            each.failure = failure == null || taken.size() == 1 ? failure : write(List.of(each));
            each.done = true;
        }
    }

    private @Nullable RuntimeException write(List<Waiting> rows) {
        try {
            // one statement, so it needs no transaction around it to be whole
            audit.write(rows.stream().map(each -> each.row).toList());
            return null;
        } catch (RuntimeException failure) {
            return failure;
        }
    }
}
