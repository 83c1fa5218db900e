package org.onedoor.access;

/** Why this installation may not serve real users, in words for whoever started it. */
public final class UnsafeToServe extends RuntimeException {
    UnsafeToServe(String why) {
        super(why);
    }
}
