package org.onedoor.frontdoor;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When and how somebody will be seen, and whether they were: {@code booked}, {@code attended}, {@code did-not-attend} or {@code cancelled}. */
public record Appointment(
        UUID personId,
        UUID appointmentId,
        UUID referralId,
        UUID serviceId,
        @Nullable UUID slotId,
        OffsetDateTime startsAt,
        String mode,
        String state,
        long version) {}
