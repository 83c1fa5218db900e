package org.onedoor.access;

import java.time.Instant;
import org.onedoor.platform.time.London;

/** Whether an organisation may see a class of data that another keeps, and the one sentence that says why. */
public sealed interface Standing {
    /** {@code Essex Police may see crisis plans that ... keeps, because ...}. */
    String why();

    default boolean allows() {
        return switch (this) {
            case InForce _, Own _ -> true;
            case Over _, Ahead _, None _ -> false;
        };
    }

    /** @param who the organisation that asks and the one that keeps, and what is kept, in words */
    record InForce(Agreement agreement, Between who) implements Standing {
        @Override
        public String why() {
            return "%s may see %s that %s keeps, because agreement %s is in force until %s: %s, on the basis of %s."
                    .formatted(
                            who.asks(),
                            who.what(),
                            who.keeps(),
                            agreement.reference(),
                            London.full(agreement.end()),
                            uncapital(agreement.terms().purpose()),
                            agreement.terms().basis().spoken());
        }
    }

    /** It was in force once. */
    record Over(Agreement agreement, Between who) implements Standing {
        @Override
        public String why() {
            return "%s may not see %s that %s keeps, because agreement %s ended on %s and nothing has taken its place."
                    .formatted(
                            who.asks(), who.what(), who.keeps(), agreement.reference(), London.full(agreement.end()));
        }
    }

    /** It is made and has not begun. */
    record Ahead(Agreement agreement, Between who) implements Standing {
        @Override
        public String why() {
            Instant from = agreement.terms().from();
            return "%s may not see %s that %s keeps yet, because agreement %s begins on %s."
                    .formatted(who.asks(), who.what(), who.keeps(), agreement.reference(), London.full(from));
        }
    }

    record None(Between who) implements Standing {
        @Override
        public String why() {
            return "%s may not see %s that %s keeps, because there is no agreement between them about it."
                    .formatted(who.asks(), who.what(), who.keeps());
        }
    }

    /** An organisation needs no agreement with itself. */
    record Own(Between who) implements Standing {
        @Override
        public String why() {
            return "%s keeps these %s itself, and needs no agreement: who of its staff may see them follows from whom they look after."
                    .formatted(who.asks(), who.what());
        }
    }

    /** The names of the two and of what is shared. */
    record Between(String asks, String keeps, String what) {}

    private static String uncapital(String words) {
        return words.length() > 1 && Character.isLowerCase(words.charAt(1))
                ? words.substring(0, 1).toLowerCase(java.util.Locale.UK) + words.substring(1)
                : words;
    }
}
