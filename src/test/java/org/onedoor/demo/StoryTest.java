package org.onedoor.demo;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.OneDoorTest;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;

/** A story is played by the demo's staff, at its own time. */
@OneDoorTest
abstract class StoryTest {
    @Autowired
    Staff staff;

    @Autowired
    DomainTime time;

    private Instant before = Instant.EPOCH;

    @BeforeEach
    void hire() {
        before = time.instant();
        staff.hire();
    }

    @AfterEach
    void backToTheTestsOwnTime() {
        time.set(before, 1);
    }
}
