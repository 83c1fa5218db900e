package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.EthnicCategory;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * A case as figures of the police count it: what its standing facts answer. What nobody said is empty, and never made up.
 *
 * @param force of whom it is: of the officer who said that the power was used; none where no officer said anything
 * @param said the ethnic group as the person says
 */
record PoliceCase(
        Detention detention,
        CaseState state,
        @Nullable UUID force,
        @Nullable Person person,
        @Nullable EthnicCategory said) {
    static final String POLICE_VEHICLE = "police-vehicle";

    /** Finds them. */
    @Component
    static class Finder {
        private final DetentionRepository cases;
        private final People people;

        Finder(DetentionRepository cases, People people) {
            this.cases = cases;
            this.people = people;
        }

        /** The day from which a force has cases; none where it has none. */
        Optional<LocalDate> first(UUID force) {
            return cases.firstStarted(force).map(London::date);
        }

        /** Those of a force, or of every force, by when the power was used, or else the case begun. */
        List<PoliceCase> started(@Nullable UUID force, Instant from, Instant until) {
            List<Detention> started = cases.started(force, from, until);
            Map<UUID, List<Fact>> facts =
                    cases.facts(started.stream().map(Detention::incidentId).toList());
            List<UUID> ids =
                    started.stream().map(Detention::personId).distinct().toList();
            Map<UUID, Person> known = people.all(ids);
            Map<UUID, EthnicCategory> said = people.ethnicities(ids);
            return started.stream()
                    .map(each -> {
                        CaseState state = CaseState.of(facts.getOrDefault(each.incidentId(), List.of()));
                        UUID person = each.personId();
                        return new PoliceCase(each, state, forceOf(state.facts()), known.get(person), said.get(person));
                    })
                    .filter(each -> each.force() != null && (force == null || force.equals(each.force())))
                    .toList();
        }
    }

    /** A correction by somebody else, or another force that helps, takes a case from no force. */
    private static @Nullable UUID forceOf(Facts facts) {
        return facts.all().stream()
                .filter(fact -> fact.role().equals("police"))
                .min(Comparator.comparing((Fact fact) -> fact.kind() != FactKind.POWER_USED)
                        .thenComparing(Fact::recordedAt)
                        .thenComparing(Fact::factId))
                .map(Fact::organisationId)
                .orElse(null);
    }

    Instant startedAt() {
        Instant used = state.usedAt();
        return used == null ? detention.begunAt() : used;
    }

    /** The power's code; empty where none was used. */
    String power() {
        return state.power().map(Power::code).orElse("");
    }

    /** The first place they were taken to. Who was kept where they were is at none of the kinds of place there are. */
    String place() {
        Optional<Fact> arrival = state.facts().standing().stream()
                .filter(fact -> fact.kind().isArrival())
                .findFirst();
        return arrival.map(fact -> fact.code("placeType")).orElse(state.facts().has(FactKind.KEPT) ? "other" : "");
    }

    /** How they were taken to the first place; nobody who was kept where they were was taken anywhere. */
    String transport() {
        boolean kept = state.facts().has(FactKind.KEPT)
                && state.facts().standing().stream()
                        .noneMatch(fact -> fact.kind().isArrival());
        return state.facts()
                .first(FactKind.LEFT)
                .map(fact -> fact.code("transport"))
                .orElse(kept ? "none" : "");
    }

    boolean byPoliceVehicle() {
        return state.facts()
                .of(FactKind.LEFT)
                .anyMatch(fact -> fact.code("transport").equals(POLICE_VEHICLE));
    }

    String vehicleReason() {
        return first(FactKind.LEFT, "policeVehicle");
    }

    boolean everAtStation() {
        return state.everAtPoliceStation();
    }

    String stationReason() {
        return state.facts().standing().stream()
                .filter(fact -> fact.kind().isArrival() || fact.kind() == FactKind.POLICE_PLANNED)
                .map(fact -> fact.code("stationReason"))
                .filter(code -> !code.isEmpty())
                .findFirst()
                .orElse("");
    }

    String perceived() {
        return lastly("perceived");
    }

    String arrested() {
        return lastly("arrested");
    }

    String weapons() {
        return lastly("weapons");
    }

    String intoxication() {
        return lastly("intoxication");
    }

    /** As the officers last said, who may answer one question now and another later. */
    private String lastly(String question) {
        return state.facts()
                .of(FactKind.POLICE_DETAILS)
                .map(fact -> fact.code(question))
                .filter(code -> !code.isEmpty())
                .reduce("", (_, later) -> later);
    }

    String outcome() {
        return first(FactKind.ENDED, "outcome");
    }

    /** On the day it began: by the date of birth, or as it was thought. */
    @Nullable
    Integer age() {
        LocalDate day = London.date(startedAt());
        Integer age = person == null ? null : person.ageOn(day);
        return age == null ? detention.ageAbout() : age;
    }

    /** From the beginning of the detention to its end; none while one of them is not said, or the end lies before. */
    @Nullable
    Duration held() {
        Instant from = state.heldFrom();
        Instant until =
                state.facts().first(FactKind.ENDED).map(Fact::occurredAt).orElse(null);
        return from == null || until == null || until.isBefore(from) ? null : Duration.between(from, until);
    }

    private String first(FactKind kind, String name) {
        return state.facts()
                .of(kind)
                .map(fact -> fact.code(name))
                .filter(code -> !code.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The answers of a question, as the form offers them. */
    static Map<String, String> options(FactKind kind, String question) {
        return kind.questions().stream()
                .filter(each -> each.name().equals(question))
                .flatMap(each -> each.options().stream())
                .collect(Collectors.toMap(
                        Question.Option::code,
                        option -> Objects.requireNonNull(option).label(),
                        (one, _) -> one,
                        LinkedHashMap::new));
    }

    /** Counts by a code. */
    static Map<String, Integer> counts(List<PoliceCase> all, Function<PoliceCase, String> by) {
        return all.stream().collect(Collectors.groupingBy(by, Collectors.summingInt(_ -> 1)));
    }
}
