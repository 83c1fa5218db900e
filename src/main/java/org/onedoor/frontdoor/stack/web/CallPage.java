package org.onedoor.frontdoor.stack.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.WithPartners;
import org.onedoor.frontdoor.stack.CallState;
import org.onedoor.frontdoor.stack.LookBackAnswer;
import org.onedoor.frontdoor.stack.PullReason;
import org.onedoor.frontdoor.stack.StackCall;
import org.onedoor.frontdoor.web.Typed;

/**
 * One call.
 *
 * @param ours whether the viewer's team may take calls over
 * @param holds whether the viewer has it open now
 * @param arrived when a responder was first with the person; none when nobody was, or the viewer is not of the centre
 * @param failed answers to the ambulance service's machine that did not arrive; for the centre only
 * @param conflict why what was asked could not be done, or none
 */
public record CallPage(
        StackCall call,
        boolean ours,
        boolean holds,
        @Nullable Instant arrived,
        List<CodedNeed> needs,
        List<Service> services,
        Typed typed,
        List<WithPartners.Line> failed,
        @Nullable String conflict,
        Instant now) {

    /** What is no longer than this is read at once; of a longer account whoever has two minutes opens what they need. */
    public static final int SHORT = 600;

    /** What is asked of whoever takes a call over. */
    public static final List<String> TAKING = List.of("why", "need", "priority", "service", "words");

    /** How soon a pulled call can be promised: anything slower would not be a 999 call. */
    public List<Priority> priorities() {
        return List.of(Priority.VERY_URGENT, Priority.URGENT, Priority.SOON);
    }

    /** From the call to its taking over, in whole minutes; none while nobody has. */
    public @Nullable String taken() {
        if (call.pull() == null) {
            return null;
        }
        long minutes = Duration.between(call.calledAt(), call.pull().at()).toMinutes();
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }

    public List<PullReason> reasons() {
        return List.of(PullReason.values());
    }

    public List<LookBackAnswer> answers() {
        return List.of(LookBackAnswer.values());
    }

    /** Whom it is about is shown while it is the centre's to read or to do, and never once it was upgraded. */
    public boolean showsCaller() {
        return call.state() == CallState.PULLED || call.state() == CallState.COMPLETED || holds || !ours;
    }

    public boolean mayLookBack() {
        return ours && call.lookBack() != null && call.lookBack().answer() == null;
    }
}
