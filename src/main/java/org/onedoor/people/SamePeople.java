package org.onedoor.people;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.LinkRepository.Apart;
import org.onedoor.people.PersonEvents.PeopleKeptApart;
import org.onedoor.people.PersonEvents.PeopleLinked;
import org.onedoor.people.PersonEvents.PeopleParted;
import org.onedoor.platform.Act;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Writing;
import org.springframework.stereotype.Service;

/**
 * Two records that are one person, or not: decided by somebody who looked, with the reason. No key changes and nothing is
 * moved: while a link holds, every read takes all the ids it joins; when it ends, each record is again what it was.
 */
@Service
public class SamePeople {
    private final LinkRepository links;
    private final LikelyPairs pairs;
    private final PersonRepository persons;

    SamePeople(LinkRepository links, LikelyPairs pairs, PersonRepository persons) {
        this.links = links;
        this.pairs = pairs;
        this.persons = persons;
    }

    /** Every link of these that holds or ever held, the newest first. */
    public List<Link> of(Collection<UUID> personIds) {
        return links.of(personIds);
    }

    /** Each of these with all the ids that are the same person now. */
    public Map<UUID, Set<UUID>> all(Collection<UUID> personIds) {
        return links.linked(personIds);
    }

    /** The ids that were one person at some time. */
    public List<UUID> at(UUID personId, Instant at) {
        return new ArrayList<>(
                links.linked(List.of(personId), at.atOffset(ZoneOffset.UTC)).getOrDefault(personId, Set.of(personId)));
    }

    /** How the two were held to be one: now if they still are, else the last time. */
    public @Nullable Link between(UUID one, UUID other) {
        return links.of(List.of(one)).stream()
                .filter(link -> link.isOf(one, other))
                .findFirst()
                .orElse(null);
    }

    /** Those whom somebody has compared with this one and found to be others. */
    public Set<UUID> keptApart(UUID personId) {
        return links.keptApart(personId).keySet();
    }

    /**
     * What whoever decides says.
     *
     * @param basis the code of a {@link LinkBasis}; empty where it is not asked
     * @param bothNumbers that the one has two NHS numbers, and that both have been seen to be theirs
     * @param died that the death recorded of one of them is true of this person
     */
    public record Said(String basis, String why, boolean bothNumbers, boolean died) {}

    /**
     * What stands against taking two for one, unless it is said that it was looked at.
     *
     * @param numbers each side has a valid NHS number that the other has not
     * @param died one is recorded as dead and the other is not: linking would record the death of both
     * @param apart two others who would become one and of whom somebody found that they are two; none where there are none
     */
    public record Against(boolean numbers, boolean died, List<Person> apart) {
        public Against {
            apart = List.copyOf(apart);
        }
    }

    /** Over all that each of the two is linked with. */
    public Against against(UUID one, UUID other) {
        Set<UUID> ours = set(one);
        Set<UUID> theirs = set(other);
        List<Person> us = persons.all(ours);
        List<Person> them = persons.all(theirs);
        boolean numbers = !numbers(us).isEmpty()
                && !numbers(them).isEmpty()
                && !numbers(us).equals(numbers(them));
        return new Against(numbers, died(us) != died(them), foundApart(one, other, ours, theirs));
    }

    /**
     * Two of those who would become one whom somebody found to be two people, and not in the decision about the two who are
     * compared, which is what is looked at again.
     */
    private List<Person> foundApart(UUID one, UUID other, Set<UUID> ours, Set<UUID> theirs) {
        Apart again = links.keptApart(one).get(other);
        for (UUID our : ours) {
            for (Apart apart : links.keptApart(our).values()) {
                if (theirs.contains(apart.other()) && !apart.isOneDecisionWith(again)) {
                    return persons.all(List.of(our, apart.other()));
                }
            }
        }
        return List.of();
    }

    /** Which records the two are made of now: a form that was filled in on another state is not carried out. */
    public String stamp(UUID one, UUID other) {
        return Stream.of(set(one), set(other))
                .map(set -> set.stream().sorted().map(UUID::toString).collect(Collectors.joining("+")))
                .collect(Collectors.joining("/"));
    }

    private static Set<String> numbers(List<Person> people) {
        return people.stream()
                .map(Person::nhsNumber)
                .filter(number -> number != null && NhsNumber.problem(number) == null)
                .collect(Collectors.toSet());
    }

    private static boolean died(List<Person> people) {
        return people.stream().anyMatch(person -> person.diedOn() != null);
    }

