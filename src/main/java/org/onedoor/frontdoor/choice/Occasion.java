package org.onedoor.frontdoor.choice;

import org.onedoor.platform.Invalid;

/** When a choice is put before somebody. */
public enum Occasion {
    REFERRAL("referral", "At referral"),
    REVIEW("review", "At a review of the care plan");

    private final String code;
    private final String label;

    Occasion(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Occasion ofCode(String code) {
        for (Occasion occasion : values()) {
            if (occasion.code.equals(code)) {
                return occasion;
            }
        }
        throw new Invalid("occasion", "Say when the options were gone through: at referral, or at a care-plan review");
    }
}
