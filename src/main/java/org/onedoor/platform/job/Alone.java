package org.onedoor.platform.job;

import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One piece of a round, done as the system. One that fails, for whatever reason, holds up no other and is found again. */
public final class Alone {
    private static final Logger LOG = LoggerFactory.getLogger(Alone.class);

    private Alone() {}

    /**
     * @param what names the work in the log, without anything about a person
     * @return whether it was done
     */
    public static boolean done(String what, Runnable work) {
        try {
            CurrentActor.run(Actor.SYSTEM, work);
            return true;
        } catch (RuntimeException failure) {
            LOG.error("Could not {}; it is tried again", what, failure);
            return false;
        }
    }
}
