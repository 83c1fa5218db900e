package org.onedoor.crisis.notice;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.people.Details;
import org.onedoor.people.Identification;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.NotFound;
import org.springframework.stereotype.Component;

/**
 * Whom the police write about. A notice reaches a record without a person looking only where the NHS number says it and
 * nothing speaks against it, or where one person alone is at least as likely as {@link #AUTOMATIC}; anything less sure waits
 * for a navigator.
 */
@Component
class RailMatching {
    /** How likely somebody must be to be matched without a person looking. */
    static final double AUTOMATIC = 0.999;

    /** How unlikely the next must be. */
    private static final double RIVAL = 0.5;

    private final People people;

    RailMatching(People people) {
        this.people = people;
    }

    /** What the index makes of somebody. */
    sealed interface Verdict {
        record Sure(Person person, double probability) implements Verdict {}

        record Look(List<Candidate> candidates) implements Verdict {}

        record Nobody() implements Verdict {}
    }

    /** @param notThem those a person has said it is not */
    Verdict of(Details details, List<UUID> notThem) {
        Set<UUID> out = new HashSet<>(); // whoever it is not, it is not by another record of theirs
        people.linked(notThem).values().forEach(out::addAll);
        return switch (people.identify(details)) {
            case Identification.Exact(Person person) ->
                out.contains(person.personId()) ? new Verdict.Nobody() : new Verdict.Sure(person, 1);
            case Identification.Near(List<Candidate> near) -> among(details, near, out);
            case Identification.Nobody _ -> new Verdict.Nobody();
        };
    }

    /** Whether what a notice says is surely about another than the one it is matched to, whom nobody has ruled out. */
    boolean isSomebodyElse(RailNotice notice) {
        return notice.personId() != null
                && of(notice.details(), notice.notThem()) instanceof Verdict.Sure(Person person, double _)
                && !people.linked(notice.personId()).contains(person.personId());
    }

    /** Whom it may be about, the likeliest first. */
    List<Candidate> candidates(Details details, List<UUID> notThem) {
        return switch (of(details, notThem)) {
            case Verdict.Look(List<Candidate> near) -> near;
            case Verdict.Sure(Person found, double sure) -> List.of(new Candidate(found, sure, List.of()));
            case Verdict.Nobody _ -> List.of();
        };
    }

    /** Only somebody who was shown can be chosen. @throws NotFound for anybody else, as if there were no such person */
    Candidate require(UUID person, List<Candidate> shown) {
        return shown.stream()
                .filter(each -> each.person().personId().equals(person))
                .findFirst()
                .orElseThrow(() -> new NotFound("person"));
    }

    private static Verdict among(Details details, List<Candidate> near, Set<UUID> notThem) {
        List<Candidate> left = near.stream()
                .filter(each -> !notThem.contains(each.person().personId()))
                .toList();
        if (left.isEmpty()) {
            return new Verdict.Nobody();
        }
        Candidate first = left.getFirst();
        boolean alone = left.size() == 1 || left.get(1).probability() < RIVAL;
        return first.probability() >= AUTOMATIC && alone && agrees(details, first.person())
                ? new Verdict.Sure(first.person(), first.probability())
                : new Verdict.Look(left);
    }

    /** However likely by the figures: twins and a father and son share most of it, so both names and the birth date agree. */
    private static boolean agrees(Details details, Person person) {
        boolean birth = details.birthDate() != null && details.birthDate().equals(person.birthDate());
        boolean number = details.nhsNumber() == null
                || person.nhsNumber() == null
                || details.nhsNumber().equals(person.nhsNumber());
        boolean family = details.familyName() != null && details.familyName().equalsIgnoreCase(person.familyName());
        return birth && number && family && first(details, person);
    }

    private static boolean first(Details details, Person person) {
        String given = details.givenName();
        return given != null
                && (given.equalsIgnoreCase(person.givenName()) || given.equalsIgnoreCase(person.preferredName()));
    }
}
