package org.onedoor.platform.job;

import java.time.Duration;

/** Work that is looked for again and again, by one node at a time, such as clocks that fell due. */
public interface Pump {
    String name();

    Duration every();

    void run();
}
