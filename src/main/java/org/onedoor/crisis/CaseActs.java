package org.onedoor.crisis;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CrisisEvents.CaseFact;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.NotFound;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** How every change to a case is made: facts are appended, and what follows from all of them is worked out again. */
@Component
class CaseActs {
    static final String DATA = "detention";
    private static final int TRIES = 4;

    private final Acts acts;
    private final DetentionRepository cases;
    private final CaseStream stream;
    private final Attached attached;
    private final Effects effects;
    private final CaseLive live;

    CaseActs(
            Acts acts,
            DetentionRepository cases,
            CaseStream stream,
            Attached attached,
            Effects effects,
            CaseLive live) {
        this.acts = acts;
        this.cases = cases;
        this.stream = stream;
        this.attached = attached;
        this.effects = effects;
        this.live = live;
    }

    /** Appends facts in the running act. */
    interface Change {
        void apply(Act act, Detention before, CaseState was);
    }

    /** The case was joined to another, or taken apart, while its act waited: it is tried again on the one that lives. */
    static final class JoinedMeanwhile extends ConcurrencyFailureException {
        JoinedMeanwhile() {
            super("The case was joined to another meanwhile");
        }
    }

    /**
     * Changes the case, or the one it was joined to: what is sent to either number is recorded in the one that lives.
     *
     * @throws NotFound when there is no such case, or it is out of the actor's reach
     */
    Detention perform(UUID named, String what, @Nullable IdempotencyKey key, Change change) {
        return trying(() -> {
            Detention found = cases.living(named).orElseThrow(() -> new NotFound("case"));
            return perform(found, found.parties(CurrentActor.get()), what, key, (act, before, was) -> {
                if (!cases.living(named).map(Detention::incidentId).equals(Optional.of(found.incidentId()))) {
                    throw new JoinedMeanwhile();
                }
                change.apply(act, before, was);
            });
        });
    }

    /** The same on exactly this one. @param parties whose work item it is */
    Detention perform(Detention found, Set<UUID> parties, String what, @Nullable IdempotencyKey key, Change change) {
        inAct(found, parties, what, key, (act, before, was) -> {
            if (before.joined() != null) {
                throw new JoinedMeanwhile();
            }
            change.apply(act, before, was);
            follow(act, before, was);
        });
        return cases.find(found.incidentId()).orElseThrow();
    }

    /** The same, where what follows from it is the change's own affair. */
    void inAct(Detention found, Set<UUID> parties, String what, @Nullable IdempotencyKey key, Change change) {
        UUID incident = found.incidentId();
        Ask ask = Ask.item(Action.WRITE, DATA, found.subject(), parties);
        acts.act(Begin.on(what, ask, found.subject()).once(key), UUID.class, act -> {
            Detention before = cases.find(incident).orElseThrow();
            change.apply(act, before, CaseState.of(cases.facts(incident)));
            return incident;
        });
    }

    /** Tries again where two cases were joined, or taken apart, between the looking and the acting. */
    static <T> T trying(Supplier<T> deed) {
        for (int attempt = 1; ; attempt++) {
            try {
                return deed.get();
            } catch (JoinedMeanwhile again) {
                if (attempt == TRIES || Acts.isRunning()) {
                    throw again;
                }
            }
        }
    }

    /** Works out what the case has come to, and does what follows from that. */
    void follow(Act act, Detention before, CaseState was) {
        List<Fact> facts = cases.facts(before.incidentId());
        CaseState is = CaseState.of(facts);
        Detention after = derived(before, is);
        cases.update(after);
        effects.follow(act, after, was, is);
        live.changed();
    }

    /** The case as its facts say it is; over, where it lives on as another. */
    Detention derived(Detention before, CaseState state) {
        Attached.Parties parties = attached.of(state);
        Detention.Joined joined = before.joined();
        return new Detention(
                before.incidentId(),
                before.version(),
                before.number(),
                state.personId(),
                before.described(),
                before.ageAbout(),
                before.foundAt(),
                parties.organisations().stream().sorted().toList(),
                parties.teams().stream().sorted().toList(),
                before.begunAt(),
                joined == null ? state.usedAt() : null,
                joined == null ? state.heldFrom() : null,
                joined == null ? state.placeId() : null,
                joined == null ? state.endedAt() : joined.at(),
                joined == null ? state.closedAt() : joined.at(),
                joined);
    }

    /**
     * Appends one fact, or the correction of one, to the case of the running act.
     *
     * @param named the case it was sent to: the act's own, or one that was joined to it, whose fact it stays
     */
    UUID append(
            Act act,
            UUID named,
            FactKind kind,
            Instant at,
            Map<String, String> codes,
            Map<String, String> words,
            @Nullable UUID corrects) {
        UUID incident = act.subject().id();
        UUID factOf =
                corrects == null ? named : cases.caseOf(corrects, incident).orElse(named);
        Actor actor = act.actor();
        Map<String, String> more = new HashMap<>(codes);
        if (kind == FactKind.HANDOVER_POLICE || kind == FactKind.HANDOVER_HEALTH) {
            more.put("side", kind == FactKind.HANDOVER_POLICE ? "police" : "health");
        }
        if (actor.role().equals("clinician") && actor.teamId() != null) {
            more.put("team", actor.teamId().toString());
        }
        CaseFact event = new CaseFact(incident, kind, more);
        UUID factId = corrects == null
                ? act.happened(event, at)
                : act.corrects(stream.eventOf(incident, corrects), event, at);
        cases.append(new Fact(
                factOf,
                factId,
                kind,
                at,
                act.now(),
                actor.accountId(),
                actor.name(),
                actor.role(),
                actor.organisationId(),
                corrects,
                more,
                words));
        stream.appended(act, factOf, factId, corrects);
        return factId;
    }
}
