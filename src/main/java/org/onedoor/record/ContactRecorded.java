package org.onedoor.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** Somebody was seen or spoken to, or should have been. @param intervention the code of what was done, where it was said */
public record ContactRecorded(
        UUID referralId,
        UUID journey,
        UUID contact,
        UUID service,
        @Nullable String teamType,
        boolean attended,
        String mode,
        String purpose,
        boolean outcomeMeasured,
        boolean carePlanAgreed,
        boolean lastNeededService,
        @Nullable String intervention)
        implements EventData {
    @Override
    public UUID scopeId() {
        return referralId;
    }

    @Override
    public UUID journeyId() {
        return journey;
    }
}
