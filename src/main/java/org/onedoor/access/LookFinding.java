package org.onedoor.access;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks that a rule picked out: one for each account, person and day.
 *
 * @param personId whose record; none where the rule is about how many
 * @param people how many people were seen that day, and {@code usual} how many are usual, where the rule is about that
 */
public record LookFinding(
        UUID organisationId,
        UUID findingId,
        LookRule rule,
        UUID accountId,
        @Nullable UUID personId,
        LocalDate day,
        @Nullable Integer people,
        @Nullable Integer usual,
        LookQuery.@Nullable Answer ended) {}
