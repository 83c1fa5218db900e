package org.onedoor.record;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Event;

/** How a module's events read on a timeline. Each module with events fills this port. */
public interface EventWords {

    /**
     * The words for one event.
     *
     * @param title one short sentence: what happened
     * @param detail more, or none
     * @param mark a class of event for filtering, such as {@code referral}
     */
    record Words(String title, @Nullable String detail, String mark) {}

    /** Looks up the names that words need, once for a whole timeline. */
    interface Names {
        String organisation(UUID id);

        String team(UUID id);

        String service(UUID id);
    }

    Set<String> types();

    Words words(Event event, Names names);

    /**
     * The title of an event that is itself a judgement of the person, for whoever may not read what was said where it was
     * made: that it was made, and not what it is. None where the event is no such judgement.
     */
    default @Nullable String withheld() {
        return null;
    }

    /**
     * Whether an event has a line of its own on a timeline.
     *
     * @param personIds whose timeline it is
     */
    default boolean isTold(Event event, Collection<UUID> personIds) {
        return true;
    }
}
