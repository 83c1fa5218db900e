package org.onedoor.frontdoor.choice;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What happens when somebody is offered a choice. */
public final class ChoiceEvents {
    private ChoiceEvents() {}

    /**
     * Somebody was offered options, and answered.
     *
     * @param services those of the directory among the options
     * @param options how many there were in all
     * @param chosen the service they chose; none where they chose none, or something that is not in the directory
     */
    public record ChoiceOffered(
            UUID referral,
            UUID journey,
            String occasion,
            List<UUID> services,
            int options,
            String answer,
            @Nullable UUID chosen)
            implements EventData {
        @Override
        public UUID scopeId() {
            return referral;
        }

        @Override
        public UUID journeyId() {
            return journey;
        }
    }
}
