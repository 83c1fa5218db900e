package org.onedoor.crisis;

import java.util.Arrays;
import java.util.Optional;

/** The types of call for an ambulance to somebody in a mental health crisis, each with a time of its own. */
public enum CallType {
    SECTION_136("section-136", "Section 136", "request to ambulance on scene"),
    SECTION_136_RESTRAINT(
            "section-136-restraint",
            "Section 136 with restraint",
            "request, or restraint reported after it, to ambulance on scene"),
    SECTION_135("section-135", "Section 135", "request to ambulance on scene"),
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
