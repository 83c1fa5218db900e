package org.onedoor.frontdoor.therapy;

import java.util.Arrays;
import org.onedoor.platform.Invalid;

/** Who looks after the safety of somebody who says they think of being better off dead: always a person, and at once. */
public enum SafetyRoute {
    SEEN_NOW("seen-now", "I am with the person, and we have agreed how they stay safe"),
    CRISIS_TEAM("crisis-team", "The crisis team has been told and takes it from here"),
    EMERGENCY("emergency", "999 has been called, or the person is at an emergency department"),
    GP_TODAY("gp-today", "The person's GP has been told and sees them today");

    private final String code;
    private final String label;

    SafetyRoute(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static SafetyRoute ofCode(String code) {
        return Arrays.stream(values())
                .filter(route -> route.code.equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new Invalid(
                                "safety",
                                "The answer to question 9 is above 0. Say who looks after the person's safety now. If nobody does yet, see to that first: call the crisis team or 999"));
    }
}
