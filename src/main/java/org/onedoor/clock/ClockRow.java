package org.onedoor.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Subject;

/**
 * A clock at the moment it asks for attention.
 *
 * @param scopeId the referral, or for a standard of the whole journey the journey
 * @param threshold the instant it was to be acted on: a warning point, or when it was due
 * @param late how long after that it was noticed, such as after a night without power
 */
public record ClockRow(
        Subject subject,
        UUID clockId,
        String standardId,
        String standardVersion,
        UUID scopeId,
        @Nullable UUID journeyId,
        Instant startedAt,
        Instant dueAt,
        Instant threshold,
        Duration late) {}
