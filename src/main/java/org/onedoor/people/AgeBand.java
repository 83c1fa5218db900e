package org.onedoor.people;

import java.util.Arrays;
import java.util.Optional;

/** How old somebody looks or is thought to be, where nobody can say an age. */
public enum AgeBand {
    CHILD("child", "A child, under 13", 0, 12),
    TEENAGER("teenager", "13 to 17", 13, 17),
    YOUNG_ADULT("young-adult", "18 to 25", 18, 25),
    ADULT("adult", "26 to 64", 26, 64),
    OLDER("older", "65 or over", 65, 120);

    private final String code;
    private final String label;
    private final int from;
    private final int to;

    AgeBand(String code, String label, int from, int to) {
        this.code = code;
        this.label = label;
        this.from = from;
        this.to = to;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    public static Optional<AgeBand> ofCode(String code) {
        return Arrays.stream(values()).filter(band -> band.code.equals(code)).findFirst();
    }
}