    /**
     * The two are one person, inside an act about one of them.
     *
     * @param tell records the same in the log of each other id that is joined, as an act about it
     * @throws Invalid when it is not said how it was found out
     * @throws Refused when the two are one already
     */
    public void link(Act act, UUID other, Said said, Function<UUID, Told> tell) {
        UUID personId = act.subject().id();
        Set<UUID> ours = set(personId);
        Set<UUID> theirs = set(other);
        if (ours.contains(other)) {
            throw new Refused("one-already", "The two records are linked already.");
        }
        LinkBasis basis = checked(said, personId, other);
        String why = Writing.storable(said.why()).strip();
        act.happened(new PeopleLinked(other.toString(), basis.code(), false));
        others(ours, personId)
                .forEach(id -> tell.apply(id)
                        .now(each -> each.happened(new PeopleLinked(other.toString(), basis.code(), true))));
        theirs.forEach(id ->
                tell.apply(id).now(each -> each.happened(new PeopleLinked(personId.toString(), basis.code(), true))));
        requireUnchanged(personId, ours);
        requireUnchanged(other, theirs);
        for (UUID our : ours) {
            for (UUID their : theirs) {
                links.begin(our, their, act.now(), basis, why);
            }
        }
        pairs.settled(ours, theirs);
    }

    /** Each record is held by its act now: whoever linked or parted one of them a moment ago was quicker. */
    private void requireUnchanged(UUID personId, Set<UUID> set) {
        if (!set(personId).equals(set)) {
            throw new StaleEdit("identity");
        }
    }

    private static List<UUID> others(Set<UUID> set, UUID personId) {
        return set.stream().filter(id -> !id.equals(personId)).toList();
    }

    /** An act about another id, begun by whoever may. */
    public interface Told {
        void now(java.util.function.Consumer<Act> act);
    }

    private LinkBasis checked(Said said, UUID personId, UUID other) {
        Map<String, String> problems = new LinkedHashMap<>();
        LinkBasis basis = LinkBasis.ofCode(said.basis()).orElse(null);
        if (basis == null) {
            problems.put("basis", "Choose how it was found out that they are one person");
        }
        requireWhy(problems, said.why());
        Against against = against(personId, other);
        if (against.died() && !said.died()) {
            problems.put(
                    "died",
                    "One of the records says that the person died. Say that this is true of this one person, or keep the records apart: linked, both are recorded as dead, what is open ends, and no message leaves");
        }
        if (!against.apart().isEmpty()) {
            problems.put(
                    "verdict",
                    "Somebody found that %s are two people, and they would become one. Compare those two first, or part the one that does not belong"
                            .formatted(
                                    against.apart().stream().map(Person::headed).collect(Collectors.joining(" and "))));
        }
        if (against.numbers() && !said.bothNumbers()) {
            problems.put(
                    "bothNumbers",
                    "The records have two different NHS numbers. Say that both have been checked and belong to this one person, or keep the records apart");
        }
        if (!problems.isEmpty() || basis == null) {
            throw new Invalid(problems);
        }
        return basis;
    }

    private static void requireWhy(Map<String, String> problems, String why) {
        if (why.isBlank()) {
            problems.put("why", "Say what you looked at, so that somebody else can check it");
        }
        Writing.limit(problems, "why", "What you looked at", why, Writing.SENTENCES);
    }

    /**
     * One record is of somebody else than those it was linked with, inside an act about it. The others stay one.
     *
     * @return those it was one with until now
     */
    public Set<UUID> part(Act act, String why, Function<UUID, Told> tell) {
        UUID personId = act.subject().id();
        Set<UUID> set = set(personId);
        List<UUID> others = others(set, personId);
        if (others.isEmpty()) {
            throw new Refused("not-linked", "This record is not linked with another.");
        }
        String words = reason(why);
        act.happened(new PeopleParted(others.getFirst().toString(), false));
        others.forEach(other ->
                tell.apply(other).now(each -> each.happened(new PeopleParted(personId.toString(), true))));
        requireUnchanged(personId, set);
        links.end(personId, act.now(), words);
        others.forEach(other -> links.keepApart(personId, other, act.now(), words));
        return Set.copyOf(others);
    }

    /** Somebody looked at two and found that they are two people: so is each they are linked with. Inside an act about one. */
    public void keepApart(Act act, UUID other, String why, Function<UUID, Told> tell) {
        UUID personId = act.subject().id();
        Set<UUID> ours = set(personId);
        Set<UUID> theirs = set(other);
        if (ours.contains(other)) {
            throw new Refused("linked", "The two records are linked. Part them instead.");
        }
        String words = reason(why);
        act.happened(new PeopleKeptApart(other.toString(), false));
        others(ours, personId)
                .forEach(id -> tell.apply(id).now(each -> each.happened(new PeopleKeptApart(other.toString(), true))));
        theirs.forEach(id -> tell.apply(id).now(each -> each.happened(new PeopleKeptApart(personId.toString(), true))));
        requireUnchanged(personId, ours);
        requireUnchanged(other, theirs);
        ours.forEach(our -> theirs.forEach(their -> links.keepApart(our, their, act.now(), words)));
        pairs.settled(ours, theirs);
    }

    private static String reason(String why) {
        Map<String, String> problems = new LinkedHashMap<>();
        requireWhy(problems, why);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return Writing.storable(why).strip();
    }

    private Set<UUID> set(UUID personId) {
        return links.linked(List.of(personId)).getOrDefault(personId, Set.of(personId));
    }
}
