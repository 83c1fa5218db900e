package org.onedoor.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.Person.NhsNumberStatus;
import org.onedoor.people.Person.Status;
import org.onedoor.people.PersonEvents.PersonIdentified;
import org.onedoor.people.PersonEvents.PersonRegistered;
import org.onedoor.platform.Act;
import org.onedoor.platform.NotFound;
import org.springframework.stereotype.Service;

/** The person index. Reading someone is the caller's look; changing someone joins the caller's act. */
@Service
public class People {
    private final PersonRepository repository;

    People(PersonRepository repository) {
        this.repository = repository;
    }

    public Person get(UUID personId) {
        return repository.find(personId).orElseThrow(() -> new NotFound("person"));
    }

    public Optional<Person> find(UUID personId) {
        return repository.find(personId);
    }

    /** Several at once, for the rows of a list. */
    public Map<UUID, Person> all(Collection<UUID> personIds) {
        return repository.all(personIds).stream().collect(Collectors.toMap(Person::personId, Function.identity()));
    }

    /** Every id that is this same person: itself, and those linked to it now. */
    public List<UUID> linked(UUID personId) {
        return repository.linked(personId);
    }

    public Optional<Person> byNhsNumber(NhsNumber number) {
        return repository.byNhsNumber(number.value());
    }

    /** Who the index thinks this is. The NHS number alone is never a match. */
    public Identification identify(Details details) {
        String number = details.nhsNumber();
        if (number != null && NhsNumber.problem(number) == null) {
            Optional<Person> holder = repository.byNhsNumber(number);
            if (holder.isPresent()) {
                Person person = holder.get();
                return agrees(person, details)
                        ? new Identification.Exact(person)
                        : new Identification.Near(List.of(compare(person, details)));
            }
        }
        List<Candidate> near = repository.near(details, 10).stream()
                .filter(person -> !contradictsNumber(person, number))
                .map(person -> compare(person, details))
                .toList();
        return near.isEmpty() ? new Identification.Nobody() : new Identification.Near(near);
    }

    private static boolean agrees(Person person, Details details) {
        boolean birth = person.birthDate() != null && person.birthDate().equals(details.birthDate());
        boolean name = person.familyName() != null && same(person.familyName(), details.familyName());
        return birth || name;
    }

    /** Two different valid NHS numbers are two people. */
    private static boolean contradictsNumber(Person person, @Nullable String number) {
        return number != null
                && person.nhsNumber() != null
                && NhsNumber.problem(number) == null
                && person.nhsNumberStatus() != NhsNumberStatus.NOT_VALID
                && !person.nhsNumber().equals(number);
    }

    private static Candidate compare(Person person, Details details) {
        List<String> agrees = new ArrayList<>();
        List<String> differs = new ArrayList<>();
        compare("NHS number", person.nhsNumber(), details.nhsNumber(), agrees, differs);
        compare("family name", person.familyName(), details.familyName(), agrees, differs);
        compare("first name", person.givenName(), details.givenName(), agrees, differs);
        compare("date of birth", str(person.birthDate()), str(details.birthDate()), agrees, differs);
        compare("postcode", person.postcode(), details.postcode(), agrees, differs);
        return new Candidate(person, agrees, differs);
    }

    private static @Nullable String str(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static void compare(
            String what, @Nullable String held, @Nullable String given, List<String> agrees, List<String> differs) {
        if (held != null && given != null) {
            (same(held, given) ? agrees : differs).add(what);
        }
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equalsIgnoreCase(Objects.requireNonNullElse(other, ""));
    }

    /**
     * Puts somebody new in the index, inside an act whose subject they are. A number that another person holds, or that
     * is not valid, is kept as received and never claimed.
     */
    public Person register(Act act, UUID personId, Details details) {
        String number = details.nhsNumber();
        NhsNumberStatus numberStatus = NhsNumberStatus.NOT_PRESENT;
        if (number != null) {
            boolean valid = NhsNumber.problem(number) == null;
            boolean claimed = valid && repository.claim(number, personId);
            numberStatus = claimed ? NhsNumberStatus.PRESENT_NOT_TRACED : NhsNumberStatus.NOT_VALID;
        }
        Status status = details.isIdentifying() ? Status.KNOWN : Status.PROVISIONAL;
        Person person = repository.insert(personId, status, numberStatus, details);
        act.happened(new PersonRegistered(
                status.name().toLowerCase(java.util.Locale.ROOT),
                numberStatus.code(),
                details.gender().code()));
        return person;
    }

    /** What was missing about somebody is now known; what was known is not overwritten by nothing. */
    public Person identified(Act act, UUID personId, Details details) {
        Person before = get(personId);
        String number = details.nhsNumber();
        NhsNumberStatus status = before.nhsNumberStatus();
        if (number != null && NhsNumber.problem(number) == null && repository.claim(number, personId)) {
            status = NhsNumberStatus.PRESENT_NOT_TRACED;
        }
        Person after = repository.complete(before, status, details);
        act.happened(new PersonIdentified(status.code()));
        return after;
    }

    /** Those who may be the same as somebody already in the index, for identity review. */
    public List<Candidate> nearTo(Person person) {
        Details details = new Details(
                person.nhsNumber(),
                person.familyName(),
                person.givenName(),
                person.preferredName(),
                person.birthDate(),
                person.gender(),
                person.addressLine(),
                person.postcode(),
                person.phone(),
                person.email(),
                person.practiceOds(),
                person.language(),
                false,
                false,
                person.description());
        List<Candidate> near = new ArrayList<>();
        if (person.nhsNumber() != null) {
            repository
                    .byNhsNumber(person.nhsNumber())
                    .filter(holder -> !holder.personId().equals(person.personId()))
                    .ifPresent(holder -> near.add(compare(holder, details)));
        }
        repository.near(details, 10).stream()
                .filter(other ->
                        near.stream().noneMatch(c -> c.person().personId().equals(other.personId())))
                .forEach(other -> near.add(compare(other, details)));
        return near;
    }

    /** @see PersonSearch */
    public List<Person> search(PersonSearch search) {
        return repository.search(search, 50);
    }
}
