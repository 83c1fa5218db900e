package org.onedoor.crisis;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody begins a case, and somebody very like whom they describe is held already: they are asked before it is two. */
public final class PerhapsTheSame extends RuntimeException {
    PerhapsTheSame() {
        super("Somebody very like this is held already.");
    }

    /**
     * What may be the same.
     *
     * @param contact whether it is a contact of street triage, of which no case was begun; else a case
     * @param words its number, its time, and who wrote it
     * @param said how the person was described there; none for whom it is out of reach
     */
    public record Likely(
            UUID incidentId,
            UUID personId,
            String number,
            boolean contact,
            String words,
            @Nullable String said) {
        boolean isReached() {
            return said != null;
        }
    }
}
