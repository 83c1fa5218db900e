package org.onedoor.record;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's end of life entry, as one version says it.
 *
 * @param formHeld where the form of the decision about resuscitation lies; may be empty
 * @param first what whoever comes should do and know first
 * @param medicines those kept ready at home, and where; may be empty
 * @param ringName whom to ring day and night
 * @param wishes where and how they want to be cared for and to die
 * @param condition what they have, and how near the end is thought to be
 */
public record EndOfLife(
        UUID personId,
        int version,
        Cpr cpr,
        String formHeld,
        String first,
        String medicines,
        String ringName,
        String ringPhone,
        String wishes,
        String condition,
        Agreed agreed,
        @Nullable LocalDate reviewOn,
        OffsetDateTime writtenAt,
        String writtenBy,
        UUID organisationId) {

    public boolean isReviewOver(LocalDate today) {
        return reviewOn != null && reviewOn.isBefore(today);
    }

    /** The decision about resuscitation. */
    public enum Cpr {
        ATTEMPT("attempt", "Attempt CPR"),
        NOT_ATTEMPT("not-attempt", "Do not attempt CPR"),
        NOT_DISCUSSED("not-discussed", "Not discussed yet: attempt CPR");

        private final String code;
        private final String label;

        Cpr(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        public static Optional<Cpr> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code.equals(code))
                    .findFirst();
        }
    }

    /** Whether those who do not look after the person may read it. */
    public enum Agreed {
        PERSON("person", "The person agrees"),
        BEST_INTERESTS("best-interests", "The person lacks capacity to decide; it is in their best interests"),
        NOT_AGREED("not-agreed", "The person does not agree, or was not asked: only those who look after them read it");

        private final String code;
        private final String label;

        Agreed(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        public static Optional<Agreed> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code.equals(code))
                    .findFirst();
        }
    }
}
