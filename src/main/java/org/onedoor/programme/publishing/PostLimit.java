package org.onedoor.programme.publishing;

import java.time.Duration;
import java.time.Instant;
import org.onedoor.platform.SendLimit;
import org.springframework.stereotype.Component;

/** How many pieces of feedback one sender may send on one plan, and everybody on all, in a quarter of an hour. */
@Component
class PostLimit {
    private final SendLimit limit = new SendLimit(Duration.ofMinutes(15), 10, 500);

    /** Whether one more may be taken now. @param machineTime never domain time, which a demo may hold still */
    boolean takes(String sender, Instant machineTime) {
        return limit.takes(sender, machineTime);
    }
}
