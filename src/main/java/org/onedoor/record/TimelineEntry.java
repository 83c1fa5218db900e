package org.onedoor.record;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as everyone who may see it sees it.
 *
 * @param recordedLater how much later than it happened OneDoor was told, in words; none when at once
 * @param corrected a later event put this one right
 */
public record TimelineEntry(
        UUID eventId,
        @Nullable UUID scopeId,
        Instant occurredAt,
        Instant recordedAt,
        String title,
        @Nullable String detail,
        @Nullable String words,
        String mark,
        UUID accountId,
        String who,
        UUID organisationId,
        String organisation,
        @Nullable String recordedLater,
        boolean corrected) {}
