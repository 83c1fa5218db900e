package org.onedoor.crisis;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.springframework.stereotype.Component;

/** How every change to a case is made: facts are appended, and what follows from all of them is worked out again. */
@Component
class CaseActs {
    static final String DATA = "detention";

    private final Acts acts;
    private final DetentionRepository cases;
    private final Attached attached;
    private final Effects effects;
    private final CaseLive live;

    CaseActs(Acts acts, DetentionRepository cases, Attached attached, Effects effects, CaseLive live) {
        this.acts = acts;
        this.cases = cases;
        this.attached = attached;
        this.effects = effects;
        this.live = live;
    }

    /** Appends facts in the running act. */
    interface Change {
        void apply(Act act, Detention before, CaseState was);
    }

    /** @throws NotFound when there is no such case, or it is out of the actor's reach */
    Detention perform(UUID incident, String what, @Nullable IdempotencyKey key, Change change) {
        Detention found = cases.find(incident).orElseThrow(() -> new NotFound("case"));
        Actor actor = CurrentActor.get();
        Ask ask = Ask.item(Action.WRITE, DATA, found.subject(), found.parties(actor));
        acts.act(Begin.on(what, ask, found.subject()).once(key), UUID.class, act -> {
            Detention before = cases.find(incident).orElseThrow();
            CaseState was = CaseState.of(cases.facts(incident));
            change.apply(act, before, was);
            follow(act, before, was);
            return incident;
        });
        return cases.find(incident).orElseThrow();
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

    /** The case as its facts say it is. */
    Detention derived(Detention before, CaseState state) {
        Attached.Parties parties = attached.of(state);
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
                state.usedAt(),
                state.heldFrom(),
                state.placeId(),
                state.endedAt(),
                state.closedAt());
    }

    /** Appends one fact, or the correction of one. */
    UUID append(
            Act act,
            UUID incident,
            FactKind kind,
            Instant at,
            Map<String, String> codes,
            Map<String, String> words,
            @Nullable UUID corrects) {
        Actor actor = act.actor();
        Map<String, String> more = new HashMap<>(codes);
        if (kind == FactKind.HANDOVER_POLICE || kind == FactKind.HANDOVER_HEALTH) {
            more.put("side", kind == FactKind.HANDOVER_POLICE ? "police" : "health");
        }
        if (actor.role().equals("clinician") && actor.teamId() != null) {
            more.put("team", actor.teamId().toString());
        }
        CaseFact event = new CaseFact(incident, kind, more);
        UUID factId = corrects == null ? act.happened(event, at) : act.corrects(corrects, event, at);
        cases.append(new Fact(
                incident,
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
        return factId;
    }
}
