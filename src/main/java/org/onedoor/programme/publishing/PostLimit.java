package org.onedoor.programme.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/**
 * How many pieces of feedback one sender may send on one plan, and everybody on all, in a quarter of an hour. Senders are counted
 * under a number that means nothing an hour later: it is mixed with a secret of this process that is thrown away with the
 * counts, and neither is ever written down.
 */
@Component
class PostLimit {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int EACH = 10;
    private static final int ALL = 500;

    private final Map<Integer, Integer> senders = new HashMap<>();
    private int together;
    private long secret;
    private Instant until = Instant.MIN;

    /** Whether one more may be taken now. @param machineTime never domain time, which a demo may hold still */
    synchronized boolean takes(String sender, Instant machineTime) {
        if (!machineTime.isBefore(until)) {
            senders.clear();
            together = 0;
            secret = ThreadLocalRandom.current().nextLong();
            until = machineTime.plus(WINDOW);
        }
        if (together >= ALL || senders.merge(java.util.Objects.hash(secret, sender), 1, Integer::sum) > EACH) {
            return false;
        }
        together++;
        return true;
    }
}
