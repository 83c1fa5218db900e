package org.onedoor.frontdoor;

import java.util.Set;
import java.util.UUID;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Component;

/**
 * A person is every id that is linked to theirs: a death recorded under one is recorded under each, then or when it is
 * found that they are one.
 */
@Component
class DeathOfLinked implements EventListener {
    private final Acts acts;
    private final People people;
    private final Deaths deaths;

    DeathOfLinked(Acts acts, People people, Deaths deaths) {
        this.acts = acts;
        this.people = people;
        this.deaths = deaths;
    }

    @Override
    public String name() {
        return "death-of-linked";
    }

    @Override
    public Set<String> types() {
        return Set.of("PersonDied", "PeopleLinked");
    }

    @Override
    public void hear(Event event) {
        Person person = people.get(event.subject().id());
        if (person.diedOn() == null) { // alive, or the death was found to be a mistake meanwhile
            return;
        }
        for (UUID linked : people.linked(event.subject().id())) {
            if (people.get(linked).diedOn() == null) {
                Subject.Person subject = new Subject.Person(linked);
                acts.act(
                        Begin.on("Record a death", Ask.about(Action.WRITE, "referral", subject), subject),
                        act -> deaths.record(act, linked, person.dayOfDeathKnown() ? person.diedOn() : null));
            }
        }
    }
}
