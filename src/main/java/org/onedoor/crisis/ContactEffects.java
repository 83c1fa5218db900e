package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CrisisEvents.CrisisContactEnded;
import org.onedoor.crisis.CrisisEvents.CrisisContactLinked;
import org.onedoor.crisis.CrisisEvents.CrisisContactUnlinked;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Owner;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
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

/** What follows from a contact: whose record it stands in, who is told, and what somebody must do by when. */
@Component
class ContactEffects {
    private static final String LOOK = "crisis-concern";
    private static final String CALL_BACK = "samaritans-call-back";
    private static final String HAND_ON = "contact-hand-on";
    private static final String OPEN = "crisis-call-open";
    private static final String CONCERN = "concern-recorded";
    /** A call is recorded while the caller is on the line; so long after nobody should have to wonder what came of it. */
    private static final Duration SAID_WITHIN = Duration.ofHours(1);

    private static final Duration CALL_BACK_WITHIN = Duration.ofHours(24);

    private final Acts acts;
    private final Tasks tasks;
    private final Notifications notifications;
    private final Centre centre;
    private final Organisations organisations;
    private final DetentionRepository cases;
    private final Attached attached;

    ContactEffects(
            Acts acts,
            Tasks tasks,
            Notifications notifications,
            Centre centre,
            Organisations organisations,
            DetentionRepository cases,
            Attached attached) {
        this.acts = acts;
        this.cases = cases;
        this.attached = attached;
        this.centre = centre;
        this.organisations = organisations;
        this.tasks = tasks;
        this.notifications = notifications;
    }

    void begun(Act act, Contact contact, ContactState is) {
        happened(
                act,
                contact.personId(),
                new CrisisContactLinked(contact.number(), contact.kind().code()));
        ended(act, contact, is);
        switch (contact.kind()) {
            case LIAISON -> tell(contact, "liaison-referred", null);
            case CONCERN -> {
                Concern.Step step = Concern.Step.ofCode(is.recorded().code("step"));
                tell(contact, CONCERN, step.label());
                raise(contact, LOOK, LOOK, act.now().plus(within(step)));
            }
            case CRISIS_LINE -> {
                if (is.outcome().isEmpty()) {
                    raise(contact, OPEN, OPEN, act.now().plus(SAID_WITHIN));
                }
            }
            case STREET_TRIAGE, HOME_TREATMENT -> {}
        }
        if (is.awaitsHandingOn()) {
            raise(contact, HAND_ON, handOn(is), is.handOnBy());
        }
        putThrough(contact, is.outcome().map(entry -> entry.code("through")).orElse(""));
    }

    /** A team that took a call over has it on its list with what was said, and is told: nobody asks the caller again. */
    private void putThrough(Contact contact, String through) {
        organisations
                .team(Team.idOf(through))
                .ifPresent(team -> notifications.tell(
                        team.organisationId(),
                        team.id(),
                        "call-put-through",
                        contact.number(),
                        contact.incidentId(),
                        contact.incidentId(),
                        null));
    }

    /** As the standards CONCERN_30M and CONCERN_4H have it. */
    private static Duration within(Concern.Step step) {
        return switch (step) {
            case EMERGENCY, CRISIS -> Duration.ofMinutes(30);
            case URGENT, SOON -> Duration.ofHours(4);
        };
    }

    void follow(Act act, Contact after, ContactState was, ContactState is) {
        UUID by = act.actor().accountId();
        if (!was.personId().equals(is.personId())) {
            String kind = after.kind().code();
            happened(act, was.personId(), new CrisisContactUnlinked(after.number(), kind));
            happened(act, is.personId(), new CrisisContactLinked(after.number(), kind));
            caseOfAnother(after);
            if (after.reference() != null) {
                Owner owner = centre.owner();
                notifications.tell(
                        owner.organisationId(),
                        owner.teamId(),
                        "contact-person-changed",
                        after.reference(),
                        after.incidentId(),
                        after.incidentId(),
                        after.kind().one());
            }
            is.last(ContactStep.ALCOHOL).map(entry -> entry.code("reference")).ifPresent(reference -> {
                Owner owner = centre.owner();
                notifications.tell(
                        owner.organisationId(),
                        owner.teamId(),
                        "contact-person-changed",
                        reference,
                        after.incidentId(),
                        after.incidentId(),
                        after.kind().one());
            });
        }
        if (!was.recorded().code("hospital").equals(is.recorded().code("hospital"))) {
            Contact.Owner owner = after.owner(); // another hospital's team has it now, with what it asks of somebody
            tasks.passOn(
                    after.incidentId(), after.incidentId(), after.number(), owner.organisationId(), owner.teamId());
            tell(after, "liaison-referred", null);
        }
        boolean said = !was.outcome().equals(is.outcome());
        if (said) {
            ended(act, after, is);
        }
        String through = is.outcome().map(entry -> entry.code("through")).orElse("");
        if (!through.equals(was.outcome().map(entry -> entry.code("through")).orElse(""))) {
            putThrough(after, through);
        }
        if (is.awaitsCallBack() && !was.awaitsCallBack()) {
            raise(after, CALL_BACK, key(is), act.now().plus(CALL_BACK_WITHIN));
        }
        if (was.awaitsCallBack() && !is.awaitsCallBack()) {
            tasks.doneElsewhere(after.subject(), key(was), by);
        }
        String waited = was.awaitsHandingOn() ? handOn(was) : "";
        String waits = is.awaitsHandingOn() ? handOn(is) : "";
        if (!waited.isEmpty() && !waited.equals(waits)) {
            tasks.doneElsewhere(after.subject(), waited, by);
        }
        if (!waits.isEmpty()
                && !waited.equals(waits)
                && after.kind() != ContactKind.CONCERN) { // that has its task already
            raise(after, HAND_ON, waits, is.handOnBy());
        }
        if (is.outcome().isPresent() || is.closedAt() != null) {
            tasks.doneOfKind(after.subject(), OPEN, by);
        }
        if (is.closedAt() != null && (said || !is.closedAt().equals(was.closedAt()))) {
            tasks.doneOfKind(after.subject(), LOOK, by);
        }
        if (after.kind() == ContactKind.CONCERN) {
            worse(act, after, was, is);
        }
    }

