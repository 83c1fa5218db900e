package org.onedoor.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Organisations.Pcn;
import org.onedoor.people.PlaceFilter.By;
import org.onedoor.people.PlaceFilter.Part;
import org.onedoor.people.PlacePick.Counted;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/**
 * The places by which every operational list and every measure can be filtered and counted: care unit, alliance and district
 * by where people live, primary care network by the practice they are registered with. What a network, an alliance or a care
 * unit is made of, and where people are, is as of a day: today for a list, the last day of its period for a measure.
 */
@Service
public class PlaceFilters {
    private final HomeRegister homes;
    private final Organisations organisations;
    private final PlaceSections sections;
    private final Gate gate;
    private final DomainTime time;

    PlaceFilters(HomeRegister homes, Organisations organisations, PlaceSections sections, Gate gate, DomainTime time) {
        this.homes = homes;
        this.organisations = organisations;
        this.sections = sections;
        this.gate = gate;
        this.time = time;
    }

    /**
     * Whether the reader may know of which place people are: whoever may search the index or read figures. A list of a school
     * or a care home is not by place, or it would tell where somebody lives who keeps that from them.
     */
    private boolean may() {
        return List.of("demographics", "figures").stream()
                .anyMatch(data ->
                        gate.decide(CurrentActor.get(), Ask.function(Action.READ, data)) instanceof Decision.Allowed);
    }

    /** The place that an address names, as it is today. */
    public PlaceFilter of(String code) {
        return of(code, London.date(time.instant()));
    }

    /**
     * The place that an address names, as it was on a day.
     *
     * @param code such as {@code district-E07000073}; empty for everywhere
     * @throws Invalid when there was no such place on that day: nobody is shown a whole list for a part of it
     * @throws Forbidden when the reader may not know of which place people are
     */
    public PlaceFilter of(String code, LocalDate on) {
        String wanted = code.strip();
        if (wanted.isEmpty()) {
            return PlaceFilter.EVERYWHERE;
        }
        if (!may()) {
            throw new Forbidden(
                    "Your role does not see where people live or are registered, so its lists are not by place.",
                    "Whoever may search for people or read figures");
        }
        return find(wanted, on)
                .map(place -> on.isBefore(London.date(time.instant())) ? place.on(on) : place)
                .orElseThrow(() -> new Invalid(
                        PlaceFilter.NAME,
                        "There is no such place on %s. Go back and choose one from the list"
                                .formatted(London.day(on))));
    }

    private Optional<PlaceFilter> find(String wanted, LocalDate on) {
        if (wanted.equals(PlaceSections.NO_NETWORK)
                || wanted.equals(PlaceSections.NO_PRACTICE)
                || wanted.startsWith("pcn-")) {
            Map<String, Optional<Pcn>> networks = organisations.networkOfEach(on);
            Part some = new Part(By.PRACTICE, true, Set.of());
            return Stream.concat(
                            sections.networks(on).places().stream(),
                            networks.values().stream() // also one that has closed, with a practice still in it
                                    .flatMap(Optional::stream)
                                    .map(network -> PlaceFilter.of(PlaceSections.code(network), network.name(), some)))
                    .filter(place -> place.code().equals(wanted))
                    .map(place -> withPractices(place, networks))
                    .findFirst();
        }
        return sections.byDistrict(on).stream()
                .flatMap(section -> section.places().stream())
                .filter(place -> place.code().equals(wanted))
                .findFirst();
    }

    private static PlaceFilter withPractices(PlaceFilter place, Map<String, Optional<Pcn>> networks) {
        Part part = switch (place.code()) {
            case PlaceSections.NO_PRACTICE -> new Part(By.PRACTICE, false, networks.keySet());
            case PlaceSections.NO_NETWORK -> new Part(By.PRACTICE, true, practices(networks, Optional::isEmpty));
            default ->
                new Part(
                        By.PRACTICE,
                        true,
                        practices(
                                networks,
                                network -> network.map(PlaceSections::code)
                                        .filter(place.code()::equals)
                                        .isPresent()));
        };
        return PlaceFilter.of(place.code(), place.label(), part);
    }

