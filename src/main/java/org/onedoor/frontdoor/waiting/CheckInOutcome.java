package org.onedoor.frontdoor.waiting;

import org.onedoor.platform.Invalid;

/** How the person is, as they say themselves. */
public enum CheckInOutcome {
    SAME("same", "About the same"),
    BETTER("better", "Better"),
    WORSE("worse", "Worse"),
    NOT_REACHED("not-reached", "Could not be reached");

    private final String code;
    private final String label;

    CheckInOutcome(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static CheckInOutcome ofCode(String code) {
        for (CheckInOutcome outcome : values()) {
            if (outcome.code.equals(code)) {
                return outcome;
            }
        }
        throw new Invalid("outcome", "Say how the person is, or that they could not be reached");
    }
}
