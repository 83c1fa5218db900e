package org.onedoor.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Policy.Cell;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** What turns on who the actor is to the person: themselves, a carer they permitted, or staff before their own record. */
@Component
class PersonalGate {
    private final PersonAccounts accounts;
    private final CarerRepository carers;
    private final People people;
    private final DomainTime time;

    PersonalGate(PersonAccounts accounts, CarerRepository carers, People people, DomainTime time) {
        this.accounts = accounts;
        this.carers = carers;
        this.people = people;
        this.time = time;
    }

    /** The decision, or none when it turns on other things. */
    @Nullable
    Decision decide(Actor actor, Ask ask, Cell cell, UUID personId) {
        return switch (PersonAccounts.Kind.of(actor.role())) {
            case PERSON -> self(actor, ask, cell, personId);
            case CARER -> carer(actor, ask, cell, personId);
            case STAFF -> !isMachine(actor) && isOwn(actor, personId) ? ownRecord() : null;
        };
    }

    /** No machine is anybody's, and none is asked whose it is: its account is that of a client. */
    private static boolean isMachine(Actor actor) {
        return actor.clientId() != null;
    }

    private boolean isOwn(Actor actor, UUID personId) {
        UUID own = accounts.personOf(actor.accountId());
        return own != null && (own.equals(personId) || people.linked(personId).contains(own));
    }

    private Decision self(Actor actor, Ask ask, Cell cell, UUID personId) {
        if (!isOwn(actor, personId)) {
            return new Decision.OutOfReach("not the person themselves");
        }
        boolean may = cell.self() && (ask.action() == Action.READ || cell.write());
        return may
                ? new Decision.Allowed("self")
                : new Decision.Denied(
                        "This part of your record is not open on your own page yet.",
                        "Ask the team that looks after you, or the Privacy Officer of your trust, for a copy.");
    }

    private Decision carer(Actor actor, Ask ask, Cell cell, UUID personId) {
        if (!cell.carer() || (ask.action() == Action.WRITE && !cell.write())) {
            return new Decision.OutOfReach("nothing a carer may be told");
        }
        List<UUID> ids = people.linked(personId);
        Topic topic = Topic.ofData(ask.dataClass()).orElse(null);
        if (topic == null) {
            return carers.ofAccount(ids, actor.accountId()).isPresent()
                    ? new Decision.Allowed("carer")
                    : new Decision.OutOfReach("not a carer of this person");
        }
        Instant now = time.instant();
        return carers.latest(ids, actor.accountId(), topic, now)
                .map(held -> held.permission().isLive(now)
                        ? new Decision.Allowed("permission: You permitted %s to be told about %s until %s"
                                .formatted(
                                        held.name(),
                                        topic.spoken(),
                                        London.full(held.permission().end())))
                        : over(topic, held.permission()))
                .orElseGet(() -> new Decision.OutOfReach("never permitted"));
    }

    private static Decision over(Topic topic, Carer.Permission permission) {
        String how = permission.withdrawnAt() == null ? "It ended" : "It was withdrawn";
        return new Decision.Denied(
                "You are not permitted to see this any longer: %s. %s on %s."
                        .formatted(topic.spoken(), how, London.full(permission.end())),
                "Only the person can permit it again. You may still tell the team what you see: they always read it.");
    }

    private static Decision ownRecord() {
        return new Decision.Denied(
                "This is your own record. Staff do not open their own record through the staff site.",
                "Read it on your own page, signed in as yourself, or ask the Privacy Officer of your organisation for a copy.");
    }
}
