package org.onedoor.frontdoor.coordination;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Those who can solve it think together, at once, and part with a plan.
 *
 * @param agreedAt when its plan was agreed; none while it is open
 */
public record Huddle(
        UUID huddleId,
        UUID referralId,
        Instant calledAt,
        @Nullable Instant agreedAt,
        List<Invited> invited) {
    /** How long a huddle has for its plan; the standard {@code HUDDLE_1H} measures it. */
    public static final Duration LIMIT = Duration.ofHours(1);

    public Huddle {
        invited = List.copyOf(invited);
    }

    /**
     * One who is invited.
     *
     * @param service whose team takes part in OneDoor; none for somebody who joins by telephone or in person
     * @param joinedAt when that team first wrote in the huddle
     */
    public record Invited(
            HuddleRole role,
            @Nullable String service,
            @Nullable UUID teamId,
            @Nullable UUID organisationId,
            @Nullable Instant joinedAt) {}

    public boolean isOpen() {
        return agreedAt == null;
    }

    public Instant agreeBy() {
        return calledAt.plus(LIMIT);
    }

    boolean invites(@Nullable UUID team) {
        return team != null && invited.stream().anyMatch(one -> team.equals(one.teamId()));
    }
}
