package org.onedoor.programme;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What happens to plans: codes and ids only. The scope is the plan, or the action within it. */
public final class PlanEvents {
    private PlanEvents() {}

    /** A file came in and waits to be confirmed. */
    public record PlanFileRead(UUID plan, int edition, int differences) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    public record PlanConfirmed(UUID plan, int edition, int accepted, int refused) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    public record PlanFileSetAside(UUID plan, int edition) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    /** @param changed how many suggestions are others than before */
    public record SuggestionsRead(UUID plan, int changed) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    public record PlanChairNamed(UUID plan, UUID account) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    public record RiskScored(UUID plan, UUID risk, int score) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    /** @param risk none when the two were parted */
    public record MitigationPaired(
            UUID plan, UUID mitigation, @Nullable UUID risk) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    public record DecisionRecorded(UUID plan, UUID decision) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    public record RiskAdded(UUID plan, UUID risk) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    public record PlansTied(UUID plan, UUID tie, boolean tied) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    public record MentalHealthConsidered(UUID plan, UUID answer) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    public record CoverageChanged(UUID plan, UUID coverage, boolean covered) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    public record PlanFrozen(UUID plan, UUID snapshot, String purpose) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    /** What happened to one action has the action as its scope and the plan as its journey. */
    private interface OfAction extends EventData {
        UUID plan();

        UUID action();

        @Override
        default UUID scopeId() {
            return action();
        }

        @Override
        default UUID journeyId() {
            return plan();
        }
    }

    public record ActionAdded(UUID plan, UUID action) implements OfAction {}

    public record ProgressLogged(UUID plan, UUID action, String source) implements OfAction {}

    public record ActionRated(UUID plan, UUID action, String rag, String computed) implements OfAction {}

    public record ActionStatusSet(UUID plan, UUID action, String status, String suggested) implements OfAction {}

    public record ActionDisputed(UUID plan, UUID action) implements OfAction {}

    public record DisputeSettled(UUID plan, UUID action) implements OfAction {}

    public record AccountableNamed(UUID plan, UUID action, UUID organisation) implements OfAction {}

    public record MilestoneReached(UUID plan, UUID action, LocalDate due) implements OfAction {}

    public record EvidenceAttached(UUID plan, UUID action, UUID evidence) implements OfAction {}

    public record LinkMade(UUID plan, UUID action, UUID organisation) implements OfAction {}

    public record LinkTakenBack(UUID plan, UUID action) implements OfAction {}

    /** @param measured whether it is measured by the standard from now on, or no longer */
    public record ActionMeasured(UUID plan, UUID action, String standard, boolean measured) implements OfAction {}

    public record ActionClosing(UUID plan, UUID action) implements OfAction {}

    public record ActionClosed(UUID plan, UUID action) implements OfAction {}

    public record ActionNotClosed(UUID plan, UUID action) implements OfAction {}

    public record ActionReopened(UUID plan, UUID action) implements OfAction {}
}
