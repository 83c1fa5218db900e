package org.onedoor.platform.web;

import java.util.Objects;
import org.onedoor.platform.Refused;

/**
 * What somebody is told who went back in a form, changed it and sent it again. What was sent first was taken under the key of
 * the form; the page shows what is typed now under a key of its own.
 */
public final class SentBefore {
    public static final String WORDS =
            "This form was sent before with other words, and what it said then stands: look at it in the list. What you have typed now is below and was not sent. Send it if it is another one.";

    private SentBefore() {}

    /** The same of whatever kept it from being done: a refusal, or that somebody was quicker. */
    public static String words(RuntimeException why) {
        return why instanceof Refused refused
                ? words(refused)
                : Objects.requireNonNullElse(why.getMessage(), "This cannot be done.");
    }

    /** Why it was refused, for whoever typed it. */
    public static String words(Refused why) {
        return why.isSentBefore() ? WORDS : Objects.requireNonNullElse(why.getMessage(), "This cannot be done.");
    }
}
