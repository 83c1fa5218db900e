package org.onedoor.workforce;

import org.onedoor.platform.Invalid;

/** Who may act in an assessment under the Mental Health Act. */
public enum Profession {
    AMHP("amhp", "AMHP", "Approved mental health professional", "Social Work England number"),
    SECTION_12("section-12", "Section 12 doctor", "Section 12 doctor", "GMC number");

    private final String code;
    private final String label;
    private final String full;
    private final String register;

    Profession(String code, String label, String full, String register) {
        this.code = code;
        this.label = label;
        this.full = full;
        this.register = register;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public String full() {
        return full;
    }

    /** What the number is called by which the register knows somebody. */
    public String register() {
        return register;
    }

    public static Profession ofCode(String code) {
        for (Profession profession : values()) {
            if (profession.code.equals(code)) {
                return profession;
            }
        }
        throw new Invalid("profession", "Choose whether this is an AMHP or a section 12 doctor");
    }
}
