package org.onedoor.frontdoor.stack;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.people.Home;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.springframework.stereotype.Component;

/**
 * Of which place a 999 call is: where the index has the person of one that was taken over, and where the dispatch system says
 * they are of any other, which is of no practice.
 */
@Component
class CallHomes {
    private final PlaceFilters places;
    private final Organisations organisations;

    CallHomes(PlaceFilters places, Organisations organisations) {
        this.places = places;
        this.organisations = organisations;
    }

    /**
     * Those of a place, as it and they were on a day.
     *
     * @param person whom a call is about; none while nobody took it over
     * @param postcode where the dispatch system says they are; none where it does not
     */
    <T> List<T> at(
            PlaceFilter place,
            List<T> all,
            Function<T, @Nullable UUID> person,
            Function<T, @Nullable String> postcode,
            LocalDate on) {
        if (!place.isSet()) {
            return all;
        }
        Map<UUID, Home> homes = places.homes(
                all.stream()
                        .flatMap(call -> Stream.ofNullable(person.apply(call)))
                        .toList(),
                on);
        Map<String, ResidentPlace> known = organisations.residentPlaces(all.stream()
                .flatMap(call -> Stream.ofNullable(postcode.apply(call)))
                .distinct()
                .toList());
        return all.stream()
                .filter(call -> {
                    UUID id = person.apply(call);
                    String said = postcode.apply(call);
                    ResidentPlace there = said == null ? null : known.get(said);
                    Home home = id == null ? null : homes.get(id);
                    return place.holds(
                            home != null ? home : new Home(there == null ? null : there.districtCode(), null), null);
                })
                .toList();
    }
}
