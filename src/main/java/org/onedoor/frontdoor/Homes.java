package org.onedoor.frontdoor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.people.MoveListener;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.springframework.stereotype.Component;

/** Where people live and are registered, as the rows of lists keep it: written with the row, and when somebody moves. */
@Component
class Homes implements MoveListener {
    private final People people;
    private final Organisations organisations;
    private final Worklists worklists;

    Homes(People people, Organisations organisations, Worklists worklists) {
        this.people = people;
        this.organisations = organisations;
        this.worklists = worklists;
    }

    Home of(UUID personId) {
        return of(List.of(personId)).getOrDefault(personId, Home.UNKNOWN);
    }

    /** Of many at once; those who are not in the index are left out. */
    Map<UUID, Home> of(Collection<UUID> personIds) {
        Collection<Person> persons = people.all(personIds).values();
        Map<String, ResidentPlace> places = organisations.residentPlaces(persons.stream()
                .map(Person::placePostcode)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<UUID, Home> homes = new HashMap<>();
        for (Person person : persons) {
            ResidentPlace place = person.placePostcode() == null ? null : places.get(person.placePostcode());
            homes.put(person.personId(), new Home(place == null ? null : place.districtCode(), person.practiceOds()));
        }
        return homes;
    }

    @Override
    public void moved(Person person) {
        worklists.moved(person.personId(), of(person.personId()));
    }
}
