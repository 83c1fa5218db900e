package org.onedoor.crisis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.Plausible;

/** The places of safety as live capacity, each room one case's at a time. */
@org.springframework.stereotype.Service
public class Places {
    static final String DATA = "place-of-safety";
    private static final int MOST_ROOMS = 20;

    private final PlaceOfSafetyRepository repository;
    private final Organisations organisations;
    private final CaseLive live;
    private final Acts acts;
    private final Looks looks;
    private final DomainTime time;

    Places(
            PlaceOfSafetyRepository repository,
            Organisations organisations,
            CaseLive live,
            Acts acts,
            Looks looks,
            DomainTime time) {
        this.repository = repository;
        this.organisations = organisations;
        this.live = live;
        this.acts = acts;
        this.looks = looks;
        this.time = time;
    }

    /** There is a new place of safety. */
    record PlaceOpened(UUID scopeId, String kind, int rooms) implements EventData {}

    /** A place said how one of its rooms is. */
    record RoomConfirmed(UUID scopeId, int room, String state) implements EventData {}

    /** What is written of a new place. */
    public record Entry(
            Place.Kind kind,
            String name,
            @Nullable String postcode,
            int ageFrom,
            int ageTo,
            boolean restraint,
            int rooms,
            @Nullable UUID teamId) {}

    public List<Place> all() {
        return looks.look("Places of safety", Ask.function(Action.READ, DATA), _ -> repository.all());
    }

    /** From inside a look or an act that has asked the gate. */
    List<Place> listed() {
        return repository.all();
    }

    Optional<Place> find(UUID placeId) {
        return repository.find(placeId);
    }

    /** @throws Invalid with a sentence for each field that is wrong */
    public UUID add(Entry entry) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (entry.name().isBlank()) {
            problems.put("name", "Enter the name of the place");
        }
        Writing.limit(problems, "name", "Name", entry.name(), Writing.NAME);
        if (entry.ageFrom() < 0 || entry.ageTo() > 125 || entry.ageTo() < entry.ageFrom()) {
            problems.put("ageFrom", "Enter the youngest and the oldest age it takes, like 18 and 125");
        }
        if (entry.kind() == Place.Kind.HEALTH_BASED && (entry.rooms() < 1 || entry.rooms() > MOST_ROOMS)) {
            problems.put("rooms", "Enter how many rooms it has, 1 to %d".formatted(MOST_ROOMS));
        }
        Service.Point point = entry.postcode() == null
                ? null
                : organisations
                        .residentPlace(entry.postcode())
                        .map(place -> new Service.Point(place.latitude(), place.longitude()))
                        .orElse(null);
        if (point == null) {
            problems.put("postcode", "Enter a postcode in Essex, so that the nearest place can be found");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        Actor actor = CurrentActor.get();
        UUID team = entry.teamId();
        boolean theirs = team == null
                || organisations
                        .team(team)
                        .filter(found -> found.organisationId().equals(actor.organisationId()))
                        .isPresent();
        if (!theirs) {
            throw new Invalid("team", "Choose a team of your organisation");
        }
        int rooms = entry.kind() == Place.Kind.HEALTH_BASED ? entry.rooms() : 0;
        return acts.act(begin("Add a place of safety", actor.organisationId()), UUID.class, act -> {
            UUID id = Ids.at(act.now());
            repository.insert(new Place(
                    actor.organisationId(),
                    id,
                    entry.teamId() == null ? actor.teamId() : entry.teamId(),
                    entry.kind(),
                    entry.name().strip(),
                    entry.postcode(),
                    point,
                    entry.ageFrom(),
                    entry.ageTo(),
                    entry.restraint(),
                    IntStream.rangeClosed(1, rooms)
                            .mapToObj(number -> new Room(number, RoomState.OPEN, null, null, null, null, null))
                            .toList()));
            act.happened(new PlaceOpened(id, entry.kind().code(), rooms));
            live.changed();
            return id;
        });
    }

