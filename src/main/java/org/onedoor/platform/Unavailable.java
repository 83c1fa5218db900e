package org.onedoor.platform;

/** Another system did not answer. What the user did is kept, and it will be tried again. */
public final class Unavailable extends RuntimeException {
    /** @param words what is not to be had, and what to do instead */
    public Unavailable(String words) {
        super(words);
    }

    public Unavailable(String system, Throwable cause) {
        super(system + " is not answering. Nothing you did is lost; try again in a minute.", cause);
    }
}
