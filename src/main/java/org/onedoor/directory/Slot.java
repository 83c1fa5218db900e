package org.onedoor.directory;

import java.time.Instant;
import java.util.UUID;

/** A time somebody can be seen by a service. */
public record Slot(
        UUID organisationId,
        UUID id,
        UUID serviceId,
        Instant startsAt,
        Instant endsAt,
        Format mode,
        SlotState state,
        long version) {}
