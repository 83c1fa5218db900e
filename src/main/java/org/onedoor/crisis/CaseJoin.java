package org.onedoor.crisis;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.springframework.stereotype.Service;

/**
 * Two cases that turn out to be one: the one whose clock began first lives on with the facts of both, each as it was said and
 * by whom. The other is counted nowhere, and its number and address lead to the one. It can be taken back at any time, also
 * in the middle of a chain: a fact belongs to the number it was sent to.
 */
@Service
public class CaseJoin {
    private static final Set<String> MAY = Set.of("police", "clinician", "amhp");
    private static final Comparator<Detention> EARLIER =
            Comparator.comparing(Detention::startedAt).thenComparing(Detention::incidentId);

    private final CaseActs acts;
    private final CaseStream stream;
    private final DetentionRepository cases;
    private final CaseJoinRepository joins;
    private final Effects effects;
    private final People people;

    CaseJoin(
            CaseActs acts,
            CaseStream stream,
            DetentionRepository cases,
            CaseJoinRepository joins,
            Effects effects,
            People people) {
        this.acts = acts;
        this.stream = stream;
        this.cases = cases;
        this.joins = joins;
        this.effects = effects;
        this.people = people;
    }

    public static boolean mayJoin(Actor actor) {
        return MAY.contains(actor.role());
    }

    /** What was first described in a case that was joined to another. @param said who joined it, and when */
    public record Joined(String number, String described, String foundAt, Fact said) {}

    /** Those that live on as this one, in the order of joining; from inside a look at it. */
    public List<Joined> joined(CaseState state) {
        return state.joined().stream()
                .map(fact -> {
                    Detention other =
                            cases.find(UUID.fromString(fact.code("case"))).orElseThrow();
                    return new Joined(other.number(), other.described(), other.foundAt(), fact);
                })
                .toList();
    }

    /**
     * The case and the one with this number are one. Whoever says so reaches both; nothing happens where they are one already.
     *
     * @throws Invalid when no case in reach has the number, or it is this very one
     * @throws Refused when one has ended and the other goes on, or they are about two people
     */
    public void join(UUID incident, String number, @Nullable IdempotencyKey key) {
        requireMay();
        UUID other = cases.numbered(number.strip().toUpperCase(Locale.ROOT)).orElseThrow(CaseJoin::noSuch);
        if (incident.equals(other)) {
            throw new Invalid("with", "That is the number of this case. Enter the other's");
        }
        join(incident, other, key);
    }

    /** The same by its id. @throws NotFound when the first is out of reach */
    void join(UUID incident, UUID other, @Nullable IdempotencyKey key) {
        CaseActs.trying(() -> {
            Detention one = cases.living(incident).orElseThrow(() -> new NotFound("case"));
            Detention two = cases.living(other).orElseThrow(CaseJoin::noSuch);
            if (!one.incidentId().equals(two.incidentId())) {
                boolean first = EARLIER.compare(one, two) < 0; // the same whichever of the two was named first
                join(first ? one : two, first ? two : one, key);
            }
            return true;
        });
    }

    private static void requireMay() {
        if (!mayJoin(CurrentActor.get())) {
            throw new Forbidden(
                    "Joining cases is not yours to do.", "The police, the team that has the person and AMHPs can.");
        }
    }

    private static Invalid noSuch() {
        return new Invalid("with", "No case that you can open has this number. Check it against the other's page");
    }

    /** The locks are taken in one order, whoever names which first: the one that stays, then the one that goes. */
    private void join(Detention stays, Detention goes, @Nullable IdempotencyKey key) {
        Actor actor = CurrentActor.get();
        if (stays.isOwnPaperworkOnly(actor) || goes.isOwnPaperworkOnly(actor)) {
            throw noSuch();
        }
        try {
            acts.perform(stays, stays.parties(actor), "Join two cases that are one", key, (act, before, was) -> {
                acts.inAct(goes, goes.parties(actor), "Join a case to another", null, (inner, gone, had) -> {
                    if (gone.joined() != null) {
                        throw new CaseActs.JoinedMeanwhile();
                    }
                    requireBothGoOn(before, gone);
                    person(before, gone);
                    stream.say(inner, had.facts(), Facts.of(List.of()));
                    effects.joined(inner, gone, before.number());
                    joins.join(gone.incidentId(), before.incidentId(), inner.now());
                    cases.update(acts.derived(cases.find(gone.incidentId()).orElseThrow(), had));
                });
                together(act, before, cases.find(goes.incidentId()).orElseThrow());
            });
        } catch (NotFound outOfReach) {
            throw noSuch();
        }
    }

