package org.onedoor.frontdoor.assessment;

import org.onedoor.platform.Invalid;

/** Why a team assesses again what has been assessed in date. */
public enum RefusalReason {
    CHANGED("changed", "The person's situation or risk has changed since"),
    INCOMPLETE("incomplete", "It does not answer what has to be known here"),
    WRONG("wrong", "Something in it is not right"),
    PERSON_ASKS("person-asks", "The person asks to be assessed again"),
    REQUIRED_BY_LAW("required-by-law", "The law asks for an assessment of our own"),
    OTHER("other", "Another reason");

    private final String code;
    private final String label;

    RefusalReason(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static RefusalReason ofCode(String code) {
        for (RefusalReason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new Invalid("refusal", "Say why it is assessed again");
    }
}
