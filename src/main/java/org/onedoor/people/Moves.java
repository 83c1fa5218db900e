package org.onedoor.people;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells whoever keeps a copy of somebody's place that it may be another. */
@Component
class Moves {
    private final PersonRepository persons;
    private final ObjectProvider<MoveListener> listeners;

    Moves(PersonRepository persons, ObjectProvider<MoveListener> listeners) {
        this.persons = persons;
        this.listeners = listeners;
    }

    /** Called last, inside the act that changed the person. */
    void tell(UUID personId) {
        Person person = persons.find(personId).orElseThrow();
        listeners.orderedStream().forEach(listener -> listener.moved(person));
    }
}
