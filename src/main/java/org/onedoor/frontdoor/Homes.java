package org.onedoor.frontdoor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.people.Home;
import org.onedoor.people.MoveListener;
import org.onedoor.people.Person;
import org.onedoor.people.PlaceFilters;
import org.springframework.stereotype.Component;

/** Where people live and are registered, as the rows of lists keep it: written with the row, and when somebody moves. */
@Component
class Homes implements MoveListener {
    private final PlaceFilters places;
    private final WorklistRows worklists;

    Homes(PlaceFilters places, WorklistRows worklists) {
        this.places = places;
        this.worklists = worklists;
    }

    Home of(UUID personId) {
        return of(List.of(personId)).getOrDefault(personId, Home.UNKNOWN);
    }

    /** Of many at once; those who are not in the index are left out. */
    Map<UUID, Home> of(Collection<UUID> personIds) {
        return places.homes(personIds);
    }

    @Override
    public void moved(Person person) {
        worklists.moved(person.personId(), of(person.personId()));
    }
}
