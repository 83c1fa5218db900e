package org.onedoor.platform;

/** A rule says no to something that was understood: the message says which rule, and what to do instead. */
public final class Refused extends RuntimeException {
    /** A key that came before with other content. */
    public static final String KEY_REUSED = "key-reused";

    private final String code;

    /** @param code a stable word for machines, such as {@code conflict} or {@link #KEY_REUSED} */
    public Refused(String code, String why) {
        super(why);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether the form was sent before, in other words, which were taken. */
    public boolean isSentBefore() {
        return code.equals(KEY_REUSED);
    }
}
