package org.onedoor.people;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.HomeRegister.Followed;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.springframework.stereotype.Component;

/**
 * After postcodes were read anew, everybody whose postcode is now in another district moves with it. How far it came is kept
 * after each some hundreds, so that a stop in between costs nothing.
 */
@Component
class FollowPlaces implements Pump {
    private static final int AT_ONCE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Organisations organisations;
    private final PersonRepository persons;
    private final HomeRegister homes;
    private final Moves moves;
    private final Acts acts;

    FollowPlaces(Organisations organisations, PersonRepository persons, HomeRegister homes, Moves moves, Acts acts) {
        this.organisations = organisations;
        this.persons = persons;
        this.homes = homes;
        this.moves = moves;
        this.acts = acts;
    }

    @Override
    public String name() {
        return "follow-places";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        long edition = organisations.placeEdition();
        Followed so = homes.followed();
        if (so.edition() == edition && so.after().equals(FIRST)) {
            return;
        }
        UUID last = so.edition() == edition ? so.after() : FIRST; // newer places begin again
        boolean all = true;
        for (List<UUID> some = homes.after(last, AT_ONCE); !some.isEmpty(); some = homes.after(last, AT_ONCE)) {
            all &= follow(some);
            last = some.getLast();
            homes.followed(new Followed(edition, last));
        }
        if (all) {
            homes.followed(new Followed(edition, FIRST));
        } else {
            homes.followed(new Followed(so.edition(), so.after())); // whoever could not be moved is found again
        }
    }

    private boolean follow(List<UUID> some) {
        List<Person> found = persons.all(some);
        Map<UUID, Home> kept = homes.now(some);
        Map<UUID, Home> now = homes.of(found);
        boolean all = true;
        for (Person person : found) {
            UUID id = person.personId();
            if (!Objects.equals(now.get(id), kept.get(id))) {
                all &= Alone.done("follow the places", () -> move(id));
            }
        }
        return all;
    }

    private void move(UUID personId) {
        Subject subject = new Subject.Person(personId);
        acts.act(
                Begin.on("Follow the places", Ask.about(Action.WRITE, "demographics", subject), subject),
                _ -> moves.tell(personId));
    }
}
