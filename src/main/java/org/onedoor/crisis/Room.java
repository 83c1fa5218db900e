package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/** One room of a place of safety: what the place last confirmed, and whose it is. */
public record Room(
        int number,
        RoomState state,
        @Nullable String reason,
        @Nullable Instant reopensAt,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        @Nullable Claim claim) {
    /** What was confirmed longer ago than this is not to be relied on. */
    static final Duration FRESH = Duration.ofMinutes(60);

    /** @param arrivedAt none while the room is only promised */
    public record Claim(
            UUID incidentId,
            String number,
            Instant claimedAt,
            @Nullable Instant arrivedAt) {}

    public boolean isFree() {
        return state == RoomState.OPEN && claim == null;
    }

    public boolean isStale(Instant now) {
        return confirmedAt == null || confirmedAt.plus(FRESH).isBefore(now);
    }

    /** {@code Occupied}, {@code Promised at 23:58}, {@code Closed: flood, opens Sun 31 Mar 2024 at 08:00}. */
    public String words() {
        if (claim != null) {
            return claim.arrivedAt() == null
                    ? "Promised at %s".formatted(London.time(claim.claimedAt()))
                    : "Occupied since %s".formatted(London.time(claim.arrivedAt()));
        }
        String more = reason == null ? "" : ": " + reason;
        String opens = reopensAt == null ? "" : ", expected to open " + London.full(reopensAt);
        return state == RoomState.OPEN ? "Free" : state.label() + more + opens;
    }

    public String age(Instant now) {
        if (confirmedAt == null) {
            return "never confirmed";
        }
        long minutes = Math.max(0, Duration.between(confirmedAt, now).toMinutes());
        String ago = minutes < 120
                ? minutes + " min ago"
                : minutes < 2 * 1440 ? minutes / 60 + " h ago" : London.full(confirmedAt);
        String by = confirmedBy == null ? "" : " by " + confirmedBy;
        return isStale(now) ? "last confirmed %s%s: ring first".formatted(ago, by) : "confirmed " + ago + by;
    }
}
