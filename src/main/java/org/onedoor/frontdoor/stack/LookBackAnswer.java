package org.onedoor.frontdoor.stack;

import java.util.Arrays;
import org.onedoor.platform.Invalid;

/** What became of somebody within 72 hours of a call that the centre ended. */
public enum LookBackAnswer {
    NOTHING("nothing", "No new call, and not taken to hospital"),
    CALLED_AGAIN("called-again", "Called 999 or 111 again for the same need"),
    CONVEYED("conveyed", "Taken to hospital, or came to an emergency department"),
    DIED("died", "The person died"),
    NOT_KNOWN("not-known", "Could not be found out");

    private final String code;
    private final String label;

    LookBackAnswer(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** What can be said only when all of the time is over. */
    boolean isOfTheWholeTime() {
        return this == NOTHING || this == NOT_KNOWN;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** @throws Invalid when it is not on the list */
    public static LookBackAnswer ofCode(String code) {
        return Arrays.stream(values())
                .filter(answer -> answer.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new Invalid("answer", "Choose what happened in the 72 hours after"));
    }
}