    private void together(Act act, Detention stays, Detention goes) {
        UUID person = person(stays, goes);
        UUID id = stays.incidentId();
        String other = goes.incidentId().toString();
        acts.append(
                act, id, FactKind.JOINED, act.now(), Map.of("case", other, "number", goes.number()), Map.of(), null);
        UUID said = CaseState.of(cases.facts(id)).personId();
        if (!said.equals(person)) {
            Map<String, String> who = Map.of(
                    "person", person.toString(), "instead", said.toString(), "how", "joined", Fact.BY_JOIN, other);
            acts.append(act, id, FactKind.PERSON, act.now(), who, Map.of(), null);
        }
        CaseState is = CaseState.of(cases.facts(id));
        stream.say(act, is.facts(), is.facts());
        effects.takesRoom(act, goes.incidentId(), id, is);
        effects.owed(act, stays, is);
        effects.compared(act, stays, goes);
    }

    private static void requireBothGoOn(Detention one, Detention other) {
        if (one.hasEnded() != other.hasEnded()) {
            throw new Refused(
                    "ended",
                    "One of the two has ended and the other goes on, so joining them could end what protects the person. Record the end of the one, or take back the end of the other, and join them then.");
        }
    }

    /** Whom the one case is about: whoever is known, and never one of two who are known. */
    private UUID person(Detention stays, Detention goes) {
        Person kept = people.get(stays.personId());
        Person other = people.get(goes.personId());
        if (other.status() != Person.Status.KNOWN) {
            return kept.personId();
        }
        if (kept.status() != Person.Status.KNOWN) {
            return other.personId();
        }
        boolean one = kept.personId().equals(other.personId())
                || people.linked(kept.personId()).contains(other.personId());
        if (!one) {
            throw new Refused(
                    "persons",
                    "The two cases are about two people. Say first in each who it is; join them when they are about the same.");
        }
        return kept.personId();
    }

    /**
     * They are two cases after all: the one with this number lives by itself again, with those that were joined to it before.
     * Each has what was sent to its own number, as it stands by then; nothing happens where they are two already.
     *
     * @throws Invalid when nobody says how it was found out
     */
    public void apart(UUID incident, String number, String why, @Nullable IdempotencyKey key) {
        if (why.isBlank()) {
            throw new Invalid("why", "Say how it was found out");
        }
        Writing.limit("why", "How it was found out", why, Writing.SENTENCES);
        requireMay();
        UUID goes = cases.numbered(number.strip().toUpperCase(Locale.ROOT)).orElseThrow(() -> new NotFound("case"));
        CaseActs.trying(() -> {
            Detention living = cases.living(incident).orElseThrow(() -> new NotFound("case"));
            if (living.isOwnPaperworkOnly(CurrentActor.get())) {
                throw new NotFound("case");
            }
            Set<UUID> parties = living.parties(CurrentActor.get());
            acts.perform(living, parties, "Say that a case is two", key, (act, before, was) -> {
                Detention gone = cases.find(goes).orElseThrow();
                if (gone.joined() != null && gone.joined().livingAs().equals(before.incidentId())) {
                    apart(act, before, was, gone, why, parties);
                }
            });
            return true;
        });
    }

