package org.onedoor.desk;

import java.util.List;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.Person;

/**
 * The page.
 *
 * @param found those who have every identifier that was given
 * @param near when nobody has, those within reach who may be meant all the same
 * @param known somebody is known by these identifiers and is out of the actor's reach: nothing else is said
 */
public record SearchPage(Asked asked, boolean searched, List<Person> found, List<Candidate> near, boolean known) {
    public SearchPage {
        found = List.copyOf(found);
        near = List.copyOf(near);
    }

    static SearchPage asking(Asked asked) {
        return new SearchPage(asked, false, List.of(), List.of(), false);
    }

    /** What was asked, exactly as it was typed. */
    public record Asked(
            String nhsNumber,
            String familyName,
            String givenName,
            String day,
            String month,
            String year,
            String postcode) {
        static final Asked NOTHING = new Asked("", "", "", "", "", "", "");

        /** In words, for the row that stands above those who may be meant. */
        public String name() {
            return familyName.isBlank()
                    ? givenName.strip()
                    : givenName.isBlank() ? familyName.strip() : familyName.strip() + ", " + givenName.strip();
        }

        public String born() {
            return (day + " " + month + " " + year).strip();
        }
    }
}