    private static Set<String> practices(Map<String, Optional<Pcn>> networks, Predicate<Optional<Pcn>> which) {
        return networks.entrySet().stream()
                .filter(each -> which.test(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Where these people are now; those of whom nothing is kept are left out. */
    public Map<UUID, Home> homes(Collection<UUID> personIds) {
        return homes.now(personIds);
    }

    /** Where these people were, day by day. */
    public PastHomes past(Collection<UUID> personIds) {
        return new PastHomes(homes.stays(personIds));
    }

    /** Where these people were on a day; before the first day that is known, the first place counts. */
    public Map<UUID, Home> homes(Collection<UUID> personIds, LocalDate on) {
        return homes.on(personIds, on);
    }

    /**
     * Choosing the place of a list, as it is today.
     *
     * @param here the address of the list with its other filters
     * @param group {@code network} where the rows are to be counted by network
     * @param people whom each row of the list is about, as it is filtered; a row about nobody known has none
     */
    public PlacePick pick(
            String here, PlaceFilter chosen, String group, Supplier<? extends Collection<@Nullable UUID>> people) {
        LocalDate today = London.date(time.instant());
        return pick(here, chosen, today, isByNetwork(group) && may() ? byNetwork(people.get(), today) : null);
    }

    /** Choosing the place of a measure, as it was on the last day of its period. @param networks its rows by network */
    public PlacePick pick(String here, PlaceFilter chosen, LocalDate on, @Nullable List<Counted> networks) {
        if (!may()) {
            return new PlacePick(here, chosen, List.of(), null, on, true);
        }
        return new PlacePick(here, chosen, sections.toChoose(on), networks, on, on.equals(London.date(time.instant())));
    }

    /** Whether the rows are asked for by network. */
    public static boolean isByNetwork(String group) {
        return group.equals(PlacePick.BY_NETWORK);
    }

    /** Those of what was read already whose people were in a place on a day. @param person whom one is about; none for nobody known */
    public <T> List<T> those(PlaceFilter place, List<T> all, Function<T, @Nullable UUID> person, LocalDate on) {
        return those(place, all, person, _ -> Stream.of(), on);
    }

    /** The same of a list whose rows are with teams. @param teams whose work one is; of a care unit whoever it is about */
    public <T> List<T> those(
            PlaceFilter place,
            List<T> all,
            Function<T, @Nullable UUID> person,
            Function<T, Stream<UUID>> teams,
            LocalDate on) {
        if (!place.isSet()) {
            return all;
        }
        Map<UUID, Home> at =
                homes.on(all.stream().map(person).filter(Objects::nonNull).toList(), on);
        return all.stream()
                .filter(each -> {
                    UUID id = person.apply(each);
                    Home home = id == null ? null : at.get(id);
                    return place.holds(home, null) || teams.apply(each).anyMatch(team -> place.holds(home, team));
                })
                .toList();
    }

    /** Rows by the network of whom they are about, the largest first. @param people one for each row; none for nobody known */
    public List<Counted> byNetwork(Collection<@Nullable UUID> people, LocalDate on) {
        Map<PlaceFilter, Integer> counts = new LinkedHashMap<>();
        Map<UUID, PlaceFilter> networks =
                networks(people.stream().filter(Objects::nonNull).collect(Collectors.toSet()), on);
        PlaceFilter unknown = practiceNotKnown();
        people.forEach(person ->
                counts.merge(person == null ? unknown : networks.getOrDefault(person, unknown), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(each -> new Counted(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(Counted::count)
                        .reversed()
                        .thenComparing(counted -> counted.place().label()))
                .toList();
    }

    /** The network that each of these people was registered in on a day, by their practice and its network of then. */
    public Map<UUID, PlaceFilter> networks(Collection<UUID> people, LocalDate on) {
        Map<String, Optional<Pcn>> each = organisations.networkOfEach(on);
        Map<UUID, PlaceFilter> found = new HashMap<>();
        Part some = new Part(By.PRACTICE, true, Set.of());
        Map<UUID, Home> at = on.equals(London.date(time.instant())) ? homes.now(people) : homes.on(people, on);
        for (UUID person : people) {
            String practice = at.getOrDefault(person, Home.UNKNOWN).practice();
            Optional<Pcn> network = practice == null ? null : each.get(practice);
            found.put(
                    person,
                    network == null
                            ? practiceNotKnown()
                            : network.map(pcn -> PlaceFilter.of(PlaceSections.code(pcn), pcn.name(), some))
                                    .orElseGet(() ->
                                            PlaceFilter.of(PlaceSections.NO_NETWORK, "Practice in no network", some)));
        }
        return found;
    }

    /** Of which whoever is not known is too. */
    public static PlaceFilter practiceNotKnown() {
        return PlaceFilter.of(PlaceSections.NO_PRACTICE, "Practice not known", new Part(By.PRACTICE, true, Set.of()));
    }
}
