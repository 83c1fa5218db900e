package org.onedoor.frontdoor.psychosis;

import java.util.UUID;
import org.onedoor.platform.EventData;

/**
 * Psychosis developed in somebody on the pathway for an at risk mental state.
 *
 * @param on the London day it was judged to have developed
 * @param to the referral to early intervention that was made of it
 */
public record PsychosisDeveloped(UUID referral, UUID journey, String on, UUID to, UUID service) implements EventData {
    @Override
    public UUID scopeId() {
        return referral;
    }

    @Override
    public UUID journeyId() {
        return journey;
    }
}
