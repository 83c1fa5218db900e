package org.onedoor.platform;

import java.util.Set;

/** Hears of events after they are committed, each exactly once, as a durable job that is an act of its own. */
public interface EventListener {

    /** A stable name, part of the job's key. */
    String name();

    /** The event types it hears. */
    Set<String> types();

    void hear(Event event);
}
