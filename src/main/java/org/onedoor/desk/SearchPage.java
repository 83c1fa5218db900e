package org.onedoor.desk;

import java.util.List;
import org.onedoor.people.Person;

/**
 * The page.
 *
 * @param known somebody is known by these identifiers and is out of the actor's reach: nothing else is said
 */
public record SearchPage(Asked asked, boolean searched, List<Person> found, boolean known) {

    /** What was asked. */
    public record Asked(
            String nhsNumber,
            String familyName,
            String givenName,
            String day,
            String month,
            String year,
            String postcode,
            String reference) {
        static final Asked NOTHING = new Asked("", "", "", "", "", "", "", "");
    }
}
