package org.onedoor.directory;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One service takes over from another at midnight in London at the beginning of a day.
 *
 * @param orgId the provider that gives it up
 * @param staff whether the old team's staff work in the new team from then on
 * @param state proposed, agreed, withdrawn or done
 * @param proposedBy the account
 * @param givesBy the account that agreed for the provider that gives it up; none while nobody has
 * @param takesBy the account that agreed for the provider that takes over; none while nobody has
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
        UUID proposedBy,
        @Nullable UUID givesBy,
        @Nullable UUID takesBy) {
    public boolean isOpen() {
        return state.equals("proposed") || state.equals("agreed");
    }

    public boolean isAgreed() {
        return state.equals("agreed");
    }

    public boolean isProposed() {
        return state.equals("proposed");
    }

    public boolean isDone() {
        return state.equals("done");
    }

    /** Whether the directory shows it as made. */
    boolean isDue(LocalDate day) {
        return isAgreed() && !onDay.isAfter(day);
    }

    boolean names(UUID service) {
        return oldId.equals(service) || newId.equals(service);
    }
}
