package org.onedoor.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.Person.NhsNumberStatus;
import org.onedoor.people.Person.Status;
import org.onedoor.people.PersonEvents.AbodeRecorded;
import org.onedoor.people.PersonEvents.DeathMistaken;
import org.onedoor.people.PersonEvents.EthnicCategoryRecorded;
import org.onedoor.people.PersonEvents.PersonDied;
import org.onedoor.people.PersonEvents.PersonIdentified;
import org.onedoor.people.PersonEvents.PersonRegistered;
import org.onedoor.people.linkage.Kind;
import org.onedoor.platform.Act;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/** The person index. Reading someone is the caller's look; changing someone joins the caller's act. */
@Service
public class People {
    /** How likely two must be one before a human is asked to look. */
    private static final double WORTH_A_LOOK = 0.05;

    /** How likely before somebody who is looking is shown it. */
    private static final double HARDLY = 0.001;

    /** More than share a birth date in a county, and than share a first of January where the day of birth is not known. */
    private static final int SAME_DAY = 20_000;

    private static final int MOST_FOUND = 50;

    private final PersonRepository repository;
    private final LinkRepository links;
    private final LinkageIndex index;
    private final Moves moves;

    People(PersonRepository repository, LinkRepository links, LinkageIndex index, Moves moves) {
        this.repository = repository;
        this.links = links;
        this.index = index;
        this.moves = moves;
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
        return List.copyOf(links.linked(List.of(personId)).getOrDefault(personId, Set.of(personId)));
    }

