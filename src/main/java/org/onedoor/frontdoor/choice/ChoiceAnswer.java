package org.onedoor.frontdoor.choice;

import org.onedoor.platform.Invalid;

/** What somebody said to the options they were offered. */
public enum ChoiceAnswer {
    CHOSE("chose", "Chose one of them"),
    NONE("none", "Wants none of these"),
    LATER("later", "Wants time to think"),
    COULD_NOT("could-not", "Could not choose, and somebody who may decided for them");

    private final String code;
    private final String label;

    ChoiceAnswer(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static ChoiceAnswer ofCode(String code) {
        for (ChoiceAnswer answer : values()) {
            if (answer.code.equals(code)) {
                return answer;
            }
        }
        throw new Invalid("chosen", "Say what the person chose");
    }
}
