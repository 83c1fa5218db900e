package org.onedoor.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Holds an answer back until the audit rows of all its looks are stored, which happens while the rest of it is made.
 * Whatever sends an answer asks {@link #release} first.
 */
public final class AnswerHold {
    private static final ScopedValue<AnswerHold> SET = ScopedValue.newInstance();

    private final Queue<CompletableFuture<Void>> storing = new ArrayDeque<>();
    private final List<Looked> looks = new ArrayList<>();
    private boolean released;

    /** Makes an answer under this hold. @param <X> what making it may throw */
    public <X extends Throwable> void making(ScopedValue.CallableOp<Boolean, X> answer) throws X {
        ScopedValue.where(SET, this).call(answer);
    }

    /** Whether an answer is being made that will wait for this row; if not, its look waits itself. */
    static boolean holds(CompletableFuture<Void> stored) {
        return SET.isBound() && SET.get().take(stored);
    }

    private synchronized boolean take(CompletableFuture<Void> stored) {
        return !released && storing.add(stored);
    }

    static void looked(Looked look) {
        if (SET.isBound()) {
            SET.get().looks.add(look);
        }
    }

    /** What has been looked at for the answer that is being made. */
    public static List<Looked> looks() {
        return SET.isBound() ? List.copyOf(SET.get().looks) : List.of();
    }

    /**
     * Returns when all is stored that was looked at. From then on each look waits for its own row, as some of the answer
     * may have left.
     *
     * @throws RuntimeException why a row could not be stored: nothing of this answer may leave
     */
    public synchronized void release() {
        released = true;
        for (CompletableFuture<Void> next = storing.poll(); next != null; next = storing.poll()) {
            await(next);
        }
    }

    static void await(CompletableFuture<Void> stored) {
        try {
            stored.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException why ? why : failed;
        }
    }
}
