package org.onedoor.desk.identity;

import java.util.List;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.Person;

/**
 * Who a record may be as well.
 *
 * @param linked those it is linked with now
 * @param near those who may be the same person, the likeliest first
 * @param typed the number of another record that was asked for
 */
public record NearPage(Person person, List<Person> linked, List<Candidate> near, String typed) {
    public NearPage {
        linked = List.copyOf(linked);
        near = List.copyOf(near);
    }
}
