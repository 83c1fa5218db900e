package org.onedoor.frontdoor.perinatal;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What is recorded of pregnancy and birth, and of the births that access is a share of. */
public final class PerinatalEvents {
    private PerinatalEvents() {}

    /** @param state {@code pregnant} or {@code baby} @param day when it is due, or was born, as an ISO date */
    public record PerinatalRecorded(UUID referral, UUID journey, String state, String day) implements EventData {
        @Override
        public UUID scopeId() {
            return referral;
        }

        @Override
        public UUID journeyId() {
            return journey;
        }
    }

    /** How many were born to people of a district in some days, the last included. */
    public record BirthsEntered(UUID scopeId, String district, String from, String to, int births)
            implements EventData {}

    public record BirthsRemoved(UUID scopeId, String district, String from, String to) implements EventData {}
}
