package org.onedoor.people;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One question to the national demographics service, and what came of it.
 *
 * @param sentNumber the number asked by; none where it was asked by name and birth date
 * @param words what is said about an answer that is none; for the user
 * @param number whose number the answer has: another than was sent where the service has replaced it
 * @param restricted the service keeps from everybody where they live; no place of theirs is here then
 * @param decidedAt when somebody said whether it is the same person
 */
public record Trace(
        UUID personId,
        UUID traceId,
        State state,
        OffsetDateTime askedAt,
        UUID askedBy,
        UUID askedOrg,
        @Nullable UUID askedTeam,
        @Nullable String sentNumber,
        @Nullable String sentFamily,
        @Nullable String sentGiven,
        @Nullable LocalDate sentBirth,
        @Nullable String sentGender,
        @Nullable String sentPostcode,
        int tries,
        @Nullable OffsetDateTime nextTryAt,
        @Nullable OffsetDateTime answeredAt,
        @Nullable String words,
        @Nullable String number,
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable LocalDate birthDate,
        @Nullable Gender gender,
        @Nullable String addressLine,
        @Nullable String postcode,
        @Nullable String practiceOds,
        boolean noFixedAbode,
        boolean restricted,
        boolean died,
        @Nullable LocalDate diedOn,
        @Nullable OffsetDateTime decidedAt,
        long version) {

    /** Where it stands. */
    public enum State {
        ASKING("asking"),
        AWAY("away"),
        GAVE_UP("gave-up"),
        FOUND("found"),
        NOBODY("nobody"),
        MANY("many"),
        REFUSED("refused"),
        SAME("same"),
        NOT_SAME("not-same"),
        HELD("held"),
        LEFT("left");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static State ofCode(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No state of a trace: " + code));
        }
    }

    public boolean isWaiting() {
        return state == State.ASKING || state == State.AWAY;
    }

    public boolean isByNumber() {
        return sentNumber != null;
    }

    /** The service answered with another number than it was asked by: it has replaced the one we hold. */
    public boolean isReplaced() {
        return sentNumber != null && number != null && !number.equals(sentNumber);
    }
}
