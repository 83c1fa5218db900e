package org.onedoor.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Policy.Cell;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.SecondGate;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Component;

/** The one decision, from the one table: reach first, then role. */
@Component
class PolicyGate implements Gate {
    private static final Cell NOTHING = Cell.of("");
    private static final String AUDIENCE = "audience: ";

    private final Policy policy;
    private final Relationships relationships;
    private final GlassRepository glasses;
    private final PersonalGate personal;
    private final StatedNeeds needs;
    private final Objections objections;
    private final EndOfLifeAudiences audiences;
    private final People people;
    private final SecondGate second;

    PolicyGate(
            Policy policy,
            Relationships relationships,
            GlassRepository glasses,
            PersonalGate personal,
            StatedNeeds needs,
            Objections objections,
            EndOfLifeAudiences audiences,
            People people,
            SecondGate second) {
        this.policy = policy;
        this.relationships = relationships;
        this.glasses = glasses;
        this.personal = personal;
        this.needs = needs;
        this.objections = objections;
        this.audiences = audiences;
        this.people = people;
        this.second = second;
    }

    @Override
    public Decision decide(Actor actor, Ask ask) {
        GateWitness.consulted();
        Decision decision = decided(actor, ask);
        if (decision instanceof Decision.Allowed) {
            open(actor, ask.subject());
        }
        return decision;
    }

    private void open(Actor actor, @Nullable Subject subject) {
        switch (subject) {
            case Subject.Person(UUID id) -> second.open(id, people::linked);
            case Subject.Incident(UUID id) -> second.open(id, List::of);
            case null -> second.actFor(actor.organisationId());
            case Subject.Organisation _ -> {} // nothing of an organisation is gated
        }
    }

    private Decision decided(Actor actor, Ask ask) {
        if (actor.isSystem()) {
            return new Decision.Allowed("system");
        }
        Cell cell = policy.cell(ask.dataClass(), actor.role()).orElse(NOTHING);
        Subject subject = ask.subject();
        if (subject == null) {
            if (!cell.function() || !cell.allows(ask.action())) {
                return denied(actor, ask, cell);
            }
            if (cell.audience()) {
                return audiences
                        .of(actor)
                        .<Decision>map(audience -> new Decision.Allowed(AUDIENCE + audience))
                        .orElseGet(() -> notAnAudience(actor));
            }
            return cell.incident() ? needs.mayBeSaid(actor) : new Decision.Allowed("function: " + actor.role());
        }
        if (subject instanceof Subject.Person(UUID id)) {
            Decision decided = personal.decide(actor, ask, cell, id);
            if (decided != null) {
                return decided;
            }
            if (cell.incident()) {
                return objections.heard(actor, ask.dataClass(), id, needs.decide(actor, ask, id));
            }
        }
        if (cell.audience() && ask.action() == Action.READ) {
            Optional<String> audience = audiences.of(actor);
            if (audience.isPresent()) {
                return new Decision.Allowed(AUDIENCE + audience.get());
            }
        }
        if (cell.breaks() && subject instanceof Subject.Person(UUID id)) {
            return throughGlass(actor, ask.action(), id);
        }
        boolean own = isParty(actor, ask) || subject.id().equals(actor.organisationId());
        String basis = own ? null : relationship(actor, subject);
        if (!own && basis == null) {
            return new Decision.OutOfReach("no relationship, and not a work item of this organisation");
        }
        boolean ground = own ? cell.own() || cell.relationship() : cell.relationship();
        if (!ground || (ask.action() == Action.WRITE && !cell.write())) {
            return denied(actor, ask, cell);
        }
        Decision allowed = new Decision.Allowed(own ? "own work item" : "relationship: " + basis);
        return subject instanceof Subject.Person(UUID id)
                ? objections.heard(actor, ask.dataClass(), id, allowed)
                : allowed;
    }

    private static Decision notAnAudience(Actor actor) {
        return new Decision.Denied(
                "You are signed in as %s. Finding anybody's end of life entry is for GP practices, the hospice, the ambulance service and the hospital's palliative care team."
                        .formatted(Policy.words(actor.role())),
                "Whoever looks after a person opens it from their summary.");
    }

