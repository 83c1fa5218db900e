package org.onedoor.workforce;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What is recorded of training, of an organisation. Names stay in the rows. */
final class TrainingEvents {
    private TrainingEvents() {}

    record TrainingAttended(
            UUID learner,
            UUID attendance,
            String course,
            String on,
            @Nullable String until) implements EventData {
        @Override
        public UUID scopeId() {
            return learner;
        }
    }

    record AttendanceTakenBack(UUID learner, UUID attendance) implements EventData {
        @Override
        public UUID scopeId() {
            return learner;
        }
    }

    record LearnerLeft(UUID learner, String on) implements EventData {
        @Override
        public UUID scopeId() {
            return learner;
        }
    }

    record StaffCounted(
            UUID scopeId, @Nullable UUID team, @Nullable String role, String on, int staff) implements EventData {}
}
