package org.onedoor.record;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person says is wrong in an entry of their record. @param answer none until the team has answered */
public record Correction(
        UUID personId,
        UUID correctionId,
        String reference,
        UUID eventId,
        String words,
        Instant askedAt,
        Observation.Owner owner,
        @Nullable Answer answer) {

    /** What came of it. @param corrected whether it was put right; else what the person says stands beside it */
    public record Answer(boolean corrected, String words, Instant at) {}
}