    /** To write is to break it; to read, it must have been broken by this account, for this person, and a short while ago. */
    private Decision throughGlass(Actor actor, Action action, UUID personId) {
        if (action == Action.WRITE) {
            return new Decision.Allowed("break-glass");
        }
        String ground = glasses.ground(personId, actor.accountId());
        return ground == null
                ? new Decision.OutOfReach("the glass was not broken, or its time is over")
                : new Decision.Allowed("break-glass: " + ground);
    }

    private static boolean isParty(Actor actor, Ask ask) {
        UUID team = actor.teamId();
        return ask.parties().contains(actor.organisationId())
                || (team != null && ask.parties().contains(team));
    }

    private @Nullable String relationship(Actor actor, Subject subject) {
        return switch (subject) {
            case Subject.Person(UUID id) -> {
                String basis = relationships.basis(List.of(id), actor.organisationId(), actor.teamId());
                List<UUID> all = basis == null ? people.linked(id) : List.of();
                yield all.size() < 2 ? basis : relationships.basis(all, actor.organisationId(), actor.teamId());
            }
            case Subject.Incident _, Subject.Organisation _ -> null;
        };
    }

    private static String kind(String dataClass) {
        return switch (dataClass) {
            case "demographics" -> "about who somebody is";
            case "identity" -> "about which records are of one person";
            case "referral" -> "about referrals";
            case "contact" -> "about contacts with somebody";
            case "timeline" -> "what happened to somebody";
            case "task" -> "about somebody's work";
            case "service" -> "about the directory of services";
            case "service-entry" -> "about an entry of the directory";
            case "pathway-agreement" -> "about what a partner agrees of a pathway";
            case "resource" -> "about the self-help library";
            case "organisation" -> "about organisations";
            case "account" -> "about accounts";
            case "credential" -> "about how people and machines sign in";
            case "access-log" -> "about who looked at somebody's record";
            case "emergency" -> "what is open to those who break the glass";
            case "detention" -> "about somebody held under section 135 or 136";
            case "rail-notice" -> "about a concern on the railway";
            case "rail-warning" -> "about a warning to the police of the railway";
            case "rail-summary" -> "how often somebody was of concern on the railway, and where";
            case "learning" -> "what was learnt from working together";
            case "missing-report" -> "about somebody reported missing";
            case "body-referral" -> "about a referral to safeguarding, the fire service or diversion";
            case "police-record" -> "what the police have told of somebody";
            case "police-return" -> "a return of a police force to the Home Office";
            case "police-data" -> "figures of what the police did under the Mental Health Act";
            case "crisis-contact" -> "about contacts with somebody in a crisis";
            case "place-of-safety" -> "about the places of safety";
            case "workforce" -> "about the registers of AMHPs and doctors";
            case "training" -> "about the training of staff";
            case "crisis-card" -> "about somebody's crisis plan in an incident";
            case "end-of-life" -> "about somebody's end of life entry";
            case "placement" -> "about where somebody lives in care";
            case "pointer" -> "about plans that are kept elsewhere";
            case "sharing" -> "about whom somebody permits to know what";
            case "plan-whole" -> "about a plan as a whole";
            case "release" -> "about what of a record the person is shown";
            case "agreement" -> "about agreements to share";
            case "restricted-alert" -> "an alert that few may see";
            case "own-page",
                    "own-appointments",
                    "own-referrals",
                    "own-diagnosis",
                    "own-log",
                    "own-record",
                    "observation" -> "on the page of a person and their carers";
            case "job" -> "about the running of OneDoor";
            case "import" -> "about files that came in";
            default -> "about " + Ask.words(dataClass);
        };
    }

    /** Says what the account is, what it may not do, and where it may do what it came for, or else who may. */
    private Decision denied(Actor actor, Ask ask, Cell cell) {
        String account = Policy.words(actor.role());
        String doing = ask.action() == Action.READ ? "see" : "change";
        boolean elsewhere = (cell.own() || cell.relationship()) && (ask.action() == Action.READ || cell.write());
        if (elsewhere) {
            return new Decision.Denied(
                    "You are signed in as %s. What you asked for is %s, which such an account may %s only in its own work."
                            .formatted(account, kind(ask.dataClass()), doing),
                    "Open it from a referral your team sent, was offered or has: they are under Referrals.");
        }
        return new Decision.Denied(
                "You are signed in as %s. Such an account may not %s this: it is %s."
                        .formatted(account, doing, kind(ask.dataClass())),
                policy.whoCan(ask.action(), ask.dataClass(), ask.subject() == null));
    }
}
