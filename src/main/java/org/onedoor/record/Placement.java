package org.onedoor.record;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody lives in a care home.
 *
 * @param firstDay and {@code lastDay} as London days, both included; the last is none while no end is known
 * @param withdrawn why it was taken back, where it was never so
 */
public record Placement(
        UUID personId,
        UUID placementId,
        int version,
        UUID homeId,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable String withdrawn,
        OffsetDateTime writtenAt,
        String writtenBy) {

    public boolean stands() {
        return withdrawn == null;
    }

    public boolean covers(LocalDate day) {
        return stands() && !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay));
    }

    /** Whether both are on more than one day that is the last of one and the first of the other. */
    boolean overlaps(LocalDate from, @Nullable LocalDate until) {
        return stands() && (until == null || firstDay.isBefore(until)) && (lastDay == null || from.isBefore(lastDay));
    }
}
