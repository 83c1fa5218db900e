package org.onedoor.frontdoor.complexity;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** How complex a person's needs are was recorded. @param band a code of {@link ComplexityBand} */
public record ComplexityRecorded(UUID referral, UUID journey, String band) implements EventData {
    @Override
    public UUID scopeId() {
        return referral;
    }

    @Override
    public UUID journeyId() {
        return journey;
    }
}
