package org.onedoor.frontdoor.transition;

import java.util.Arrays;
import org.onedoor.platform.Invalid;

/** How somebody is who has moved to adult services. */
public enum FollowUp {
    WITH_SERVICE("with-service", "With a service that helps", true),
    WELL("well", "Doing well without one", true),
    NEEDS_HELP("needs-help", "Needs help again: refer them", true),
    NOT_REACHED("not-reached", "Could not be reached", false);

    private final String code;
    private final String label;
    private final boolean reached;

    FollowUp(String code, String label, boolean reached) {
        this.code = code;
        this.label = label;
        this.reached = reached;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** Whether it is known how they are: a try that reached nobody leaves the task as it is. */
    boolean reached() {
        return reached;
    }

    static FollowUp ofCode(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new Invalid("how", "Say how the young person is, or that they could not be reached"));
    }
}
