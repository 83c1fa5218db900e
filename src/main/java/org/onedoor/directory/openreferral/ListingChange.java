package org.onedoor.directory.openreferral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher's feed says of one service otherwise than what is held.
 *
 * @param sha256 of what it says, by which whoever decides says what they saw
 * @param reaches whether it changes how people reach the service, or is new with a number that must be looked at
 */
public record ListingChange(
        UUID changeId,
        UUID listingId,
        Kind kind,
        String name,
        String sha256,
        boolean reaches,
        String state,
        Instant foundAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedRole,
        @Nullable String why) {
    /** What sort of change. */
    public enum Kind {
        NEW("new", "New"),
        CHANGED("changed", "Changed"),
        GONE("gone", "No longer named");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(code);
        }
    }
}
