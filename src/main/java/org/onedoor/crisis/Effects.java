package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.crisis.CrisisEvents.DetentionJoined;
import org.onedoor.crisis.CrisisEvents.DetentionLinked;
import org.onedoor.crisis.CrisisEvents.DetentionUnlinked;
import org.onedoor.crisis.CrisisEvents.HeldNoLonger;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** What follows when a case comes to something new: rooms, tasks, who is told, and whose record it stands in. */
@Component
class Effects {
    private static final String BASIS = "detention";
    private static final Duration PLAN_OFFER = Duration.ofDays(7);
    private static final Duration COMPARE = Duration.ofHours(1);
    private static final Duration DEBRIEF = Duration.ofHours(72);
    private static final String AFTER_END = "debrief-after-end";
    private static final Set<String> NO_PLAN = Set.of("died", "absconded");

    private final PlaceOfSafetyRepository placeRows;
    private final Places places;
    private final Attached attached;
    private final Decisions decisions;
    private final Acts acts;
    private final Relationships relationships;
    private final Tasks tasks;
    private final Notifications notifications;

    Effects(
            PlaceOfSafetyRepository placeRows,
            Places places,
            Attached attached,
            Decisions decisions,
            Acts acts,
            Relationships relationships,
            Tasks tasks,
            Notifications notifications) {
        this.placeRows = placeRows;
        this.places = places;
        this.attached = attached;
        this.decisions = decisions;
        this.acts = acts;
        this.relationships = relationships;
        this.tasks = tasks;
        this.notifications = notifications;
    }

    void follow(Act act, Detention after, CaseState was, CaseState is) {
        person(act, after, was, is);
        reach(after, is);
        rooms(act, after, was, is);
        told(after, was, is);
        station(act, after, was, is);
        tasks(act, after, is);
        ended(act, after, was, is);
    }

    /** A case stands in the record of the one it is about, and in nobody else's. */
    private void person(Act act, Detention after, CaseState was, CaseState is) {
        UUID before = was.facts().has(FactKind.PERSON) ? was.personId() : null;
        UUID now = is.personId();
        if (now.equals(before)) {
            return;
        }
        if (before != null) {
            relationships.endNow(before, after.incidentId());
            happened(act, before, new DetentionUnlinked(after.number()));
        }
        if (!after.hasEnded()) {
            relationships.reopen(now, after.incidentId()); // should it have been thought to be somebody else meanwhile
        }
        happened(
                act,
                now,
                new DetentionLinked(after.number(), is.power().map(Power::code).orElse("advice")));
    }

    private void happened(Act act, UUID person, EventData event) {
        Subject.Person subject = new Subject.Person(person);
        Ask ask = Ask.item(
                Action.WRITE, CaseActs.DATA, subject, Set.of(act.actor().organisationId()));
        acts.act(Begin.on("Link a case to a person", ask, subject), inner -> {
            inner.happened(event);
        });
    }

    /** Those who look after the person may read their record; the police and the ambulance service read the case only. */
    private void reach(Detention after, CaseState is) {
        relationships.beginOnce(after.personId(), grounds(after, is));
        if (after.hasEnded()) {
            relationships.endAfterGrace(after.personId(), after.incidentId());
        }
    }

    private List<Relationship> grounds(Detention after, CaseState is) {
        Attached.Parties parties = attached.of(is);
        List<Relationship> grounds = new ArrayList<>();
        for (UUID team : parties.lookingAfter()) {
            UUID organisation = attached.organisationOf(team);
            grounds.add(
                    organisation == null
                            ? new Relationship(team, null, BASIS, after.incidentId()) // an organisation without teams
                            : new Relationship(organisation, team, BASIS, after.incidentId()));
        }
        for (UUID organisation : parties.assessors()) {
            grounds.add(new Relationship(organisation, null, BASIS, after.incidentId()));
        }
        return grounds;
    }

    /** It lives on as another: nothing is asked of it any longer, and its grounds end as those of a case that is over. */
    void joined(Act act, Detention gone, String into) {
        tasks.cancelFor(gone.incidentId(), gone.incidentId());
        relationships.endAfterGrace(gone.personId(), gone.incidentId());
        happened(act, gone.personId(), new DetentionJoined(gone.number(), into));
    }

    /** Another was joined to it, which had a room of its own perhaps: the one in which the person is or goes is kept. */
    void takesRoom(Act act, UUID gone, UUID living, CaseState is) {
        places.takeOver(gone, living, is.placeId() == null ? is.promised() : is.placeId(), act.now());
    }

