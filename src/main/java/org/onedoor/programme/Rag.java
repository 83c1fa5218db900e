package org.onedoor.programme;

import java.util.Locale;

/** How an action is going, in a word and a colour. */
public enum Rag {
    BLUE("Blue", "Complete, with evidence"),
    GREEN("Green", "On track"),
    AMBER("Amber", "At risk"),
    RED("Red", "Off track"),
    GREY("Grey", "Not started, or nothing is known");

    private final String label;
    private final String meaning;

    Rag(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many grades lie between the two; grey is no grade, so it is next to all. */
    public int apartFrom(Rag other) {
        if (this == GREY || other == GREY) {
            return this == other ? 0 : 1;
        }
        return Math.abs(ordinal() - other.ordinal());
    }

    public static Rag of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
