package org.onedoor.frontdoor.advice;

import org.onedoor.platform.Invalid;

/** How soon an answer is needed. */
public enum Urgency {
    TODAY("today", "Today", "Within 4 hours. For an emergency ring 999; for a crisis refer, or ring the crisis team"),
    ROUTINE("routine", "Routine", "Within 2 working days");

    static final String CHOOSE = "Choose how soon you need the answer";

    private final String code;
    private final String label;
    private final String meaning;

    Urgency(String code, String label, String meaning) {
        this.code = code;
        this.label = label;
        this.meaning = meaning;
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

    public static Urgency ofCode(String code) {
        for (Urgency urgency : values()) {
            if (urgency.code.equals(code)) {
                return urgency;
            }
        }
        throw new Invalid("urgency", CHOOSE);
    }
}