    /** One case is two: the room goes with the one whose it is. */
    void givesRoomBack(UUID living, CaseState left, UUID gone, CaseState theirs) {
        UUID stays = left.placeId() == null ? left.promised() : left.placeId();
        UUID goes = theirs.placeId() == null ? theirs.promised() : theirs.placeId();
        places.giveBack(living, stays, gone, goes);
    }

    /** Whether the room that was promised to a case is there for it, now that it lives by itself. */
    boolean keepsPromise(Act act, UUID incident, CaseState is) {
        UUID promised = is.endedAt() == null ? is.promised() : null;
        return promised == null || places.promiseAgain(promised, incident, act.now());
    }

    /** Whoever wrote it down said that it is one with something out of their reach: those who reach both compare them. */
    void compare(Act act, Detention with, String other, Attached.Owner owner) {
        tasks.raise(
                with.subject(),
                "same-held",
                compareKey(other),
                with.incidentId(),
                with.number(),
                owner.organisationId(),
                owner.teamId(),
                act.now().plus(COMPARE));
    }

    /** The two were joined. */
    void compared(Act act, Detention one, Detention other) {
        UUID by = act.actor().accountId();
        tasks.doneElsewhere(one.subject(), compareKey(other.number()), by);
        tasks.doneElsewhere(other.subject(), compareKey(one.number()), by);
    }

    /** A contact and a case were joined. */
    void compared(Act act, Detention one, String contact) {
        tasks.doneElsewhere(one.subject(), compareKey(contact), act.actor().accountId());
    }

    private static String compareKey(String other) {
        return "same-held:" + other;
    }

    /** Another is taken out of it: whoever reached the person's record by the other alone does so no longer. */
    void without(Detention after, CaseState is) {
        relationships.endNow(after.personId(), after.incidentId());
        relationships.begin(after.personId(), grounds(after, is));
        if (after.hasEnded()) {
            relationships.endAfterGrace(after.personId(), after.incidentId());
        }
    }

    private void rooms(Act act, Detention after, CaseState was, CaseState is) {
        UUID id = after.incidentId();
        Fact where = is.whereNow().orElse(null);
        boolean moved = where != null
                && !where.factId().equals(was.whereNow().map(Fact::factId).orElse(null));
        boolean back = was.endedAt() != null && is.endedAt() == null; // the end was recorded by mistake
        if (where == null && was.whereNow().isPresent()) { // so was the arrival: nobody was in the room
            places.neverCame(id, is.promised() != null);
        }
        if (where != null && (moved || back) && is.endedAt() == null) {
            UUID placeId = is.placeId();
            Place place = placeId == null ? null : placeRows.find(placeId).orElse(null);
            if (place == null || place.kind() == Place.Kind.EMERGENCY_DEPARTMENT) {
                if (is.promised() == null) {
                    places.leave(id, act.now());
                }
            } else {
                places.occupy(place, id, act.now(), where.occurredAt());
            }
        }
        if (was.promised() != null && is.promised() == null && !moved) {
            places.leave(id, act.now());
        }
        if (was.endedAt() == null && is.endedAt() != null) {
            places.leave(id, act.now());
        }
    }

    private void told(Detention after, CaseState was, CaseState is) {
        Attached.Owner owner = attached.owner(is);
        if (was.power().isEmpty() && is.power().isPresent()) {
            tell(owner, "detention-begun", after, is.power().get().brief());
        }
        if (is.promised() != null && !is.promised().equals(was.promised())) {
            tell(owner, "room-promised", after, null);
        }
        int asked = was.asked().size();
        is.asked().stream()
                .skip(asked)
                .filter(Asked::amhp)
                .forEach(each -> is.facts()
                        .of(FactKind.AMHP_REQUESTED)
                        .filter(fact -> each.professionalId().equals(CaseState.uuid(fact.code("professional"))))
                        .map(fact -> CaseState.uuid(fact.code("org")))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(org -> notifications.tell(
                                org,
                                null,
                                "assessment-asked",
                                after.number(),
                                after.incidentId(),
                                after.incidentId(),
                                null)));
    }

