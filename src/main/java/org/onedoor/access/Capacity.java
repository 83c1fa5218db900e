package org.onedoor.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How it was decided that a carer may be told. */
public enum Capacity {
    HAS("The person decided, and is able to"),
    GILLICK("The person is under 16, understands what they decide (Gillick competent), and decided"),
    PARENTAL("Somebody with parental responsibility decided: the child does not yet understand enough"),
    LACKS("The person lacks capacity for this: decided in their best interests");

    private final String label;

    Capacity(String label) {
        this.label = label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** Whether somebody must write how they came to it. */
    public boolean needsNote() {
        return this != HAS;
    }

    public static Optional<Capacity> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
