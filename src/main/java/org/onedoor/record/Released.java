package org.onedoor.record;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one entry of a person's record.
 *
 * @param title what happened, as the person reads it
 * @param words what was written, as it was redacted; none where nothing was
 */
public record Released(
        UUID eventId,
        Decision decision,
        @Nullable String reason,
        String title,
        @Nullable String words,
        Instant occurredAt,
        String organisation) {

    /** Whether the person is shown it. */
    public enum Decision {
        RELEASED("Show it, as it stands in the box"),
        THIRD_PARTY("Keep it back: it is about somebody else, or was told in confidence"),
        HARM("Keep it back: reading it would do serious harm");

        private final String label;

        Decision(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Decision> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst();
        }
    }
}
