package org.onedoor.crisis;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;

/** The clock that ends the authority to hold somebody. Where two powers are recorded, it is the one that ends first. */
public final class Authority {
    static final Set<String> LIMITS = Set.of(Power.S136.limit(), Power.S135_1.limit());

    private Authority() {}

    public static @Nullable ClockView of(List<ClockView> clocks) {
        return clocks.stream()
                .filter(clock -> LIMITS.contains(clock.standardId()))
                .min(Comparator.comparing((ClockView clock) -> !clock.isOpen())
                        .thenComparing(ClockView::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .orElse(null);
    }

    /** It has ended, and nobody has recorded that the person is free. */
    public static boolean isExpired(@Nullable ClockView limit, Instant now) {
        return limit != null && limit.isOpen() && limit.isBreachedAt(now);
    }
}
