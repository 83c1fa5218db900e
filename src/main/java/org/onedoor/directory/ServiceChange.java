package org.onedoor.directory;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One service takes over from another at midnight in London at the beginning of a day.
 *
 * @param staff whether the old team's staff work in the new team from then on
 * @param state proposed, agreed, withdrawn or done
 * @param proposedBy the account
 */
public record ServiceChange(
        UUID orgId,
        UUID changeId,
        UUID oldId,
        UUID newId,
        LocalDate onDay,
        boolean staff,
        String words,
        String state,
        UUID proposedBy) {
    public boolean isOpen() {
        return state.equals("proposed") || state.equals("agreed");
    }

    public boolean isAgreed() {
        return state.equals("agreed");
    }

    public boolean isProposed() {
        return state.equals("proposed");
    }

    /** Whether the directory shows it as made. */
    boolean isDue(LocalDate day) {
        return isAgreed() && !onDay.isAfter(day);
    }
}
