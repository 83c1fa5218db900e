package org.onedoor.programme.experience;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens to surveys: that links were made and that somebody answered, never who or what. */
final class ExperienceEvents {
    private ExperienceEvents() {}

    /** @param about the service, or the partner */
    record ExperienceAsked(UUID about, String audience, int links) implements EventData {
        @Override
        public UUID scopeId() {
            return about;
        }
    }

    record ExperienceGiven(UUID about, String audience) implements EventData {
        @Override
        public UUID scopeId() {
            return about;
        }
    }
}
