package org.onedoor.frontdoor.advice.line;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What happens on the advice lines, and to who answers them. */
public final class LineEvents {
    private LineEvents() {}

    /** A call about somebody was taken and became a question. @param duty who was on duty; none where nobody was named */
    public record AdviceCallTaken(
            UUID advice,
            String line,
            UUID service,
            @Nullable UUID duty,
            boolean open) implements EventData {
        @Override
        public UUID scopeId() {
            return advice;
        }
    }

    public record LineRouteAdded(
            UUID route, String line, String placeKind, String placeCode, String hours, UUID service)
            implements EventData {
        @Override
        public UUID scopeId() {
            return route;
        }
    }

    public record LineRouteRemoved(UUID route) implements EventData {
        @Override
        public UUID scopeId() {
            return route;
        }
    }

    /** @param until as an ISO instant */
    public record DutyTaken(UUID team, UUID account, String until) implements EventData {
        @Override
        public UUID scopeId() {
            return team;
        }
    }
}
