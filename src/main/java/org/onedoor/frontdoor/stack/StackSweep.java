package org.onedoor.frontdoor.stack;

import java.time.Duration;
import java.time.Instant;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.stack.StackCall.Hold;
import org.onedoor.frontdoor.stack.StackEvents.CallReleased;
import org.onedoor.platform.Act;
import org.onedoor.platform.Refused;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/**
 * What time alone does to the stack: a message whose time has come is applied, a hold that ran out puts the call back,
 * and a call that no team has accepted goes back to the ambulance service while a crew can still be sent in time.
 */
@Component
class StackSweep implements Pump {

    private final StackRepository calls;
    private final StackActs acts;
    private final CadMessages messages;
    private final CadFeed feed;
    private final Handing handing;
    private final StackOutcomes outcomes;
    private final Centre centre;
    private final DomainTime time;

    StackSweep(
            StackRepository calls,
            StackActs acts,
            CadMessages messages,
            CadFeed feed,
            Handing handing,
            StackOutcomes outcomes,
            Centre centre,
            DomainTime time) {
        this.calls = calls;
        this.acts = acts;
        this.messages = messages;
        this.feed = feed;
        this.handing = handing;
        this.outcomes = outcomes;
        this.centre = centre;
        this.time = time;
    }

    @Override
    public String name() {
        return "999-stack";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void run() {
        Instant now = time.instant();
        for (CadMessages.Waiting waiting : messages.due(now)) {
            Alone.done("apply a message about a 999 call", () -> apply(waiting));
        }
        for (StackCall call : calls.due(now)) {
            Alone.done("let time pass on a 999 call", () -> due(call, now));
        }
    }

    /** One that a team has is left alone: no act and no audit row for what changes nothing. */
    private void due(StackCall call, Instant now) {
        Outcome outcome = handing.outcome(call);
        if (outcome != null) { // nobody is sent for what has ended, though the news of it is still on its way
            outcomes.end(call, outcome, now);
        } else if (!handing.accepted(call)) {
            acts.perform(call.incidentId(), "Let time pass on a 999 call", this::passed);
        }
    }

    private void apply(CadMessages.Waiting waiting) {
        try {
            feed.apply(waiting.orgId(), waiting.message());
        } catch (Refused refused) {
            messages.keep(waiting.orgId(), waiting.message().bare(), CadMessages.Taken.REFUSED, refused.getMessage());
        }
    }

    private StackCall passed(Act act, StackCall before) {
        StackCall call = before;
        Hold hold = call.hold();
        if (call.state() == CallState.HELD && hold != null && !hold.until().isAfter(act.now())) {
            act.happened(new CallReleased(call.incidentId(), "ran out"));
            call = call.waiting();
        }
        Instant back = call.returnBy();
        if (call.state() == CallState.PULLED
                && call.closedAt() == null
                && back != null
                && !back.isAfter(act.now())
                && handing.outcome(call) == null
                && !handing.accepted(call)) {
            String why = "No team had accepted it, and the ambulance service's own time was nearly up.";
            handing.tell(
                    call,
                    "stack-returned",
                    centre.owner().organisationId(),
                    centre.owner().teamId(),
                    why);
            return handing.back(act, call, why);
        }
        return call;
    }
}
