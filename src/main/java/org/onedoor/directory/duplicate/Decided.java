package org.onedoor.directory.duplicate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided of two entries.
 *
 * @param number counted for the two; the highest counts
 * @param decision {@code same}, {@code different} or {@code undone}
 * @param firstLeads whether the first stands for both; none where they are not one
 */
public record Decided(
        Two two,
        int number,
        String decision,
        @Nullable Boolean firstLeads,
        @Nullable String why,
        String firstSha,
        String secondSha,
        Instant at,
        String role) {
    static final String SAME = "same";
    static final String DIFFERENT = "different";
    static final String UNDONE = "undone";

    EntryKey leader() {
        return Boolean.TRUE.equals(firstLeads) ? two.first() : two.second();
    }

    EntryKey follower() {
        return Boolean.TRUE.equals(firstLeads) ? two.second() : two.first();
    }
}
