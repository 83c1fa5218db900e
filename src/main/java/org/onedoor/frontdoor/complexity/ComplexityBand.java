package org.onedoor.frontdoor.complexity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Level of complexity, as on Thurrock's service map (seed 001, "needs and level of complexity"): the directory gives each
 * service one. Prevention and recovery are the same level, before and after; the map has no number for it, the order is ours.
 */
public enum ComplexityBand {
    PREVENTION("prevention", "Prevention", "Staying well, or help early on", 1),
    RECOVERY("recovery", "Recovery", "Living well after or with an illness", 1),
    PRIMARY("primary", "Primary", "Help from primary care and the neighbourhood", 2),
    COMPLEX("complex", "Complex", "Needs a specialist team", 3),
    CRISIS("crisis", "Crisis", "Cannot be kept safe without crisis care", 4);

    private final String code;
    private final String label;
    private final String meaning;
    private final int level;

    ComplexityBand(String code, String label, String meaning, int level) {
        this.code = code;
        this.label = label;
        this.meaning = meaning;
        this.level = level;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public int level() {
        return level;
    }

    public static @Nullable ComplexityBand ofCode(String code) {
        return Arrays.stream(values())
                .filter(band -> band.code.equals(code))
                .findFirst()
                .orElse(null);
    }

    /** How a service of this band fits a person of another. */
    public Fit fits(ComplexityBand person) {
        return level > person.level ? Fit.ABOVE : level < person.level ? Fit.BELOW : Fit.FITS;
    }

    /** Whether somebody is served at their own level. */
    public enum Fit {
        FITS("fits", "Served at their level"),
        ABOVE("above", "Served above their band: consider stepping down"),
        BELOW("below", "Served below their band: consider stepping up");

        private final String code;
        private final String label;

        Fit(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        public static @Nullable Fit ofCode(String code) {
            return Arrays.stream(values())
                    .filter(fit -> fit.code.equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }
}
