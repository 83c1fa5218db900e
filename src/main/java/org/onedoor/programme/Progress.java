package org.onedoor.programme;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an action's update log. Never changed; a correction is a new one.
 *
 * @param happenedOn the day it speaks of; none for an undated entry of a file
 * @param precision {@code day}, {@code month} or {@code none}
 * @param source {@code file}, {@code person} or {@code signed-link}
 * @param writtenFor the organisation it was written for
 */
public record Progress(
        UUID progressId,
        UUID actionId,
        @Nullable LocalDate happenedOn,
        String precision,
        String words,
        String source,
        int edition,
        OffsetDateTime writtenAt,
        UUID writtenBy,
        @Nullable UUID writtenFor) {}