    /** A police station is recorded like any fact, and everybody who can change it is told in the same moment. */
    private void station(Act act, Detention after, CaseState was, CaseState is) {
        boolean planned =
                !was.facts().has(FactKind.POLICE_PLANNED) && is.facts().has(FactKind.POLICE_PLANNED);
        Integer age = decisions.age(after, act.now());
        boolean child = age != null && age < 18;
        boolean known = child && is.everAtPoliceStation() && !is.personId().equals(was.personId());
        boolean there = !was.everAtPoliceStation() && is.everAtPoliceStation() || known;
        if (!planned && !there) {
            return;
        }
        String detail = (there ? "held in a police station" : "a police station is planned")
                + (child ? ", and under 18: the law does not allow it" : "");
        Attached.Owner owner = attached.owner(is);
        tell(owner, "police-station-used", after, detail);
        for (UUID organisation : after.organisations()) {
            if (!organisation.equals(owner.organisationId())) {
                notifications.tell(
                        organisation,
                        null,
                        "police-station-used",
                        after.number(),
                        after.incidentId(),
                        after.incidentId(),
                        detail);
            }
        }
        raise(after, is, "police-station", "police-station", act.now());
    }

    private void tasks(Act act, Detention after, CaseState is) {
        UUID by = act.actor().accountId();
        String again = is.again(after.incidentId());
        is.facts()
                .of(FactKind.ESCALATED)
                .forEach(fact -> tasks.doneElsewhere(after.subject(), Escalations.key(fact.code("rung")) + again, by));
        if (is.facts().has(FactKind.PLAN_OFFERED)) {
            tasks.doneElsewhere(after.subject(), "crisis-plan" + again, by);
        }
        if (is.facts().has(FactKind.RESTRICTIVE)) {
            tasks.doneElsewhere(after.subject(), "restrictive" + again, by);
        }
        Fact last = is.facts().last(FactKind.RESTRICTIVE).orElse(null);
        if (last == null) {
            return;
        }
        if (last.code("debrief").equals("due")) {
            debrief(act, after, is, "debrief");
        } else {
            tasks.doneElsewhere(after.subject(), "debrief" + again, by);
            tasks.doneElsewhere(after.subject(), AFTER_END + again, by);
        }
    }

    /** Within 72 hours of the first restraint, or of the record where no fact says when. */
    private void debrief(Act act, Detention after, CaseState is, String key) {
        Instant used =
                is.facts().first(FactKind.RESTRAINT).map(Fact::occurredAt).orElse(act.now());
        raise(after, is, "restraint-debrief", key, used.plus(DEBRIEF));
    }

    private void ended(Act act, Detention after, CaseState was, CaseState is) {
        Instant end = is.endedAt();
        if (was.endedAt() != null && end == null) {
            relationships.reopen(after.personId(), after.incidentId());
        }
        if (was.endedAt() != null || end == null) {
            return;
        }
        tasks.cancelFor(after.incidentId(), after.incidentId());
        relationships.endAfterGrace(after.personId(), after.incidentId());
        String outcome = is.facts()
                .first(FactKind.ENDED)
                .map(fact -> fact.code("outcome"))
                .orElse("not-used");
        happened(act, after.personId(), new HeldNoLonger(after.number(), outcome));
        owed(act, after, is);
    }

    /** What is owed to the person after the end, each once. */
    void owed(Act act, Detention after, CaseState is) {
        Instant end = is.endedAt();
        if (end == null) {
            return;
        }
        String outcome = is.facts()
                .first(FactKind.ENDED)
                .map(fact -> fact.code("outcome"))
                .orElse("");
        boolean offered = is.facts().has(FactKind.PLAN_OFFERED);
        if (is.facts().has(FactKind.ENDED) && !NO_PLAN.contains(outcome) && !offered) {
            raise(after, is, "crisis-plan-offer", "crisis-plan", end.plus(PLAN_OFFER));
        }
        if (is.facts()
                .last(FactKind.RESTRICTIVE)
                .filter(fact -> fact.code("debrief").equals("due"))
                .isPresent()) {
            debrief(act, after, is, AFTER_END); // what is owed to the person does not end with the detention
        }
        if (is.owesRestrictiveRecord()) {
            raise(after, is, "restrictive-record", "restrictive", end.plus(DEBRIEF));
        }
    }

    private void raise(Detention after, CaseState is, String kind, String key, Instant due) {
        Attached.Owner owner = attached.owner(is);
        tasks.raise(
                after.subject(),
                kind,
                key + is.again(after.incidentId()),
                after.incidentId(),
                after.number(),
                owner.organisationId(),
                owner.teamId(),
                due);
    }

    private void tell(Attached.Owner owner, String kind, Detention after, @Nullable String detail) {
        notifications.tell(
                owner.organisationId(),
                owner.teamId(),
                kind,
                after.number(),
                after.incidentId(),
                after.incidentId(),
                detail);
    }
}
