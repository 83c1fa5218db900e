package org.onedoor.frontdoor.waiting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What happens while somebody waits. None of it starts a clock of the person's again. */
public final class WaitingEvents {
    private WaitingEvents() {}

    /** Every event here belongs to one referral of one journey. */
    sealed interface WhileWaiting extends EventData {
        UUID referral();

        UUID journey();

        @Override
        default UUID scopeId() {
            return referral();
        }

        @Override
        default UUID journeyId() {
            return journey();
        }
    }

    /**
     * Somebody asked how the person is.
     *
     * @param next the London day of the next one, where it was chosen; none leaves it to the rule
     * @param told whether the person was told how long people usually wait
     * @param selfHelp whether help to help themselves was offered
     */
    public record CheckInRecorded(
            UUID referral,
            UUID journey,
            String mode,
            String outcome,
            @Nullable String next,
            boolean told,
            boolean selfHelp)
            implements WhileWaiting {}

    public record CheckInPlanned(UUID referral, UUID journey, String next) implements WhileWaiting {}

    /** Somebody judged whether the wait has harmed the person. */
    public record HarmReviewed(UUID referral, UUID journey, String harm) implements WhileWaiting {}

    /** The person is worse than when it was decided how soon they must be seen. @param hands {@code centre}, or {@code same} */
    public record DeteriorationReported(UUID referral, UUID journey, String priority, String before, String hands)
            implements WhileWaiting {}

    /** The person was asked whether they still need it. @param by the last London day for the answer */
    public record StillNeededAsked(UUID referral, UUID journey, String by) implements WhileWaiting {}

    public record StillNeededAnswered(UUID referral, UUID journey, String answer) implements WhileWaiting {}

    /** Time came, and the owning team was given the task. @param what which task; @param due when it is due */
    public record WaitingTaskRaised(UUID referral, UUID journey, String what, String due) implements WhileWaiting {}
}