    /** What was told is another step now: the centre is told, and where it presses more it looks again, also after the end. */
    private void worse(Act act, Contact after, ContactState was, ContactState is) {
        Concern.Step before = Concern.Step.ofCode(was.recorded().code("step"));
        Concern.Step now = Concern.Step.ofCode(is.recorded().code("step"));
        if (now == before) {
            return;
        }
        tell(after, CONCERN, now.label());
        boolean sooner = within(now).compareTo(within(before)) < 0;
        if (sooner || (was.closedAt() != null && now.compareTo(before) < 0)) { // the most pressing step is the first
            tasks.overtakenOfKind(after.subject(), LOOK);
            raise(after, LOOK, LOOK + ":" + is.recorded().entryId(), act.now().plus(within(now)));
        }
    }

    /** The case that was begun of it stays with the person it was begun for, until somebody of the case puts it right. */
    private void caseOfAnother(Contact after) {
        UUID id = after.caseId();
        Detention held = id == null ? null : cases.living(id).orElse(null);
        if (held == null) {
            return;
        }
        Attached.Owner owner = attached.owner(CaseState.of(cases.facts(held.incidentId())));
        tellOfCase(held, owner.organisationId(), owner.teamId(), after);
        held.organisations().stream()
                .filter(organisation -> !organisation.equals(owner.organisationId()))
                .forEach(organisation -> tellOfCase(held, organisation, null, after));
    }

    private void tellOfCase(Detention held, UUID organisation, @Nullable UUID team, Contact after) {
        notifications.tell(
                organisation,
                team,
                "contact-case-changed",
                held.number(),
                held.incidentId(),
                held.incidentId(),
                after.kind().one() + " " + after.number());
    }

    /** Each request has a task of its own. */
    private static String key(ContactState state) {
        return CALL_BACK + ":"
                + state.last(ContactStep.CALL_BACK_ASKED)
                        .map(entry -> entry.entryId().toString())
                        .orElse("");
    }

    /** Each outcome that hands it on has a task of its own. */
    private static String handOn(ContactState state) {
        return HAND_ON + ":" + state.outcome().orElseThrow().entryId();
    }

    private void ended(Act act, Contact contact, ContactState is) {
        is.outcome()
                .ifPresent(entry -> happened(
                        act,
                        contact.personId(),
                        new CrisisContactEnded(contact.number(), contact.kind().code(), entry.code("outcome"))));
    }

    private void happened(Act act, UUID person, EventData event) {
        Subject.Person subject = new Subject.Person(person);
        Ask ask = Ask.item(
                Action.WRITE, ContactActs.DATA, subject, Set.of(act.actor().organisationId()));
        acts.act(Begin.on("Keep a crisis contact with a person", ask, subject), inner -> {
            inner.happened(event);
        });
    }

    private void raise(Contact contact, String kind, String key, Instant due) {
        tasks.raise(
                contact.subject(),
                kind,
                key,
                contact.incidentId(),
                contact.number(),
                contact.owner().organisationId(),
                contact.owner().teamId(),
                due);
    }

    private void tell(Contact contact, String kind, @Nullable String detail) {
        notifications.tell(
                contact.owner().organisationId(),
                contact.owner().teamId(),
                kind,
                contact.number(),
                contact.incidentId(),
                contact.incidentId(),
                detail);
    }
}
