package org.onedoor.platform;

/** Rows worked out from events and state: a module that keeps such rows can make them again. */
public interface Projection {
    /** What they are, in a few words. */
    String name();

    /** Makes them again. @return how many were missing or not as they should have been */
    int rebuild();
}
