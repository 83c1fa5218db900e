package org.onedoor.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.time.Birthday;
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

    /**
     * The earliest that any of the records of a person says; never where nothing is known of their birth. Where only a year or
     * an age was said it is the earliest that this allows: whoever may be 16 is not decided for by a parent.
     */
    Instant of(Collection<UUID> personIds) {
        return from(personIds, Person::bornFrom);
    }

    /** From when somebody is surely 16, by what is known: the same, unless only a year or an age was said. */
    Instant surely(Collection<UUID> personIds) {
        return from(personIds, Person::bornUntil);
    }

    private Instant from(Collection<UUID> personIds, Function<Person, @Nullable LocalDate> born) {
        Collection<Person> records = people.all(personIds).values();
        boolean known = records.stream().anyMatch(person -> person.birthDate() != null);
        return records.stream()
                .filter(person -> !known || person.birthDate() != null) // a date outweighs what was guessed
                .map(born)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(date -> Birthday.of(date, AGE).atStartOfDay(London.ZONE).toInstant())
                .orElse(Instant.MAX);
    }
}
