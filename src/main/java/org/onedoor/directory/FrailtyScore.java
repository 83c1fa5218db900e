package org.onedoor.directory;

import java.util.Arrays;
import java.util.Optional;

/**
 * A step of the Clinical Frailty Scale, by its number and standard name. A clinician who knows the scale gives it; OneDoor
 * works none out.
 *
 * <p>Source: Rockwood K, Theou O. Using the Clinical Frailty Scale in Allocating Scarce Health Care Resources. Canadian
 * Geriatrics Journal 2020; 23(3): 210-215, doi 10.5770/cgj.23.463 (version 2.0 of the scale). Licence: the article is CC
 * BY-NC-ND 2.5; the scale is Dalhousie University's, which gives permission to use it. Only the numbers and names stand here;
 * the descriptions and drawings are not copied, and whoever scores has them by their own organisation's permission.
 */
public enum FrailtyScore {
    VERY_FIT(1, "very fit"),
    FIT(2, "fit"),
    MANAGING_WELL(3, "managing well"),
    VERY_MILD(4, "living with very mild frailty"),
    MILD(5, "living with mild frailty"),
    MODERATE(6, "living with moderate frailty"),
    SEVERE(7, "living with severe frailty"),
    VERY_SEVERE(8, "living with very severe frailty"),
    TERMINALLY_ILL(9, "terminally ill");

    /** The age from which the scale is used: below it, the same article says, it is not widely validated. */
    public static final int FROM_AGE = 65;

    private final int number;
    private final String name;

    FrailtyScore(int number, String name) {
        this.number = number;
        this.name = name;
    }

    public int number() {
        return number;
    }

    /** {@code 6, living with moderate frailty}. */
    public String words() {
        return "%d, %s".formatted(number, name);
    }

    public static Optional<FrailtyScore> of(int number) {
        return Arrays.stream(values()).filter(score -> score.number == number).findFirst();
    }

    /** As typed; none where it is no number of the scale. */
    public static Optional<FrailtyScore> read(String typed) {
        return typed.matches("[1-9]") ? of(Integer.parseInt(typed)) : Optional.empty();
    }
}
