package org.onedoor.frontdoor.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.stack.StackCall.End;
import org.onedoor.frontdoor.stack.StackCall.LookBack;
import org.onedoor.frontdoor.stack.StackEvents.CallCompleted;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/**
 * When the referral of a call ends, the call does: the ambulance service is told what became of it, and a task asks the
 * centre to look back 72 hours later (REQUIREMENTS E3, W1.24).
 */
@Component
class StackOutcomes implements EventListener {
    /** Recorded on one referral of somebody, a death ends all the others, with no outcome of their own said. */
    private static final String DIED = "DeathRecorded";

    static final Duration LOOK_BACK = Duration.ofHours(72);

    private final StackRepository calls;
    private final StackActs acts;
    private final Handing handing;
    private final Tasks tasks;
    private final Centre centre;

    StackOutcomes(StackRepository calls, StackActs acts, Handing handing, Tasks tasks, Centre centre) {
        this.calls = calls;
        this.acts = acts;
        this.handing = handing;
        this.tasks = tasks;
        this.centre = centre;
    }

    @Override
    public String name() {
        return "end-999-call";
    }

    @Override
    public Set<String> types() {
        return Set.of("OutcomeRecorded", "ReferralCancelled", DIED);
    }

    @Override
    public void hear(Event event) {
        UUID referralId = Objects.requireNonNull(event.scopeId());
        Outcome outcome = event.type().equals(DIED)
                ? Outcome.DIED
                : Outcome.ofCode(String.valueOf(event.payload().get("outcome")));
        calls.ofReferral(referralId).ifPresent(call -> {
            if (call.state() == CallState.PULLED) {
                end(call, outcome, event.occurredAt());
            } else if (event.type().equals("OutcomeRecorded") && isCorrected(call, outcome, event.occurredAt())) {
                correct(call, outcome, event.occurredAt());
            }
        });
    }

    /** A referral that was opened again ends again, and not always in the same way. */
    private static boolean isCorrected(StackCall call, Outcome outcome, Instant at) {
        End end = call.end();
        return call.state() == CallState.COMPLETED
                && end != null
                && at.isAfter(end.at())
                && !end.why().equals(outcome.code());
    }

    private void correct(StackCall completed, Outcome outcome, Instant at) {
        acts.perform(completed.incidentId(), "Correct how a 999 call ended", (act, before) -> {
            if (!isCorrected(before, outcome, at)) {
                return before;
            }
            act.happened(new CallCompleted(before.incidentId(), outcome.code()), at);
            handing.tell(before, "stack-ended", before.sourceOrg(), null, "Corrected: " + outcome.label());
            return before.ended(CallState.COMPLETED, at, outcome.code(), before.lookBack());
        });
    }

    void end(StackCall pulled, Outcome outcome, Instant at) {
        acts.perform(pulled.incidentId(), "End a 999 call", (act, before) -> {
            if (before.state() != CallState.PULLED) {
                return before;
            }
            act.happened(new CallCompleted(before.incidentId(), outcome.code()), at);
            LookBack look = new LookBack(at.plus(LOOK_BACK), null, null);
            tasks.raise(
                    before.subject(),
                    "stack-look-back",
                    "look-back",
                    before.incidentId(),
                    before.number(),
                    centre.owner().organisationId(),
                    centre.owner().teamId(),
                    look.due());
            handing.tell(before, "stack-ended", before.sourceOrg(), null, outcome.label());
            return before.ended(CallState.COMPLETED, at, outcome.code(), look);
        });
    }
}
