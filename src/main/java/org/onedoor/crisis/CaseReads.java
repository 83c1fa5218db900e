package org.onedoor.crisis;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.workforce.ApprovalRegisters;
import org.onedoor.workforce.Professional;
import org.springframework.stereotype.Service;

/** Looking at cases. Each look names everybody shown; those who may not reach a case are answered as if there were none. */
@Service
public class CaseReads {
    private final DetentionRepository cases;
    private final PlaceOfSafetyRepository places;
    private final People people;
    private final ApprovalRegisters registers;
    private final Decisions decisions;
    private final Clocks clocks;
    private final CaseHomes homes;
    private final Looks looks;
    private final DomainTime time;

    CaseReads(
            DetentionRepository cases,
            PlaceOfSafetyRepository places,
            People people,
            ApprovalRegisters registers,
            Decisions decisions,
            Clocks clocks,
            CaseHomes homes,
            Looks looks,
            DomainTime time) {
        this.cases = cases;
        this.places = places;
        this.people = people;
        this.registers = registers;
        this.decisions = decisions;
        this.clocks = clocks;
        this.homes = homes;
        this.looks = looks;
        this.time = time;
    }

    /** The cases of a place that are not closed, the one whose authority ends first at the top. */
    public Board board(boolean names, PlaceFilter place) {
        return looks.look(
                names ? "Board of places of safety" : "Wallboard of places of safety",
                Ask.function(Action.READ, CaseActs.DATA),
                shown -> {
                    Actor actor = CurrentActor.get();
                    List<Detention> mine = homes.at(
                            place,
                            cases.open(around(actor)).stream()
                                    .filter(each -> each.isOf(actor) && !each.isOwnPaperworkOnly(actor))
                                    .toList(),
                            London.date(time.instant()));
                    List<UUID> ids = mine.stream().map(Detention::incidentId).toList();
                    Map<UUID, List<Fact>> facts = cases.facts(ids);
                    Map<UUID, List<ClockView>> running = clocks.ofScopes(ids, ids);
                    Map<UUID, Person> known = names
                            ? people.all(mine.stream().map(Detention::personId).toList())
                            : Map.of();
                    shown.addAll(ids);
                    shown.addAll(known.keySet());
                    List<Place> all = places.all();
                    Map<UUID, String> placeNames = all.stream().collect(Collectors.toMap(Place::id, Place::name));
                    List<CaseRow> rows = mine.stream()
                            .map(each -> new CaseRow(
                                    each,
                                    known.get(each.personId()),
                                    CaseState.of(facts.getOrDefault(each.incidentId(), List.of())),
                                    running.getOrDefault(each.incidentId(), List.of()),
                                    placeNames))
                            .sorted(Comparator.comparing(
                                            CaseRow::limitDue, Comparator.nullsLast(Comparator.naturalOrder()))
                                    .thenComparing(row -> row.detention().begunAt()))
                            .toList();
                    return new Board(rows, all, time.instant());
                });
    }

    private static Set<UUID> around(Actor actor) {
        Set<UUID> around = new HashSet<>();
        around.add(actor.organisationId());
        if (actor.teamId() != null) {
            around.add(actor.teamId());
        }
        return around;
    }

    /** What the board shows. */
    public record Board(List<CaseRow> rows, List<Place> places, Instant now) {}

    /**
     * One case as its reader may see it.
     *
     * @param ownOnly after the end: nothing but what the reader's own organisation wrote
     * @param people names of those who were asked to come
     * @param age by the date of birth, or as it was thought
     */
    public record Seen(
            Detention detention,
            @Nullable Person person,
            CaseState state,
            List<ClockView> clocks,
            Map<UUID, String> places,
            Map<UUID, Professional> people,
            @Nullable Integer age,
            boolean ownOnly) {

        /** The clock that ends the authority to hold. */
        public @Nullable ClockView limit() {
            return Authority.of(clocks);
        }
    }

    /** @throws NotFound when there is none, or it is another's: the two are answered alike */
    public <T> T look(UUID incident, Function<Seen, T> query) {
        return look(incident, (seen, _) -> query.apply(seen));
    }

    /** The same, where others than the person of the case are shown too. */
    public <T> T look(UUID incident, BiFunction<Seen, Looks.Shown, T> query) {
        Detention found = cases.living(incident).orElse(null);
        if (found == null) {
            return looks.absent("A case", Action.READ, CaseActs.DATA);
        }
        Actor actor = CurrentActor.get();
        Ask ask = Ask.item(Action.READ, CaseActs.DATA, found.subject(), found.parties(actor));
        return looks.look("A case of section 135 or 136", ask, shown -> {
            Seen seen = seen(found, actor);
            if (seen.person() != null) {
                shown.add(seen.person().personId());
            }
            return query.apply(seen, shown);
        });
    }

