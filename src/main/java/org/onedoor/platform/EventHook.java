package org.onedoor.platform;

/** Moves with the act itself, inside its transaction. The clocks fill this port. */
public interface EventHook {

    /** @param first whether this is the first event of its scope, so that nothing need be read */
    void happened(Event event, boolean first);
}
