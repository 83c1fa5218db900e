package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Home;
import org.onedoor.people.PlaceFilter.By;
import org.onedoor.people.PlaceFilter.Part;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** What the places are called by which the whole flow is counted, and which codes a name stands for. */
@Component
class FlowPlaces {
    private final Organisations organisations;
    private final FlowRepository repository;
    private final Homes homes;

    FlowPlaces(Organisations organisations, FlowRepository repository, Homes homes) {
        this.organisations = organisations;
        this.repository = repository;
        this.homes = homes;
    }

    /** Where these people are at home: as the lists have it, and for those who are on none as the index has it. */
    Map<UUID, Home> of(Collection<UUID> personIds) {
        Set<UUID> all = Set.copyOf(personIds);
        Map<UUID, Home> found = new HashMap<>(repository.homes(all));
        List<UUID> others =
                all.stream().filter(person -> !found.containsKey(person)).toList();
        if (!others.isEmpty()) {
            found.putAll(homes.of(others));
        }
        return found;
    }

    Map<String, String> districts() {
        return organisations.districts();
    }

    static String district(Map<String, String> districts, @Nullable String code) {
        return code == null ? Cohorts.NO_DISTRICT : districts.getOrDefault(code, Cohorts.NO_DISTRICT);
    }

    /** Each of these practices' network on the day, by its code. */
    Map<String, Optional<String>> networks(Collection<@Nullable String> practices, Instant at) {
        return organisations.networks(
                practices.stream().filter(Objects::nonNull).distinct().toList(), London.date(at));
    }

    static String network(Map<String, Optional<String>> networks, @Nullable String practice) {
        Optional<String> network = practice == null ? null : networks.get(practice);
        return network == null ? Cohorts.NETWORK_NOT_KNOWN : network.orElse(Cohorts.NO_NETWORK);
    }

    /** Those of one district, by its name; nothing when there is none of that name. */
    Optional<FlowPart> district(String name) {
        Map<String, String> all = districts();
        return part(
                name, By.DISTRICT, all.keySet(), name.equals(Cohorts.NO_DISTRICT), code -> name.equals(all.get(code)));
    }

    /** Those of one network, by its name; nothing when there is none of that name. */
    Optional<FlowPart> network(String name, Instant at) {
        Map<String, Optional<String>> all = organisations.networks(London.date(at));
        return part(
                name,
                By.PRACTICE,
                all.keySet(),
                name.equals(Cohorts.NETWORK_NOT_KNOWN),
                code -> name.equals(network(all, code)));
    }

    private static Optional<FlowPart> part(
            String name, By by, Set<String> all, boolean notKnown, Predicate<String> isOfIt) {
        if (notKnown) {
            return Optional.of(new FlowPart(name, null, new Part(by, false, all)));
        }
        Set<String> codes = all.stream().filter(isOfIt).collect(Collectors.toSet());
        return codes.isEmpty() && !name.equals(Cohorts.NO_NETWORK)
                ? Optional.empty()
                : Optional.of(new FlowPart(name, null, new Part(by, true, codes)));
    }
}