    private void apart(Act act, Detention before, CaseState was, Detention gone, String why, Set<UUID> parties) {
        String other = gone.incidentId().toString();
        for (Fact fact : was.facts().standing()) {
            boolean join = fact.kind() == FactKind.JOINED && fact.code("case").equals(other);
            if (join || fact.code(Fact.BY_JOIN).equals(other)) {
                Map<String, String> what = Map.of("what", fact.kind().code(), Fact.BY_JOIN, other);
                acts.append(
                        act,
                        fact.incidentId(),
                        FactKind.WITHDRAWN,
                        fact.occurredAt(),
                        what,
                        Map.of("why", why),
                        fact.factId());
            }
        }
        Facts all = CaseState.of(cases.facts(before.incidentId())).facts();
        joins.part(gone.incidentId(), below(gone.incidentId(), joins.joinedTo(before.incidentId())));
        settle(act, before.incidentId());
        CaseState left = CaseState.of(cases.facts(before.incidentId()));
        stream.say(act, all, left.facts());
        effects.without(acts.derived(before, left), left);
        effects.givesRoomBack(
                before.incidentId(), left, gone.incidentId(), CaseState.of(cases.facts(gone.incidentId())));
        promised(act);
        acts.inAct(gone, parties, "Take a case out of another", null, (inner, alone, _) -> {
            Map<String, String> from = Map.of("case", before.incidentId().toString(), "number", before.number());
            acts.append(inner, gone.incidentId(), FactKind.PARTED, inner.now(), from, Map.of("why", why), null);
            stream.say(inner, all, CaseState.of(cases.facts(gone.incidentId())).facts());
            promised(inner);
            acts.follow(inner, alone, CaseState.of(List.of()));
        });
    }

    /** A promise that can no longer be kept, for the room was given up at the joining and has been taken since, is none. */
    private void promised(Act act) {
        UUID incident = act.subject().id();
        if (!effects.keepsPromise(act, incident, CaseState.of(cases.facts(incident)))) {
            Map<String, String> why = Map.of("reason", "place-cannot");
            acts.append(act, incident, FactKind.RELEASED, act.now(), why, Map.of(), null);
        }
    }

    /**
     * Whom those that stay together are about, as if the one that went had never been with them: whoever is known of them, and
     * never the person of the one that went.
     */
    private void settle(Act act, UUID living) {
        CaseState left = CaseState.of(cases.facts(living));
        List<Fact> joined = left.joined();
        if (joined.isEmpty()) {
            return; // what was said for the sake of a join went with the join
        }
        Set<String> with = joined.stream().map(fact -> fact.code("case")).collect(Collectors.toSet());
        Map<UUID, UUID> own = new HashMap<>();
        Set<String> mistaken = new HashSet<>();
        left.facts().of(FactKind.PERSON).forEach(fact -> {
            if (fact.code("how").equals("mistaken")) {
                mistaken.add(fact.code("instead"));
            } else {
                mistaken.remove(fact.code("person")); // said again since
            }
            if (!with.contains(fact.code(Fact.BY_JOIN))) {
                own.put(fact.incidentId(), UUID.fromString(fact.code("person"))); // they come in the order of saying
            }
        });
        UUID wanted = own.values().stream()
                .filter(each -> !mistaken.contains(each.toString()))
                .filter(each -> people.get(each).status() == Person.Status.KNOWN)
                .findFirst()
                .orElse(own.get(living));
        if (wanted != null && !wanted.equals(left.personId())) {
            Map<String, String> who = Map.of(
                    "person",
                    wanted.toString(),
                    "instead",
                    left.personId().toString(),
                    "how",
                    "joined",
                    Fact.BY_JOIN,
                    joined.getLast().code("case"));
            acts.append(act, living, FactKind.PERSON, act.now(), who, Map.of(), null);
        }
    }

    /** Those that were joined to a case, and to those. @param joinedTo each with what it was joined to */
    private static Set<UUID> below(UUID top, Map<UUID, UUID> joinedTo) {
        Set<UUID> below = new HashSet<>();
        boolean found = true;
        while (found) { // each round goes one step down; it ends, for the map does
            found = false;
            for (Map.Entry<UUID, UUID> each : joinedTo.entrySet()) {
                boolean under = each.getValue().equals(top) || below.contains(each.getValue());
                found |= under && !each.getKey().equals(top) && below.add(each.getKey());
            }
        }
        return below;
    }
}
