package org.onedoor.platform.job;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** While somebody drives the pumps by hand, hour by hour of a time of their own, they do not also go by the clockwork. */
@Component
public class Standstill {
    private final AtomicInteger driven = new AtomicInteger();

    /** The clockwork of this node stands still until {@code work} ends. What happened is delivered all the same. */
    public void during(Runnable work) {
        driven.incrementAndGet();
        try {
            work.run();
        } finally {
            driven.decrementAndGet();
        }
    }

    boolean isOn() {
        return driven.get() > 0;
    }
}
