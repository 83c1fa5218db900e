package org.onedoor.platform;

/** The thing is known to the user, but this is not theirs to do; says which role may. */
public final class Forbidden extends RuntimeException {
    private final String whoCan;

    /**
     * @param why one sentence, in words for the user
     * @param whoCan who may do it, or who can grant it
     */
    public Forbidden(String why, String whoCan) {
        super(why);
        this.whoCan = whoCan;
    }

    public String whoCan() {
        return whoCan;
    }
}
