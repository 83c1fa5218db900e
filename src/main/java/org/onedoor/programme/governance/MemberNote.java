package org.onedoor.programme.governance;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member with lived experience said of one meeting.
 *
 * @param kind availability or expense
 * @param coming of an availability: yes, part, no or unsure
 * @param pence of an expense
 * @param state said, paid or not-paid
 * @param answer why an expense is not paid, or a word with the payment
 */
public record MemberNote(
        UUID noteId,
        UUID seatId,
        UUID accountId,
        String kind,
        @Nullable String coming,
        String words,
        @Nullable Integer pence,
        String state,
        @Nullable String answer,
        OffsetDateTime saidAt,
        long version) {
    public boolean isExpense() {
        return kind.equals("expense");
    }

    /** The amount in pounds, such as £12.40. */
    public String amount() {
        int all = pence == null ? 0 : pence;
        return "£%d.%02d".formatted(all / 100, all % 100);
    }

    /** Whether they come, in words. */
    public String comes() {
        return switch (coming == null ? "" : coming) {
            case "yes" -> "Comes";
            case "part" -> "Comes for part of it";
            case "no" -> "Cannot come";
            default -> "Does not know yet";
        };
    }

    /** How an expense stands, in words. */
    public String stands() {
        return switch (state) {
            case "paid" -> "Paid";
            case "not-paid" -> "Not paid";
            default -> "Waits to be paid";
        };
    }
}
