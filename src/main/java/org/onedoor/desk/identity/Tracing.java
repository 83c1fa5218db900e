package org.onedoor.desk.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Owner;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.people.NationalService;
import org.onedoor.people.NationalService.Heard;
import org.onedoor.people.People;
import org.onedoor.people.Trace;
import org.onedoor.people.Trace.State;
import org.onedoor.people.TraceField;
import org.onedoor.people.Traces;
import org.onedoor.people.Traces.Confirmed;
import org.onedoor.people.Traces.Seen;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Subject;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Service;

/** Asking the national service who somebody is, deciding it, and what others have to do because of it. */
@Service
class Tracing {
    static final String DATA = "demographics";

    private static final Duration LOOK_WITHIN = Duration.ofDays(1);
    private static final Duration DEATH_WITHIN = Duration.ofHours(4);

    private final NationalService service;
    private final Traces traces;
    private final People people;
    private final Referrals referrals;
    private final Centre centre;
    private final Tasks tasks;
    private final Acts acts;

    Tracing(
            NationalService service,
            Traces traces,
            People people,
            Referrals referrals,
            Centre centre,
            Tasks tasks,
            Acts acts) {
        this.service = service;
        this.traces = traces;
        this.people = people;
        this.referrals = referrals;
        this.centre = centre;
        this.tasks = tasks;
        this.acts = acts;
    }

    static Ask ask(UUID personId) {
        return Ask.about(Action.WRITE, DATA, new Subject.Person(personId));
    }

    private static Begin begin(String what, UUID personId) {
        return Begin.on(what, ask(personId), new Subject.Person(personId));
    }

    /** Asks: one act before the question and one after it, and none while it is out. Sent twice, it is the same question. */
    void trace(UUID personId, boolean byNumber, IdempotencyKey key) {
        AtomicReference<@Nullable Trace> begun = new AtomicReference<>();
        acts.act(begin("Ask the national service who somebody is", personId).once(key), String.class, act -> {
            UUID traceId = traces.begin(act, byNumber);
            begun.set(traces.find(personId, traceId).orElseThrow());
            return traceId.toString();
        });
        Trace trace = begun.get();
        if (trace != null) { // else it was sent before: whatever was not answered then is asked again by itself
            keep(trace, service.ask(trace), (_, _) -> {});
        }
    }

    /** Asks what was not answered before; whoever asked is told by a task in the act that keeps the answer. */
    void again(Trace trace) {
        keep(trace, service.ask(trace), (act, after) -> {
            if (!after.isWaiting() && (after.state() != State.GAVE_UP || trace.tries() > 0)) {
                told(act, after);
            }
        });
    }

    private void keep(Trace trace, Heard heard, BiConsumer<Act, Trace> then) {
        acts.act(
                begin("Keep what the national service answered", trace.personId()),
                act -> traces.answered(act, trace.traceId(), heard)
                        .flatMap(each -> traces.find(trace.personId(), each.traceId()))
                        .ifPresent(after -> then.accept(act, after)));
    }

    private void told(Act act, Trace trace) {
        tasks.raise(
                act.subject(),
                "trace-answered",
                "trace-answered:" + trace.traceId(),
                trace.traceId(),
                trace.personId().toString(),
                trace.askedOrg(),
                trace.askedTeam(),
                act.now().plus(LOOK_WITHIN));
    }

    /** It is the same person. @return whether the number is theirs now; false when another record holds it */
    boolean same(UUID personId, Seen seen, Set<TraceField> chosen, IdempotencyKey key) {
        return acts.act(
                begin("Say that the national service means this person", personId)
                        .once(key),
                Boolean.class,
                act -> switch (traces.same(act, seen, chosen)) {
                    case Confirmed.Verified(Trace trace) -> {
                        settled(act, seen);
                        follow(act, trace);
                        yield true;
                    }
                    case Confirmed.HeldByAnother(Trace trace) -> {
                        settled(act, seen);
                        centre(act, "trace-same-number", trace);
                        yield false;
                    }
                });
    }

    void notSame(UUID personId, Seen seen, IdempotencyKey key) {
        acts.act(
                begin("Say that the national service means somebody else", personId)
                        .once(key),
                act -> {
                    traces.notSame(act, seen);
                    settled(act, seen);
                });
    }

    private void settled(Act act, Seen seen) {
        tasks.doneFor(act.subject().id(), seen.traceId(), act.actor().accountId());
    }

    /** Nothing follows by itself from what the service says: somebody is asked to. */
    private void follow(Act act, Trace trace) {
        if (trace.isReplaced()) {
            centre(act, "trace-number-replaced", trace);
        }
        if (trace.restricted()) {
            centre(act, "trace-restricted", trace);
        }
        if (trace.died()) {
            death(act, trace);
        }
    }

    private void centre(Act act, String kind, Trace trace) {
        Owner owner = centre.owner();
        tasks.raise(
                act.subject(),
                kind,
                kind + ":" + trace.traceId(),
                trace.personId(),
                trace.personId().toString(),
                owner.organisationId(),
                owner.teamId(),
                act.now().plus(LOOK_WITHIN));
    }

    /** Whoever has open work of theirs, each for theirs; the centre where nobody has. */
    private void death(Act act, Trace trace) {
        List<Referral> open = new ArrayList<>(referrals.ofPerson(people.linked(trace.personId())).stream()
                .filter(Referral::isOpen)
                .sorted(Comparator.comparing(Referral::reference))
                .toList());
        if (open.isEmpty()) {
            centre(act, "trace-death", trace);
        }
        for (Referral referral : open) {
            tasks.raise(
                    act.subject(),
                    "trace-death",
                    "trace-death:%s:%s".formatted(trace.traceId(), referral.referralId()),
                    referral.referralId(),
                    referral.reference(),
                    referral.owner().organisationId(),
                    referral.owner().teamId(),
                    act.now().plus(DEATH_WITHIN));
        }
    }
}
