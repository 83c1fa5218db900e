package org.onedoor.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/**
 * How far an entry can be trusted.
 *
 * @param assured whether the provider itself confirmed it
 * @param on when it was last confirmed
 * @param source where the entry comes from
 */
public record Verification(boolean assured, @Nullable LocalDate on, String source) {
    private static final int FRESH_DAYS = 180;

    /** Confirmed once, but too long ago to rely on. */
    public boolean stale(LocalDate today) {
        return on != null && on.plusDays(FRESH_DAYS).isBefore(today);
    }

    /** In words, such as {@code verified 1 Feb 2024} or {@code not verified by the provider}. */
    public String words(LocalDate today) {
        if (on == null) {
            return "not verified by the provider";
        }
        return stale(today) ? "not verified since " + London.day(on) : "verified " + London.day(on);
    }
}
