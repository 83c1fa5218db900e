package org.onedoor.platform;

/** A rule says no to something that was understood: the message says which rule, and what to do instead. */
public final class Refused extends RuntimeException {
    private final String code;

    /** @param code a stable word for machines, such as {@code conflict} or {@code key-reused} */
    public Refused(String code, String why) {
        super(why);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
