package org.onedoor.exchange.partner;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Subject;

/**
 * One referral as it is worked on together with a partner's machine.
 *
 * @param asked whether we asked the partner; else the partner asked us
 * @param serviceId the service of our directory that was asked; none where the partner asked us
 * @param requestId {@code Bundle.id} of the message that asked
 * @param theirReference what the partner calls it, once it said so
 * @param saidAt when, by the partner's clock, the latest answer was said
 * @param dueAt when its silence is noticed; none when nothing is expected
 * @param silences how often it was noticed
 * @param incidentId the 999 call that is answered; none where a referral is
 * @param silentAt when its silence was noticed last; none when something has been heard since
 */
record Dialogue(
        UUID personId,
        UUID dialogueId,
        UUID referralId,
        String reference,
        String partner,
        boolean asked,
        @Nullable UUID serviceId,
        String requestId,
        String correlationId,
        @Nullable String theirReference,
        OffsetDateTime openedAt,
        @Nullable OffsetDateTime heardAt,
        @Nullable OffsetDateTime saidAt,
        @Nullable OffsetDateTime dueAt,
        int silences,
        @Nullable OffsetDateTime endedAt,
        @Nullable UUID incidentId,
        @Nullable OffsetDateTime silentAt) {
    boolean isOpen() {
        return endedAt == null;
    }

    /** The silence that was noticed last, or will be next. */
    String silence(int number) {
        return dialogueId + ":" + number;
    }

    Subject.Person subject() {
        return new Subject.Person(personId);
    }
}
