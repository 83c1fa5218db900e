package org.onedoor.crisis;

import java.util.Arrays;
import java.util.Optional;

/** The types of 999 call about mental health, each with a time of its own. */
public enum CallType {
    CATEGORY_3("999-category-3", "999 call about mental health, category 3", "call connected to crew sent"),
    CATEGORY_4("999-category-4", "999 call about mental health, category 4", "call connected to crew sent");

    private final String code;
    private final String label;
    private final String measured;

    CallType(String code, String label, String measured) {
        this.code = code;
        this.label = label;
        this.measured = measured;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** From when to when: the dispatch system says when a crew is sent, and not when it arrives. */
    public String measured() {
        return measured;
    }

    public static Optional<CallType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
