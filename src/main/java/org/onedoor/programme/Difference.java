package org.onedoor.programme;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which two states of a plan differ.
 *
 * @param field what differs, in the words of the plan's columns; "action" when a whole line was added or removed
 * @param was none for a line that is added
 * @param becomes none for a line that is removed
 * @param place the position in the newer state, for a line it has
 */
public record Difference(
        Kind kind,
        @Nullable UUID actionId,
        String number,
        String field,
        @Nullable String was,
        @Nullable String becomes,
        @Nullable Integer place) {
    /** The field of the highlight report that came with a plan. */
    static final String HIGHLIGHT = "highlight report";

    /** How the two states differ. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
