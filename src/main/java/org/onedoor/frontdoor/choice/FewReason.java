package org.onedoor.frontdoor.choice;

import org.onedoor.platform.Invalid;

/** Why somebody was offered fewer than two options. */
public enum FewReason {
    ONLY_ONE("only-one", "Only one is suitable and takes people now"),
    PERSON_NAMED_IT("person-named-it", "The person asked for one only"),
    TOO_URGENT("too-urgent", "It could not wait for a choice"),
    DECIDED_BY_LAW("decided-by-law", "A court or the Mental Health Act decides where");

    private final String code;
    private final String label;

    FewReason(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static FewReason ofCode(String code) {
        for (FewReason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new Invalid("few", "Offer at least two options, or say why there were fewer");
    }
}
