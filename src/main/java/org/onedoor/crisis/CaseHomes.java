package org.onedoor.crisis;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.people.Home;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.springframework.stereotype.Component;

/** Of which place a case is: where the person lives and is registered, and where they were found while nobody knows that. */
@Component
class CaseHomes {
    private static final Pattern POSTCODE = Pattern.compile("\\b[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}\\b");

    private final PlaceFilters places;
    private final Organisations organisations;

    CaseHomes(PlaceFilters places, Organisations organisations) {
        this.places = places;
        this.organisations = organisations;
    }

    /** Those of a place, as it and they were on a day. */
    List<Detention> at(PlaceFilter place, List<Detention> all, LocalDate on) {
        if (!place.isSet()) {
            return all;
        }
        Map<UUID, Home> homes =
                places.homes(all.stream().map(Detention::personId).toList(), on);
        return all.stream()
                .filter(each -> place.holds(home(homes.get(each.personId()), each), null))
                .toList();
    }

    private Home home(@Nullable Home known, Detention found) {
        Home home = known == null ? Home.UNKNOWN : known;
        if (home.district() != null) {
            return home;
        }
        Matcher said = POSTCODE.matcher(found.foundAt());
        Optional<ResidentPlace> there = said.find() ? organisations.residentPlace(said.group()) : Optional.empty();
        return new Home(there.map(ResidentPlace::districtCode).orElse(null), home.practice());
    }
}
