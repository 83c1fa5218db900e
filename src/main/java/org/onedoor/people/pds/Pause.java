package org.onedoor.people.pds;

import java.time.Duration;

/** Waits a little before another try; a test does not. */
@FunctionalInterface
interface Pause {
    void pause(Duration time) throws InterruptedException;
}
