package org.onedoor.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * "I do not recognise this": what a person asked about an entry of their list.
 *
 * @param words what they said
 * @param takenOrg whose Privacy Officer took it down
 * @param organisationId whose Privacy Officers must answer: those of whoever looked, where there are any
 */
public record LookQuery(
        UUID personId,
        UUID queryId,
        String reference,
        UUID auditId,
        String words,
        UUID takenOrg,
        Instant takenAt,
        UUID organisationId,
        Instant dueAt,
        @Nullable Answer answer) {

    /** What was found, and the words for the person. */
    public record Answer(Outcome outcome, String words, UUID by, Instant at) {}

    /** What it turned out to be. */
    public enum Outcome {
        EXPLAINED("explained", "There was a good reason"),
        MISTAKE("mistake", "It was a mistake"),
        MISUSE("misuse", "It should not have happened, and is being dealt with");

        private final String code;
        private final String label;

        Outcome(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        public static java.util.Optional<Outcome> ofCode(String code) {
            return java.util.Arrays.stream(values())
                    .filter(outcome -> outcome.code.equals(code))
                    .findFirst();
        }
    }
}
