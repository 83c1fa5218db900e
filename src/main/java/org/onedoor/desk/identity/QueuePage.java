package org.onedoor.desk.identity;

import java.time.Instant;
import java.util.List;
import org.onedoor.people.Person;

/**
 * Those who may be one person and wait for somebody to look.
 *
 * @param page 1 is the first
 * @param pages how many there are
 */
public record QueuePage(List<Waiting> waiting, int page, int pages) {
    public QueuePage {
        waiting = List.copyOf(waiting);
    }

    /** Two of them, the one the actor knows first. @param sure how likely it is, in words */
    public record Waiting(Person one, Person other, String sure, String reasons, Instant foundAt) {}
}
