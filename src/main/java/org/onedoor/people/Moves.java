package org.onedoor.people;

import java.util.UUID;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps where somebody is, and tells whoever has a copy of it that it may be another. */
@Component
class Moves {
    private final PersonRepository persons;
    private final HomeRegister homes;
    private final ObjectProvider<MoveListener> listeners;
    private final DomainTime time;

    Moves(PersonRepository persons, HomeRegister homes, ObjectProvider<MoveListener> listeners, DomainTime time) {
        this.persons = persons;
        this.homes = homes;
        this.listeners = listeners;
        this.time = time;
    }

    /** Called last, inside the act that changed the person. */
    void tell(UUID personId) {
        Person person = persons.find(personId).orElseThrow();
        settle(person);
        listeners.orderedStream().forEach(listener -> listener.moved(person));
    }

    /** Of somebody new, of whom nobody has a copy yet. */
    void settle(Person person) {
        homes.keep(person, London.date(time.instant()));
    }
}
