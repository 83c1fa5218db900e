package org.onedoor.frontdoor.advice;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** One thing written in a thread. */
public record Message(UUID messageId, Kind kind, String words, Instant at, UUID accountId, UUID organisationId) {

    /** What it was for. */
    public enum Kind {
        QUESTION("Asked"),
        MORE_ASKED("Asked for more"),
        MORE_GIVEN("Gave more"),
        ANSWER("Answered"),
        FOLLOW_UP("Asked on"),
        PASSED_ON("Passed it on"),
        CLOSING("Closed it");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
