package org.onedoor.record;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something anyone who deals with a person must know before they do, until somebody ends it. */
public record Alert(
        UUID personId,
        UUID alertId,
        AlertKind kind,
        @Nullable String words,
        Instant raisedAt,
        String raisedBy,
        String organisation) {
    private static final int BADGE = 30;

    /** What somebody needs is of use only where it is read at once. */
    private static final int NEEDS = 90;

    /** {@code Allergy: penicillin}; the kind alone where the words are long or not for a screen that others see. */
    public String badge() {
        return words == null || words.length() > (kind == AlertKind.ACCESS_NEEDS ? NEEDS : BADGE) || !kind.showsWords()
                ? kind.spoken()
                : kind.label() + ": " + words;
    }
}
