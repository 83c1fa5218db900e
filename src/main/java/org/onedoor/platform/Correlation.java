package org.onedoor.platform;

import java.util.UUID;
import java.util.function.Supplier;

/** The conversation a request belongs to: kept through acts, jobs and messages to partners. */
public final class Correlation {
    private static final ScopedValue<Ids> CURRENT = ScopedValue.newInstance();

    private Correlation() {}

    record Ids(UUID correlationId) {}

    static Ids current() {
        return CURRENT.isBound() ? CURRENT.get() : new Ids(UUID.randomUUID());
    }

    public static <T> T with(UUID correlationId, Supplier<T> work) {
        return ScopedValue.where(CURRENT, new Ids(correlationId)).call(work::get);
    }
}
