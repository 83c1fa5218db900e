package org.onedoor.people;

/**
 * How old somebody may be, in completed years: one age where the birth date is known, else all that what was said allows.
 *
 * @param youngest the lowest age they may be
 * @param oldest the highest age they may be
 */
public record AgeRange(int youngest, int oldest) {
    public AgeRange {
        if (youngest > oldest) {
            throw new IllegalArgumentException("Nobody is from %d to %d years old".formatted(youngest, oldest));
        }
    }

    public static AgeRange of(int age) {
        return new AgeRange(age, age);
    }

    /** Whether there is one age only. */
    public boolean isOne() {
        return youngest == oldest;
    }

    /** Whether they are surely younger than this. */
    public boolean isUnder(int age) {
        return oldest < age;
    }

    /** Whether they may be younger than this. */
    public boolean mayBeUnder(int age) {
        return youngest < age;
    }

    /** Whether they may be on either side of a birthday, so that nothing that turns on it is decided. */
    public boolean isEitherSideOf(int birthday) {
        return youngest < birthday && oldest >= birthday;
    }

    /** {@code 17} or {@code 14 to 20}. */
    public String words() {
        return isOne() ? String.valueOf(youngest) : youngest + " to " + oldest;
    }
}
