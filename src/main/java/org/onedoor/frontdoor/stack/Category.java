package org.onedoor.frontdoor.stack;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The category of a 999 call. Only 3, 4 and 5 may be seen or pulled by the centre (STANDARDS AMB_PULL). The limit is the
 * time within which nine in ten are to be reached, from when the call connected (Ambulance Response Programme).
 */
public enum Category {
    ONE(1, null),
    TWO(2, null),
    THREE(3, Duration.ofMinutes(120)),
    FOUR(4, Duration.ofMinutes(180)),
    FIVE(5, null);

    /** A pulled call that no team has accepted goes back this long before its limit, so that a crew can still be sent. */
    private static final Duration BEFORE = Duration.ofMinutes(15);

    private final int number;
    private final @Nullable Duration limit;

    Category(int number, @Nullable Duration limit) {
        this.number = number;
        this.limit = limit;
    }

    public int number() {
        return number;
    }

    /** @throws IllegalArgumentException when there is no such category */
    public static Category of(int number) {
        for (Category category : values()) {
            if (category.number == number) {
                return category;
            }
        }
        throw new IllegalArgumentException("A call's category is a number from 1 to 5");
    }

    /** Whether the centre may see it. */
    public boolean isOurs() {
        return number >= 3;
    }

    /** When the ambulance service's own time ends; none for category 5, which has no response time. */
    public @Nullable Instant due(Instant calledAt) {
        return limit == null ? null : calledAt.plus(limit);
    }

    /** When a call that no team has accepted goes back; none for category 5. */
    public @Nullable Instant returnBy(Instant calledAt) {
        Instant due = due(calledAt);
        return due == null ? null : due.minus(BEFORE);
    }
}