    /** The same of many at once; one that is linked with nobody is alone in its set. */
    public Map<UUID, Set<UUID>> linked(Collection<UUID> personIds) {
        Map<UUID, Set<UUID>> known = links.linked(personIds);
        return personIds.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), id -> Set.copyOf(known.getOrDefault(id, Set.of(id)))));
    }

    /** How two who are in the index compare, each thing with its weight. */
    public Candidate compare(Person person, Person other) {
        return index.compare(LinkageKeys.values(person), other);
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
                Candidate candidate = index.compare(LinkageKeys.values(details), person);
                return SameNumber.isThem(person, details, candidate)
                        ? new Identification.Exact(person)
                        : new Identification.Near(List.of(candidate));
            }
        }
        List<Candidate> near = index.find(LinkageKeys.values(details), WORTH_A_LOOK, 10);
        return near.isEmpty() ? new Identification.Nobody() : new Identification.Near(near);
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
        index.put(List.of(person));
        moves.settle(person);
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
            boolean verified = status == NhsNumberStatus.PRESENT_VERIFIED && number.equals(before.nhsNumber());
            status = verified ? status : NhsNumberStatus.PRESENT_NOT_TRACED;
        }
        Person after = repository.complete(before, status, details);
        if (details.noFixedAbode() != null) {
            abode(act, personId, details.noFixedAbode());
            after = get(personId);
        } else if (hasMovedIn(before, details)) {
            abode(act, personId, null);
            after = get(personId);
        }
        index.put(List.of(after));
        moves.tell(personId);
        act.happened(new PersonIdentified(status.code()));
        return after;
    }

    /** Whether somebody who had no fixed abode is now said to live where they were not known to have lived. */
    private static boolean hasMovedIn(Person before, Details said) {
        return before.noFixedAbode() != null
                && (said.postcode() != null && !said.postcode().equals(before.postcode())
                        || said.addressLine() != null && !said.addressLine().equals(before.addressLine()));
    }

    /** Where somebody without a fixed abode is now, inside an act about them; none where they have one. */
    public void abode(Act act, UUID personId, @Nullable NoFixedAbode abode) {
        repository.abode(personId, abode);
        moves.tell(personId);
        act.happened(new AbodeRecorded(abode != null));
    }

    /**
     * Somebody has died, inside an act about them. Their record goes on; nothing is sent to them from now on.
     *
     * @param on the day; none where nobody knows it, and then the day it is recorded stands for it
     */
    public void died(Act act, UUID personId, @Nullable LocalDate on) {
        LocalDate day = on == null ? London.date(act.now()) : on;
        repository.died(personId, day, on != null);
        act.happened(new PersonDied(day.toString()));
    }

    /** The death recorded of somebody was a mistake, inside an act about them. */
    public void lives(Act act, UUID personId) {
        repository.died(personId, null, true);
        act.happened(new DeathMistaken());
    }

    /** What the person says their ethnic category is, inside an act about them. What was said last counts. */
    public void ethnicity(Act act, UUID personId, EthnicCategory category) {
        repository.ethnicity(personId, category, act.now());
        act.happened(new EthnicCategoryRecorded());
    }

    /** The ethnic category of each of these people who said one. */
    public Map<UUID, EthnicCategory> ethnicities(Collection<UUID> personIds) {
        return repository.ethnicities(personIds);
    }

    /** Whether somebody in the index is like enough to another, not linked with them, that a human should look. */
    public boolean mayBeAnother(Person person) {
        List<UUID> same = linked(person.personId());
        return nearTo(person).stream()
                .anyMatch(near -> near.probability() >= WORTH_A_LOOK
                        && !same.contains(near.person().personId()));
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
        return index.find(LinkageKeys.values(details), HARDLY, 10).stream()
                .filter(candidate -> !candidate.person().personId().equals(person.personId()))
                .toList();
    }

    /**
     * Those who have every identifier, each person once; where nobody has a name letter for letter, those whose name differs
     * only in how it is written: accents, hyphens, spaces, apostrophes. @see PersonSearch
     */
    public List<Person> search(PersonSearch search) {
        List<Person> found = repository.search(search, MOST_FOUND);
        return once(found.isEmpty() ? written(search) : found, Function.identity());
    }

    private List<Person> written(PersonSearch search) {
        boolean named = search.familyName() != null || search.givenName() != null;
        boolean other = search.nhsNumber() != null || search.birthDate() != null || search.postcode() != null;
        if (!named || !other) {
            return List.of();
        }
        PersonSearch others = new PersonSearch(search.nhsNumber(), null, null, search.birthDate(), search.postcode());
        String family = search.familyName() == null ? null : letters(search.familyName());
        String given = search.givenName() == null ? null : letters(search.givenName());
        List<UUID> found = repository.called(others, SAME_DAY).stream()
                .filter(each -> alike(family, each.familyName()))
                .filter(each -> alike(given, each.givenName())
                        || each.preferredName() != null && alike(given, each.preferredName()))
                .map(PersonRepository.Called::personId)
                .limit(MOST_FOUND)
                .toList();
        return found.isEmpty()
                ? List.of()
                : repository.all(found).stream()
                        .sorted(Comparator.comparing((Person person) -> String.valueOf(person.familyName()))
                                .thenComparing(person -> String.valueOf(person.givenName()))
                                .thenComparing(Person::personId))
                        .toList();
    }

    /** @param asked the letters that were asked for */
    private static boolean alike(@Nullable String asked, @Nullable String name) {
        return asked == null || name != null && asked.equals(letters(name));
    }

    private static String letters(String name) {
        return Kind.NAME.tidy(name).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** Of the records that are one person the fullest, in the place of the first of them. */
    private <T> List<T> once(List<T> found, Function<T, Person> who) {
        if (found.size() < 2) {
            return found;
        }
        Map<UUID, Set<UUID>> linked =
                links.linked(found.stream().map(who).map(Person::personId).toList());
        Map<Set<UUID>, T> fullest = new LinkedHashMap<>();
        for (T each : found) {
            UUID id = who.apply(each).personId();
            fullest.merge(
                    new HashSet<>(linked.getOrDefault(id, Set.of(id))),
                    each,
                    (one, other) -> fullness(who.apply(other)) > fullness(who.apply(one)) ? other : one);
        }
        return List.copyOf(fullest.values());
    }

    private static int fullness(Person person) {
        return (person.nhsNumberStatus() == NhsNumberStatus.NOT_PRESENT ? 0 : 2)
                + (person.status() == Status.KNOWN ? 1 : 0);
    }

    /**
     * Whose the number is that was asked for, where the second detail is not theirs: a number alone is never a match, and
     * nothing of them is shown.
     */
    public Optional<Person> contradicted(PersonSearch search) {
        String number = search.nhsNumber();
        if (number == null || identify(search.details()) instanceof Identification.Exact) {
            return Optional.empty();
        }
        return repository.byNhsNumber(number).filter(holder -> !SameNumber.mayBeMeant(holder, search));
    }

    /** Those who may be meant by a search that finds nobody, the likeliest first; a person decides. */
    public List<Candidate> near(PersonSearch search) {
        Details details = search.details();
        if (contradicted(search).isPresent()) {
            return List.of();
        }
        return switch (identify(details)) {
            case Identification.Near near -> once(near.candidates(), Candidate::person);
            case Identification.Exact exact -> List.of(index.compare(LinkageKeys.values(details), exact.person()));
            case Identification.Nobody _ -> List.of();
        };
    }
}
