package org.onedoor.frontdoor.stack;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens to a 999 call of the stack. */
public final class StackEvents {
    private StackEvents() {}

    /** Every event here belongs to one call. */
    sealed interface OfCall extends EventData {
        UUID call();

        @Override
        default UUID scopeId() {
            return call();
        }
    }

    public record CallShown(UUID call, int category) implements OfCall {}

    public record CallChanged(UUID call, int category) implements OfCall {}

    public record CallHeld(UUID call, String until) implements OfCall {}

    public record CallReleased(UUID call, String why) implements OfCall {}

    public record CallPulled(UUID call, String reason, String reference) implements OfCall {}

    public record CallReturned(UUID call, String why) implements OfCall {}

    public record CallUpgraded(UUID call, int category) implements OfCall {}

    /** The ambulance service closed a call that the centre has. */
    public record CallClosedThere(UUID call) implements OfCall {}

    /** The call is of category 3 to 5 again. */
    public record CallDowngraded(UUID call, int category) implements OfCall {}

    public record CallWithdrawn(UUID call, String why) implements OfCall {}

    public record CallCompleted(UUID call, String outcome) implements OfCall {}

    public record CallLookedBack(UUID call, String answer) implements OfCall {}
}
