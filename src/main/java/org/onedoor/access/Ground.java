package org.onedoor.access;

import java.util.Arrays;
import java.util.Optional;

/** On what ground a record may be opened without a relationship: one of three, which the review looks at. */
public enum Ground {
    DANGER("danger", "Somebody is in serious danger", "The person or somebody else, now"),
    AGREED("agreed", "The person has agreed", "They were asked, and said yes"),
    LAW("law", "The law requires it", "Say which duty in your reason");

    private final String code;
    private final String label;
    private final String hint;

    Ground(String code, String label, String hint) {
        this.code = code;
        this.label = label;
        this.hint = hint;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public String hint() {
        return hint;
    }

    public static Optional<Ground> ofCode(String code) {
        return Arrays.stream(values())
                .filter(ground -> ground.code.equals(code))
                .findFirst();
    }
}
