package org.onedoor.programme.governance;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody would like to take part in an opportunity to be involved.
 *
 * @param name what they want to be called; {@code contact} how they can be reached; both erased once it is settled
 */
public record Interest(
        UUID interestId,
        @Nullable String name,
        @Nullable String contact,
        String words,
        String state,
        OffsetDateTime receivedAt,
        long version) {

    /** How far it has come. */
    public enum State {
        WAITING("waiting", "Waits for an answer"),
        IN_TOUCH("in-touch", "We are in touch"),
        TAKES_PART("takes-part", "Takes part"),
        NOT_THIS_TIME("not-this-time", "Not this time");

        private final String code;
        private final String label;

        State(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        /** Whether nothing more is to be done, so that nobody need be reached any longer. */
        public boolean settles() {
            return this == TAKES_PART || this == NOT_THIS_TIME;
        }

        static Optional<State> of(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code.equals(code))
                    .findFirst();
        }
    }

    public State stands() {
        return State.of(state).orElseThrow();
    }
}
