package org.onedoor.crisis.notice;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens to a referral to a body outside health. */
final class BodyEvents {
    private BodyEvents() {}

    record BodyReferralSent(UUID scopeId, String number, String kind) implements EventData {}

    record BodyDecided(UUID scopeId, String decision) implements EventData {}

    record BodyAnswered(UUID scopeId) implements EventData {}
}
