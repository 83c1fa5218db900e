package org.onedoor.programme;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Figures of a plan that every page of it shows, counted once for each version of the plan. The version is read with the
 * plan and moves with every change, so no node can show a figure of an older one.
 */
@Component
class PlanFigures {
    private static final int MOST = 500;

    private final Map<Key, Object> counted = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Object> eldest) {
            return size() > MOST;
        }
    };

    private record Key(UUID planId, long version, LocalDate today, Object what) {}

    @SuppressWarnings("unchecked") // the key names what is counted, and each is counted in one place
    <T> T of(Plan plan, LocalDate today, Object what, Supplier<T> count) {
        Key key = new Key(plan.planId(), plan.version(), today, what);
        synchronized (counted) {
            Object known = counted.get(key);
            if (known != null) {
                return (T) known;
            }
        }
        T fresh = count.get();
        synchronized (counted) {
            counted.put(key, fresh);
        }
        return fresh;
    }
}
