package org.onedoor.frontdoor.waiting;

import org.onedoor.platform.Invalid;

/** What waiting has done to somebody: the levels of harm of Learn from Patient Safety Events. A death is an outcome. */
public enum Harm {
    NONE("none", "No harm"),
    LOW("low", "Low harm"),
    MODERATE("moderate", "Moderate harm"),
    SEVERE("severe", "Severe harm");

    private final String code;
    private final String label;

    Harm(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Harm ofCode(String code) {
        for (Harm harm : values()) {
            if (harm.code.equals(code)) {
                return harm;
            }
        }
        throw new Invalid("harm", "Choose how much harm the wait has done");
    }
}
