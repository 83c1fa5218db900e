package org.onedoor.desk.identity;

import java.util.List;
import org.onedoor.people.Link;
import org.onedoor.people.Person;
import org.onedoor.record.PartedRecords;

/**
 * What was recorded while two records were held to be one.
 *
 * @param unread those of the two whose record the actor may not read
 */
public record PartedPage(
        Person one, Person other, Link link, List<PartedRecords.Entry> entries, List<Person> unread, String key) {
    public PartedPage {
        entries = List.copyOf(entries);
        unread = List.copyOf(unread);
    }
}
