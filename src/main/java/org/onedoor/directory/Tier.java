package org.onedoor.directory;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How soon a need must be answered. */
public enum Tier {
    EMERGENCY(0, "at once"),
    VERY_URGENT(0, "the same day"),
    URGENT(1, "1 day"),
    SOON(7, "7 days"),
    ROUTINE(28, "28 days");

    private final int days;
    private final String within;

    Tier(int days, String within) {
        this.days = days;
        this.within = within;
    }

    /** The latest day, counted from today, that is soon enough. */
    public int days() {
        return days;
    }

    /** How long it can wait for somebody to be there; none where nobody asks for hours. */
    public @Nullable Duration canWait() {
        return switch (this) {
            case EMERGENCY -> Duration.ZERO;
            case VERY_URGENT -> Duration.ofHours(4);
            case URGENT -> Duration.ofHours(24);
            case SOON, ROUTINE -> null;
        };
    }

    /** The limit in words, such as {@code 7 days}. */
    public String within() {
        return within;
    }

    /** As stored and as files write it: {@code very-urgent}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words: {@code very urgent}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** @throws IllegalArgumentException when there is no such tier */
    public static Tier of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
