package org.onedoor.desk.identity;

import java.time.Instant;
import java.util.List;
import org.onedoor.people.Person;

/**
 * Those who may be one person and wait for somebody to look.
 *
 * @param more whether there are more than are shown
 */
public record QueuePage(List<Waiting> waiting, boolean more) {
    public QueuePage {
        waiting = List.copyOf(waiting);
    }

    /** Two of them, the one the actor knows first. @param sure how likely it is, in words */
    public record Waiting(Person one, Person other, String sure, String reasons, Instant foundAt) {}
}
