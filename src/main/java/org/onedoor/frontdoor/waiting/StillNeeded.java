package org.onedoor.frontdoor.waiting;

import org.onedoor.platform.Invalid;

/** What came of asking somebody whether they still need to be seen. Not one of these takes anybody off the list. */
public enum StillNeeded {
    YES("yes", "They still need it"),
    NO("no", "They do not need it any longer"),
    SILENT_KEPT("silent-kept", "No answer: they stay on the list");

    private final String code;
    private final String label;

    StillNeeded(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static StillNeeded ofCode(String code) {
        for (StillNeeded answer : values()) {
            if (answer.code.equals(code)) {
                return answer;
            }
        }
        throw new Invalid("stillNeeded", "Choose what the person answered, or that nobody did");
    }
}
