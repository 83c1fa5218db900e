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
        relationships.beginOnce(after.personId(), grounds);
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
        raise(after, owner, "police-station", "police-station", act.now());
    }

    private void tasks(Act act, Detention after, CaseState is) {
        UUID by = act.actor().accountId();
        is.facts()
                .of(FactKind.ESCALATED)
                .forEach(fact -> tasks.doneElsewhere(after.subject(), Escalations.key(fact.code("rung")), by));
        if (is.facts().has(FactKind.PLAN_OFFERED)) {
            tasks.doneElsewhere(after.subject(), "crisis-plan", by);
        }
        if (is.facts().has(FactKind.RESTRICTIVE)) {
            tasks.doneElsewhere(after.subject(), "restrictive", by);
        }
        Fact last = is.facts().last(FactKind.RESTRICTIVE).orElse(null);
        if (last == null) {
            return;
        }
        if (last.code("debrief").equals("due")) {
            debrief(act, after, is, "debrief");
        } else {
            tasks.doneElsewhere(after.subject(), "debrief", by);
            tasks.doneElsewhere(after.subject(), AFTER_END, by);
        }
    }

    /** Within 72 hours of the first restraint, or of the record where no fact says when. */
    private void debrief(Act act, Detention after, CaseState is, String key) {
        Instant used =
                is.facts().first(FactKind.RESTRAINT).map(Fact::occurredAt).orElse(act.now());
        raise(after, attached.owner(is), "restraint-debrief", key, used.plus(DEBRIEF));
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
        Attached.Owner owner = attached.owner(is);
        if (is.facts().has(FactKind.ENDED) && !NO_PLAN.contains(outcome)) {
            raise(after, owner, "crisis-plan-offer", "crisis-plan", end.plus(PLAN_OFFER));
        }
        if (is.facts()
                .last(FactKind.RESTRICTIVE)
                .filter(fact -> fact.code("debrief").equals("due"))
                .isPresent()) {
            debrief(act, after, is, AFTER_END); // what is owed to the person does not end with the detention
        }
        if (is.owesRestrictiveRecord()) {
            raise(after, owner, "restrictive-record", "restrictive", end.plus(DEBRIEF));
        }
    }

    private void raise(Detention after, Attached.Owner owner, String kind, String key, Instant due) {
        tasks.raise(
                after.subject(),
                kind,
                key,
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
