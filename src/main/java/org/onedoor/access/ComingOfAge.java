package org.onedoor.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * From when somebody decides for themselves: the first moment of their 16th birthday in London. From then on they are taken
 * to be able to (Family Law Reform Act 1969, section 8; Mental Capacity Act 2005, sections 1 and 2), and what a parent
 * decided for them counts no longer.
 */
@Component
class ComingOfAge {
    private static final int AGE = 16;

    private final People people;

    ComingOfAge(People people) {
        this.people = people;
    }

    /** The earliest that any of the records of a person says; never where no birth date is known. */
    Instant of(Collection<UUID> personIds) {
        return people.all(personIds).values().stream()
                .map(Person::birthDate)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(born -> born.plusYears(AGE).atStartOfDay(London.ZONE).toInstant())
                .orElse(Instant.MAX);
    }
}
