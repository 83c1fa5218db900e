package org.onedoor.frontdoor.stack;

import java.util.Arrays;
import org.onedoor.platform.Invalid;

/** Why the centre takes a call over. */
public enum PullReason {
    COMMUNITY_RESPONSE("community-response", "A community team can be with them within two hours"),
    MENTAL_HEALTH_TEAM("mental-health-team", "A mental health team can see them"),
    KNOWN_PLAN("known-plan", "Their own plan says what to do, and somebody can do it"),
    ADVICE("advice", "Advice by telephone is enough"),
    ALREADY_IN_CARE("already-in-care", "A team that works with them already will go"),
    OTHER("other", "Another reason");

    private final String code;
    private final String label;

    PullReason(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** @throws Invalid when it is not on the list */
    public static PullReason ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new Invalid("why", "Choose why the centre takes this call"));
    }
}
