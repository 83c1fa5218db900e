package org.onedoor;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.onedoor.platform.job.InJob;

/** Reads what a test wants to know of somebody as a job would, for whom the second gate stands open. */
public final class PastTheGate {
    private PastTheGate() {}

    public static <T> T read(Supplier<T> work) {
        AtomicReference<T> found = new AtomicReference<>();
        InJob.run(() -> found.set(work.get()));
        return found.get();
    }
}
