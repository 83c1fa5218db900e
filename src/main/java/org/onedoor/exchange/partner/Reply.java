package org.onedoor.exchange.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a partner answers, as far as it was understood.
 *
 * @param answers {@code Bundle.id} of the message it answers
 * @param known when the partner was told of it, by its clock: of two answers the one known later counts
 * @param at when it happened
 * @param whom whom it says it is about
 * @param theirs what the partner calls the referral it is about; none when it does not say
 * @param reason why it was declined, as it was coded
 * @param outcome how it ended, coded as here; none when it is coded otherwise
 * @param start of the appointment it is about
 * @param mode how the person is met
 * @param words what the partner wrote and found
 * @param note of it what stands on the request itself
 */
public record Reply(
        String answers,
        Signal signal,
        Instant known,
        Instant at,
        Whom whom,
        @Nullable String theirs,
        @Nullable String reason,
        @Nullable String outcome,
        @Nullable Instant start,
        @Nullable String mode,
        @Nullable String words,
        @Nullable String note) {
    /** What a partner may call a referral: it is kept, and is part of addresses. */
    public static final String REFERENCE = "[A-Za-z0-9._-]{1,64}";
}
