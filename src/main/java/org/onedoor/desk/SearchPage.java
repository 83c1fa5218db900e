package org.onedoor.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.directory.Service;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.Person;

/**
 * The page.
 *
 * @param found those who have every identifier that was given
 * @param near when nobody has, those within reach who may be meant all the same
 * @param referrals the open referrals of those found that may be opened
 * @param services those a name or a need may mean
 * @param reviews whether the actor may say who is who
 * @param differs the number is of somebody within reach, and what else was given is not theirs: they are not shown
 * @param known somebody is known by these identifiers and is out of the actor's reach: nothing else is said
 */
public record SearchPage(
        Asked asked,
        boolean searched,
        List<Person> found,
        List<Candidate> near,
        boolean differs,
        boolean known,
        Map<UUID, List<Open>> referrals,
        List<Service> services,
        boolean reviews) {
    public SearchPage {
        found = List.copyOf(found);
        near = List.copyOf(near);
        referrals = Map.copyOf(referrals);
        services = List.copyOf(services);
    }

    /** @param stands in words, as far as whoever looks may know */
    public record Open(String reference, String stands) {}

    static SearchPage asking(Asked asked, boolean reviews) {
        return new SearchPage(asked, false, List.of(), List.of(), false, false, Map.of(), List.of(), reviews);
    }

    static SearchPage ofServices(Asked asked, List<Service> services, boolean reviews) {
        return new SearchPage(asked, false, List.of(), List.of(), false, false, Map.of(), services, reviews);
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

        /** Whether there is nothing but words, which may be a name or what somebody needs. */
        boolean isNameOnly() {
            return (nhsNumber + day + month + year + postcode).isBlank();
        }

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
