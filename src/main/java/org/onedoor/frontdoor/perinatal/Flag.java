package org.onedoor.frontdoor.perinatal;

import java.time.LocalDate;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.London;

/** That somebody is pregnant, or has a baby. @param day when the baby is due, or was born */
public record Flag(Kind kind, LocalDate day) {

    /** Which of the two. */
    public enum Kind {
        PREGNANT("pregnant", "Pregnant", "due on"),
        BABY("baby", "Has a baby", "born on");

        private final String code;
        private final String label;
        private final String day;

        Kind(String code, String label, String day) {
            this.code = code;
            this.label = label;
            this.day = day;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        public static Kind ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new Invalid("perinatal", "Say whether the person is pregnant or has a baby");
        }
    }

    /** The first day on which it does not count any longer. */
    LocalDate until(int babyMonths) {
        return day.plusMonths(babyMonths);
    }

    boolean inForce(LocalDate today, int babyMonths) {
        return today.isBefore(until(babyMonths));
    }

    /** {@code Pregnant: due on 3 March 2026}. */
    public String words() {
        return "%s: %s %s".formatted(kind.label, kind.day, London.day(day));
    }
}
