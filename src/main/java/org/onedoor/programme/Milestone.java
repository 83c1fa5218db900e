package org.onedoor.programme;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A milestone of an action that was reached. Days are London days.
 *
 * @param dueOn the day the plan names
 * @param evidence what shows it, in words
 */
public record Milestone(
        LocalDate dueOn, LocalDate reachedOn, String evidence, OffsetDateTime recordedAt, UUID recordedBy) {}