    private Seen seen(Detention found, Actor actor) {
        List<Fact> facts = cases.facts(found.incidentId());
        if (found.isOwnPaperworkOnly(actor)) {
            List<Fact> own = facts.stream()
                    .filter(fact -> fact.organisationId().equals(actor.organisationId()))
                    .filter(fact -> fact.kind() != FactKind.PERSON)
                    .toList();
            return new Seen(found, null, CaseState.of(own), List.of(), placeNames(), Map.of(), found.ageAbout(), true);
        }
        CaseState state = CaseState.of(facts);
        return new Seen(
                found,
                people.get(found.personId()),
                state,
                clocks.ofScope(found.incidentId(), found.incidentId()),
                placeNames(),
                asked(state),
                decisions.age(found, time.instant()),
                false);
    }

    private Map<UUID, String> placeNames() {
        return places.all().stream().collect(Collectors.toMap(Place::id, Place::name));
    }

    private Map<UUID, Professional> asked(CaseState state) {
        Map<UUID, Professional> people = new HashMap<>();
        state.asked()
                .forEach(each ->
                        registers.find(each.professionalId()).ifPresent(found -> people.put(found.id(), found)));
        return people;
    }

    /** How somebody was first described in a case that the reader's own organisation began. */
    public record Described(String number, String described, String foundAt) {}

    /**
     * After the end: what the reader's own organisation said as it began a case, of this one or of those that live on as it.
     * What another force wrote is not here, also where its case is the one that lives.
     */
    public List<Described> ownCases(Seen seen) {
        UUID own = CurrentActor.get().organisationId();
        Detention living = seen.detention();
        Map<UUID, List<Fact>> said =
                cases.facts(living.incidentId()).stream().collect(Collectors.groupingBy(Fact::incidentId));
        return said.entrySet().stream()
                .filter(each -> each.getValue().stream()
                        .min(Comparator.comparing(Fact::recordedAt).thenComparing(Fact::factId))
                        .filter(first -> first.organisationId().equals(own))
                        .isPresent())
                .map(each -> cases.find(each.getKey()).orElseThrow())
                .sorted(Comparator.comparing(Detention::begunAt).thenComparing(Detention::incidentId))
                .map(found -> new Described(found.number(), found.described(), found.foundAt()))
                .toList();
    }

    /** What the case needs next, the most pressing first. */
    public List<NextStep> next(Seen seen) {
        return seen.ownOnly() ? List.of() : NextStep.of(seen.state());
    }

    /** What cannot all be so. */
    public List<String> contradictions(Seen seen) {
        return seen.ownOnly() ? List.of() : Contradictions.of(seen.state().facts());
    }

    /** The case a number names, or the one that lives on as it. */
    public UUID numbered(String number) {
        UUID incident = cases.numbered(number.strip().toUpperCase(java.util.Locale.ROOT))
                .flatMap(cases::living)
                .map(Detention::incidentId)
                .orElse(null);
        return incident == null
                ? looks.absent("A case by its number", Action.READ, CaseActs.DATA)
                : Objects.requireNonNull(incident);
    }

    /**
     * The case in which a fact stands that a page showed of this one: another, where the two were taken apart since. Only for
     * a look or an act that asks the gate of that one.
     */
    public UUID caseOf(UUID incident, UUID fact) {
        UUID living = cases.living(incident).map(Detention::incidentId).orElse(incident);
        Facts here = CaseState.of(cases.facts(living)).facts();
        if (here.find(fact).isPresent()) {
            return incident;
        }
        return here.all().stream()
                .filter(each -> each.kind() == FactKind.JOINED)
                .flatMap(each -> java.util.stream.Stream.ofNullable(CaseState.uuid(each.code("case"))))
                .filter(other -> cases.caseOf(fact, other).isPresent())
                .findFirst()
                .orElse(incident);
    }

    /** What a place would have to take. */
    public Destinations.Wanted wanted(Detention detention, CaseState state, boolean physical) {
        return new Destinations.Wanted(
                detention.foundAt(), decisions.age(detention, time.instant()), state.restraintNow(), physical);
    }

    /** Those closed in the last two days that the reader may still see. */
    public List<Detention> lately() {
        return looks.look("Cases closed lately", Ask.function(Action.READ, CaseActs.DATA), shown -> {
            Actor actor = CurrentActor.get();
            List<Detention> mine =
                    cases.closedSince(around(actor), time.instant().minus(java.time.Duration.ofDays(2))).stream()
                            .filter(each -> each.isOf(actor))
                            .toList();
            mine.forEach(each -> shown.add(each.incidentId()));
            return mine;
        });
    }
}
