package org.onedoor.programme.publishing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What happens to a plan before the public. The scope is the plan, or one piece of feedback within it. */
final class PublishingEvents {
    private PublishingEvents() {}

    record PlanPublished(UUID plan, int version, UUID snapshot) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    record PlanWithdrawn(UUID plan, int version) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    /** What happened to one piece of feedback. */
    private interface OfFeedback extends EventData {
        UUID plan();

        UUID feedback();

        @Override
        default UUID scopeId() {
            return feedback();
        }

        @Override
        default @Nullable UUID journeyId() {
            return plan();
        }
    }

    record FeedbackReceived(UUID plan, UUID feedback, String source) implements OfFeedback {}

    record FeedbackShown(UUID plan, UUID feedback) implements OfFeedback {}

    record FeedbackNotShown(UUID plan, UUID feedback, String reason) implements OfFeedback {}

    record FeedbackAnswered(UUID plan, UUID feedback) implements OfFeedback {}
}
