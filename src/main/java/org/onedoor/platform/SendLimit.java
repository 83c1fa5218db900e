package org.onedoor.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often one sender may do something, and all together, in a stretch of time. Senders are counted under a number that
 * means nothing when the stretch is over: it is mixed with a secret of this process that is thrown away with the counts,
 * and neither is ever written down.
 */
public final class SendLimit {
    private final Duration window;
    private final int each;
    private final int all;

    private final Map<Integer, Integer> senders = new HashMap<>();
    private int together;
    private long secret;
    private Instant until = Instant.MIN;

    /** @param each how often one sender may in a window; @param all how often all may together */
    public SendLimit(Duration window, int each, int all) {
        this.window = window;
        this.each = each;
        this.all = all;
    }

    /** Whether once more is allowed now; it is counted. @param machineTime never domain time, which a demo may hold still */
    public synchronized boolean takes(String sender, Instant machineTime) {
        if (!machineTime.isBefore(until)) {
            senders.clear();
            together = 0;
            secret = ThreadLocalRandom.current().nextLong();
            until = machineTime.plus(window);
        }
        if (together >= all || senders.merge(Objects.hash(secret, sender), 1, Integer::sum) > each) {
            return false;
        }
        together++;
        return true;
    }
}
