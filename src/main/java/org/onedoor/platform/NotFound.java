package org.onedoor.platform;

/** There is no such thing, or none this user may know of: the two are answered alike. */
public final class NotFound extends RuntimeException {
    /** @param what what was looked for: a word, or a class of data */
    public NotFound(String what) {
        super("There is no such " + Gate.Ask.words(what) + ", or it is not one you may see.");
    }
}
