package org.onedoor.frontdoor;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Component;

/**
 * A person is every id that is linked to theirs: a death recorded under one is recorded under each, then or when it is
 * found that they are one; and one that was a mistake is taken back from each that had it from there.
 */
@Component
class DeathOfLinked implements EventListener {
    private final Acts acts;
    private final People people;
    private final Deaths deaths;
    private final EventLog log;

    DeathOfLinked(Acts acts, People people, Deaths deaths, EventLog log) {
        this.acts = acts;
        this.people = people;
        this.deaths = deaths;
        this.log = log;
    }

    @Override
    public String name() {
        return "death-of-linked";
    }

    @Override
    public Set<String> types() {
        return Set.of("PersonDied", "PeopleLinked", "DeathMistaken");
    }

    @Override
    public void hear(Event event) {
        Person person = people.get(event.subject().id());
        boolean mistaken = event.type().equals("DeathMistaken");
        if (mistaken != (person.diedOn() == null)) {
            return; // it was found otherwise meanwhile, and that is heard after this
        }
        for (UUID linked : people.linked(person.personId())) {
            boolean dead = people.get(linked).diedOn() != null;
            if (mistaken && dead && !deaths.isRecordedOn(linked)) {
                act(linked, "Take back a death", act -> deaths.withdraw(act, linked));
            } else if (!mistaken && !dead && !takenBackSince(event, linked)) {
                act(
                        linked,
                        "Record a death",
                        act -> deaths.record(act, linked, person.dayOfDeathKnown() ? person.diedOn() : null));
            }
        }
    }

    /** Whether it was the linked one's own death that this one had, and it has been found to be a mistake. */
    private boolean takenBackSince(Event event, UUID linked) {
        return log.of(List.of(linked)).stream()
                .anyMatch(later -> later.type().equals("DeathMistaken")
                        && later.recordedAt().isAfter(event.recordedAt()));
    }

    private void act(UUID personId, String what, Consumer<Act> change) {
        Subject.Person subject = new Subject.Person(personId);
        acts.act(Begin.on(what, Ask.about(Action.WRITE, "referral", subject), subject), change);
    }
}
