package org.onedoor.demo.story;

import java.util.List;

/** A story that is played step by step, through the same use cases as the pages. @param <R> one playing of it */
public interface Story<R extends Story.Run> {
    /** One playing. */
    interface Run {
        /** How many steps have been played. */
        int done();

        /** By which numbers what it opened can be closed if the demo is stopped in the middle of it. */
        List<String> opened();
    }

    /** Every step in the order of time. */
    List<Step<R>> steps();

    /** What was so before the first step. */
    R begin();

    /** Plays the next step, if there is one. */
    void next(R run);

    /** When it is left: nobody waits in it any longer. */
    void leave(R run);
}