    /** The place confirms how a room is. A closed room says why and when it is expected to open. */
    public void confirm(UUID placeId, int room, RoomState state, @Nullable String reason, @Nullable Instant reopens) {
        Place place = repository.find(placeId).orElseThrow(() -> new NotFound("place of safety"));
        Map<String, String> problems = new LinkedHashMap<>();
        if (place.rooms().stream().noneMatch(each -> each.number() == room)) {
            throw new NotFound("room");
        }
        if (state == RoomState.CLOSED && reason == null) {
            problems.put("reason", "Say why the room is closed");
        }
        Writing.limit(problems, "reason", "The reason", reason, Writing.LINE);
        if (state == RoomState.CLOSED && reopens == null) {
            problems.put("reopens", "Say when it is expected to open");
        }
        if (reopens != null) {
            String wrong = Plausible.notPlanned("When it opens", reopens, time.instant());
            if (wrong != null) {
                problems.put("reopens", wrong);
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        Actor actor = CurrentActor.get();
        if (!isKeptBy(place, actor)) {
            throw new Refused("not-permitted", "Only the place itself says how its rooms are. Ring it.");
        }
        acts.act(begin("Confirm a room", place.organisationId()), act -> {
            boolean open = state == RoomState.OPEN;
            repository.state(
                    place,
                    room,
                    state,
                    open ? null : reason,
                    open ? null : reopens,
                    act.now(),
                    act.actor().name());
            act.happened(new RoomConfirmed(placeId, room, state.code()));
            live.changed();
        });
    }

    /** Whether somebody may say how the rooms of a place are: its team, and the managers of its organisation. */
    public static boolean isKeptBy(Place place, Actor actor) {
        return actor.isSystem()
                || (place.organisationId().equals(actor.organisationId())
                        && (actor.role().equals("manager")
                                || (place.teamId() != null && place.teamId().equals(actor.teamId()))));
    }

    /**
     * Promises a room to a case, in the act of the case; the room it had before is given up.
     *
     * @throws Refused when none is free at this moment
     */
    void promise(Place place, UUID incident, Instant now) {
        repository.release(incident);
        if (place.kind() == Place.Kind.EMERGENCY_DEPARTMENT) {
            return;
        }
        if (!take(place, incident, now, false)) {
            throw new Refused("no-room", "%s has no free room now. Choose another place.".formatted(place.name()));
        }
    }

    /** Somebody has arrived: in the room that was promised, or in one that nobody else has. */
    void occupy(Place place, UUID incident, Instant now, Instant arrived) {
        boolean here = repository
                .heldBy(incident)
                .filter(held -> held.placeId().equals(place.id()))
                .isPresent();
        if (!here) {
            repository.release(incident);
            take(place, incident, now, true);
        }
        repository.arrived(incident, arrived);
    }

    private boolean take(Place place, UUID incident, Instant now, boolean anyState) {
        for (int i = 0; i <= place.rooms().size(); i++) {
            if (repository.claim(place, incident, now, anyState)) {
                return true;
            }
        }
        return false;
    }

    /** Nobody was in the room after all. @param promised whether it is still kept for them */
    void neverCame(UUID incident, boolean promised) {
        if (promised) {
            repository.neverCame(incident);
        } else {
            repository.release(incident);
        }
    }

    /** A case gives up its room. One that somebody was in has to be cleaned first. */
    void leave(UUID incident, Instant now) {
        repository.heldBy(incident).ifPresent(held -> {
            Place place = repository.find(held.placeId()).orElse(null);
            boolean used = isUsed(place, incident);
            repository.release(incident);
            if (place != null && used) {
                repository.state(
                        place, held.room(), RoomState.CLEANING, null, null, now, "OneDoor, as the person left");
            }
        });
    }

    /** Whether the person of a case is in its room. */
    private static boolean isUsed(@Nullable Place place, UUID incident) {
        return place != null
                && place.rooms().stream()
                        .anyMatch(room -> room.claim() != null
                                && room.claim().incidentId().equals(incident)
                                && room.claim().arrivedAt() != null);
    }

    /**
     * Two cases are one. Of two rooms the one at the place where the person is or goes is kept, and the other given up. Of two
     * at one place the person was only ever in one: that is kept, and the other is as free as it was.
     *
     * @param wanted that place; none where no place of ours is said
     */
    void takeOver(UUID from, UUID to, @Nullable UUID wanted, Instant now) {
        PlaceOfSafetyRepository.Held theirs = repository.heldBy(from).orElse(null);
        PlaceOfSafetyRepository.Held own = repository.heldBy(to).orElse(null);
        if (theirs == null) {
            return;
        }
        if (own != null && own.placeId().equals(theirs.placeId())) {
            Place place = repository.find(own.placeId()).orElse(null);
            if (isUsed(place, from) && !isUsed(place, to)) {
                repository.release(to);
                repository.handOver(from, to);
            } else {
                repository.release(from);
            }
            return;
        }
        boolean keepsOwn = own != null && own.placeId().equals(wanted);
        if (!keepsOwn && theirs.placeId().equals(wanted)) {
            leave(to, now);
            repository.handOver(from, to);
        } else {
            leave(from, now);
        }
    }

    /** One case is two. The room goes with the one that is, or goes, where it is. */
    void giveBack(UUID from, @Nullable UUID wantedByFrom, UUID to, @Nullable UUID wantedByTo) {
        repository.heldBy(from).ifPresent(held -> {
            if (!held.placeId().equals(wantedByFrom) && held.placeId().equals(wantedByTo)) {
                repository.handOver(from, to);
            }
        });
    }

    /**
     * Keeps a promise to a case whose room was given up as it was joined to another.
     *
     * @return whether it has a room; not where none is free there by now
     */
    boolean promiseAgain(UUID placeId, UUID incident, Instant now) {
        Place place = repository.find(placeId).orElse(null);
        return repository.heldBy(incident).isPresent()
                || (place != null
                        && (place.kind() == Place.Kind.EMERGENCY_DEPARTMENT || take(place, incident, now, false)));
    }

    private static Begin begin(String what, UUID organisation) {
        return Begin.on(what, Ask.function(Action.WRITE, DATA), new Subject.Organisation(organisation))
                .making();
    }
}
