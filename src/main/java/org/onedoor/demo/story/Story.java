package org.onedoor.demo.story;

import java.time.Instant;
import java.util.List;

/** A story that is played step by step, through the same use cases as the pages. @param <R> one playing of it */
public interface Story<R extends Story.Run> {
    /** One playing. */
    abstract class Run {
        private int done;

        /** How many steps have been played. */
        public final int done() {
            return done;
        }

        /** By which numbers what it opened can be closed if the demo is stopped in the middle of it. */
        public abstract List<String> opened();
    }

    /** Every step in the order of time. */
    List<Step<R>> steps();

    /** What was so before the first step. */
    R begin();

    /** When it is left: nobody waits in it any longer. */
    void leave(R run);

    /** Plays the next step, if there is one. */
    default void next(R run) {
        List<Step<R>> steps = steps();
        Run played = run;
        if (played.done < steps.size()) {
            steps.get(played.done).deed().accept(run);
            played.done++;
        }
    }

    /** How far it has come: when the last step was, or shortly before the first. */
    default Instant reached(R run) {
        return run.done() == 0
                ? steps().getFirst().at().minusSeconds(300)
                : steps().get(run.done() - 1).at();
    }
}
