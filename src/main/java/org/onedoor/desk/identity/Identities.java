package org.onedoor.desk.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Reach;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.LikelyPairs;
import org.onedoor.people.LikelyPairs.Pair;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.SamePeople;
import org.onedoor.people.SamePeople.Said;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks.Shown;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Service;

/** Who may be whom, and deciding it, for whoever has a relationship with one of the two. */
@Service
class Identities {
    static final String IDENTITY = "identity";
    static final int SHOWN = 50;
    private static final int READ = 10_000;

    private final People people;
    private final SamePeople same;
    private final LikelyPairs pairs;
    private final Reach reach;
    private final Acts acts;

    Identities(People people, SamePeople same, LikelyPairs pairs, Reach reach, Acts acts) {
        this.people = people;
        this.same = same;
        this.pairs = pairs;
        this.reach = reach;
        this.acts = acts;
    }

    static Ask ask(Action action, UUID personId) {
        return Ask.about(action, IDENTITY, new Subject.Person(personId));
    }

    /** Those that wait and of whom the actor reaches at least one, who then stands first. From inside a look. */
    QueuePage queue(int wanted, Shown shown) {
        List<Pair> all = pairs.all(READ);
        Set<UUID> reached = new HashSet<>(reach.of(
                CurrentActor.get(),
                all.stream()
                        .flatMap(pair -> List.of(pair.personId(), pair.otherId()).stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
        List<Pair> ours = once(all.stream()
                .filter(pair -> reached.contains(pair.personId()) || reached.contains(pair.otherId()))
                .toList());
        int pages = Math.max(1, (ours.size() + SHOWN - 1) / SHOWN);
        int page = Math.clamp(wanted, 1, pages);
        List<Pair> first = ours.stream().skip((page - 1L) * SHOWN).limit(SHOWN).toList();
        Set<UUID> ids = new LinkedHashSet<>();
        first.forEach(pair -> ids.addAll(List.of(pair.personId(), pair.otherId())));
        shown.addAll(ids);
        Map<UUID, Person> whole = people.all(ids);
        List<QueuePage.Waiting> waiting = new ArrayList<>();
        for (Pair pair : first) {
            boolean known = reached.contains(pair.personId());
            Person one = whole.get(known ? pair.personId() : pair.otherId());
            Person other = whole.get(known ? pair.otherId() : pair.personId());
            if (one != null && other != null) {
                waiting.add(new QueuePage.Waiting(
                        one,
                        other,
                        new Candidate(other, pair.probability(), List.of()).sure(),
                        pair.reasons(),
                        pair.foundAt().toInstant()));
            }
        }
        return new QueuePage(waiting, page, pages);
    }

    /** Records that are linked stand for one: of the pairs between two such groups the first. */
    private List<Pair> once(List<Pair> pairs) {
        Map<UUID, Set<UUID>> linked = same.all(pairs.stream()
                .flatMap(pair -> Stream.of(pair.personId(), pair.otherId()))
                .collect(Collectors.toSet()));
        Set<Set<Set<UUID>>> seen = new HashSet<>();
        return pairs.stream()
                .filter(pair -> seen.add(Set.of(
                        Set.copyOf(linked.getOrDefault(pair.personId(), Set.of(pair.personId()))),
                        Set.copyOf(linked.getOrDefault(pair.otherId(), Set.of(pair.otherId()))))))
                .toList();
    }

    /** Who a record may be as well: those found by what is known, and those found likely. From inside a look. */
    NearPage near(UUID personId, String typed, Shown shown) {
        Person person = people.get(personId);
        Set<UUID> linked = new LinkedHashSet<>(people.linked(personId));
        linked.remove(personId);
        Set<UUID> apart = same.keptApart(personId);
        List<Candidate> near = new ArrayList<>(people.nearTo(person));
        Set<UUID> found = near.stream().map(each -> each.person().personId()).collect(Collectors.toSet());
        pairs.of(List.of(personId)).stream()
                .map(pair -> pair.personId().equals(personId) ? pair.otherId() : pair.personId())
                .filter(found::add)
                .map(other -> people.compare(person, people.get(other)))
                .forEach(near::add);
        near.removeIf(each -> linked.contains(each.person().personId())
                || apart.contains(each.person().personId()));
        near.forEach(each -> shown.add(each.person().personId()));
        shown.addAll(linked);
        return new NearPage(person, ordered(linked), near, typed);
    }

    private List<Person> ordered(Collection<UUID> ids) {
        Map<UUID, Person> whole = people.all(ids);
        return ids.stream().map(whole::get).filter(java.util.Objects::nonNull).toList();
    }

    /**
     * The other of two who are compared.
     *
     * @throws NotFound when nothing says that the two may be one, and the actor does not know the other
     */
    Person other(UUID personId, UUID otherId) {
        Person person = people.get(personId);
        Person other = people.find(otherId).orElse(null);
        boolean may = other != null
                && !otherId.equals(personId)
                && (same.between(personId, otherId) != null
                        || people.linked(personId).contains(otherId)
                        || pairs.of(List.of(personId)).stream()
                                .anyMatch(pair -> pair.personId().equals(otherId)
                                        || pair.otherId().equals(otherId))
                        || people.nearTo(person).stream()
                                .anyMatch(each -> each.person().personId().equals(otherId))
                        || !reach.of(CurrentActor.get(), List.of(otherId)).isEmpty());
        if (other == null || !may) {
            throw new NotFound(IDENTITY);
        }
        return other;
    }

    /** Two records as somebody saw them. @param stamp what each was made of then */
    record Two(UUID personId, UUID otherId, String stamp) {}

    void link(Two two, Said said, @Nullable IdempotencyKey key) {
        String what = "Say that two records are one person";
        acts.act(begin(what, two.personId()).once(key), act -> {
            requireSeen(two);
            same.link(act, two.otherId(), said, telling(act, what));
        });
    }

    void keepApart(Two two, String why, @Nullable IdempotencyKey key) {
        String what = "Say that two records are two people";
        acts.act(begin(what, two.personId()).once(key), act -> {
            requireSeen(two);
            same.keepApart(act, two.otherId(), why, telling(act, what));
        });
    }

    /** @param leaves the id of the one of the two that is of somebody else than all it is linked with */
    void part(Two two, String leaves, String why, @Nullable IdempotencyKey key) {
        UUID leaving = Stream.of(two.personId(), two.otherId())
                .filter(id -> id.toString().equals(leaves))
                .findFirst()
                .orElseThrow(() -> new Invalid("leaves", "Choose which of the two records is of somebody else"));
        acts.act(begin("Part linked records", leaving).once(key), act -> {
            requireSeen(two);
            if (!people.linked(two.personId()).contains(two.otherId())) {
                throw new StaleEdit(IDENTITY);
            }
            same.part(act, why, telling(act, "Part linked records"));
        });
    }

    /** @throws StaleEdit when the records are not what they were when somebody looked at them */
    private void requireSeen(Two two) {
        other(two.personId(), two.otherId());
        if (!same.stamp(two.personId(), two.otherId()).equals(two.stamp())) {
            throw new StaleEdit(IDENTITY);
        }
    }

    private static Begin begin(String what, UUID personId) {
        return Begin.on(what, ask(Action.WRITE, personId), new Subject.Person(personId));
    }

    /** The log of each of the two names who decided it. */
    private Function<UUID, SamePeople.Told> telling(Act outer, String what) {
        return id -> body -> {
            Subject.Person subject = new Subject.Person(id);
            acts.act(
                    Begin.on(
                            what,
                            Ask.item(
                                    Action.WRITE,
                                    IDENTITY,
                                    subject,
                                    Set.of(outer.actor().organisationId())),
                            subject),
                    body);
        };
    }
}
