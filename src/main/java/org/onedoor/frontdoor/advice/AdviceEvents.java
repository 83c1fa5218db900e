package org.onedoor.frontdoor.advice;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens to a question for advice. The clocks and the timeline know these by name. */
public final class AdviceEvents {
    private AdviceEvents() {}

    /** Every event here belongs to one question. */
    sealed interface OfAdvice extends EventData {
        UUID advice();

        @Override
        default UUID scopeId() {
            return advice();
        }
    }

    public record AdviceAsked(UUID advice, UUID service, String urgency) implements OfAdvice {}

    public record AdviceMoreAsked(UUID advice, UUID service) implements OfAdvice {}

    public record AdviceMoreGiven(UUID advice, UUID service) implements OfAdvice {}

    /** @param advises {@code manage} or {@code refer} */
    public record AdviceAnswered(UUID advice, UUID service, String advises) implements OfAdvice {}

    /** Asked on after an answer. */
    public record AdviceFollowedUp(UUID advice, UUID service, String urgency) implements OfAdvice {}

    public record AdvicePassedOn(UUID advice, UUID fromService, UUID service) implements OfAdvice {}

    public record AdviceClosed(UUID advice, UUID service, String outcome) implements OfAdvice {}

    public record AdviceReferred(UUID advice, UUID service, String reference) implements OfAdvice {}
}
