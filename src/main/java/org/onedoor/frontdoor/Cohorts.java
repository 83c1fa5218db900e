package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.people.EthnicCategory;
import org.onedoor.people.PastHomes;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** By what figures group people: where they live, where they are registered, how old they are, what they said of themselves. */
@Component
class Cohorts {
    static final String NO_DISTRICT = "District not known";
    static final String NETWORK_NOT_KNOWN = "Network not known";
    static final String NO_NETWORK = "No network";

    private final People people;
    private final Organisations organisations;
    private final Services services;
    private final PlaceFilters places;

    Cohorts(People people, Organisations organisations, Services services, PlaceFilters places) {
        this.people = people;
        this.places = places;
        this.organisations = organisations;
        this.services = services;
    }

    /** The people of one figure: each postcode and practice is looked up once. */
    Known of(Collection<UUID> personIds) {
        List<UUID> ids = personIds.stream().distinct().toList();
        Map<String, String> needs = new HashMap<>();
        for (CodedNeed need : services.needs()) {
            needs.put(need.code(), need.label());
        }
        return new Known(people.all(ids), needs);
    }

    final class Known {
        private final Map<UUID, Person> persons;
        private @Nullable Map<UUID, EthnicCategory> ethnicities;
        private final Map<String, String> needs;
        private @Nullable Map<String, ResidentPlace> residents;
        private final Map<LocalDate, Map<String, Optional<String>>> networks = new HashMap<>();
        private @Nullable PastHomes past;

        private Known(Map<UUID, Person> persons, Map<String, String> needs) {
            this.persons = persons;
            this.needs = needs;
        }

        String district(UUID person) {
            return resident(person).map(ResidentPlace::district).orElse(NO_DISTRICT);
        }

        /** The index of deprivation in fifths: its own tenths would be too small to show. */
        String deprivation(UUID person) {
            return resident(person)
                    .map(place -> switch ((place.imdDecile() + 1) / 2) {
                        case 1 -> "1: the most deprived fifth";
                        case 5 -> "5: the least deprived fifth";
                        default -> String.valueOf((place.imdDecile() + 1) / 2);
                    })
                    .orElse("Not known");
        }

        /** By the practice they were registered with then, and the network it was in then. */
        String network(UUID person, Instant at) {
            PastHomes homes = past;
            if (homes == null) {
                homes = places.past(persons.keySet());
                past = homes;
            }
            LocalDate day = London.date(at);
            String practice = homes.on(person, day).practice();
            if (practice == null) {
                return NETWORK_NOT_KNOWN;
            }
            Optional<String> network =
                    networks.computeIfAbsent(day, organisations::networks).get(practice);
            return network == null ? NETWORK_NOT_KNOWN : network.orElse(NO_NETWORK);
        }

        private Set<String> each(Function<Person, @Nullable String> of) {
            return persons.values().stream().map(of).filter(Objects::nonNull).collect(Collectors.toSet());
        }

        String age(UUID person, Instant at) {
            Person known = persons.get(person);
            Integer age = known == null ? null : known.ageOn(London.date(at));
            if (age == null) {
                return "Age not known";
            }
            return age < 18 ? "Under 18" : age < 26 ? "18 to 25" : age < 65 ? "26 to 64" : "65 and over";
        }

        String ethnicGroup(UUID person) {
            Map<UUID, EthnicCategory> all = ethnicities;
            if (all == null) {
                all = people.ethnicities(persons.keySet());
                ethnicities = all;
            }
            EthnicCategory said = all.get(person);
            return said == null ? "Not recorded" : said.group();
        }

        String need(String code) {
            return needs.getOrDefault(code, code);
        }

        private Optional<ResidentPlace> resident(UUID person) {
            Person known = persons.get(person);
            @Nullable String postcode = known == null ? null : known.placePostcode();
            if (postcode == null) {
                return Optional.empty();
            }
            Map<String, ResidentPlace> all = residents;
            if (all == null) {
                all = organisations.residentPlaces(each(Person::placePostcode));
                residents = all;
            }
            return Optional.ofNullable(all.get(postcode));
        }
    }
}
