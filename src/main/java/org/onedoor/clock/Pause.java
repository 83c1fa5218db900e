package org.onedoor.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time during which a clock stood still, by a rule named in its standard. @param to none while it still does */
public record Pause(Instant from, @Nullable Instant to, String reason) {
    Duration length() {
        return to == null ? Duration.ZERO : Duration.between(from, to);
    }
}
