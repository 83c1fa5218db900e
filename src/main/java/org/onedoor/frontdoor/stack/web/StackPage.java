package org.onedoor.frontdoor.stack.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.onedoor.frontdoor.stack.CallState;
import org.onedoor.frontdoor.stack.StackCall;
import org.onedoor.people.PlacePick;

/**
 * The list.
 *
 * @param ours whether the viewer's team may take calls over; an ambulance service only sees its own
 */
public record StackPage(
        List<StackCall> calls, UUID viewer, boolean ours, boolean sends, PlacePick places, Instant now) {

    /** How many nobody reads and nobody has taken over. */
    public long waiting() {
        return calls.stream().filter(call -> call.state() == CallState.WAITING).count();
    }

    public String heading() {
        return waiting() == 1 ? "1 call waits" : waiting() + " calls wait";
    }

    /** Whether the viewer has this call open now. */
    public boolean holds(StackCall call) {
        return call.hold() != null && call.hold().accountId().equals(viewer);
    }
}
