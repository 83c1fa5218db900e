package org.onedoor.workforce;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a member of staff attended a course.
 *
 * @param staffRef the number or address under which the organisation knows them
 * @param teamId their team; none where the organisation has none or nobody said
 * @param validUntil the last day it counts; none where it does not run out
 * @param leftOn since when they are with the organisation no longer
 */
public record Attendance(
        UUID organisationId,
        UUID attendanceId,
        UUID learnerId,
        String staffRef,
        String name,
        @Nullable UUID teamId,
        RoleFamily role,
        Course course,
        LocalDate attendedOn,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate leftOn) {
    /** Whether it counts on a day: attended by then, not run out, and still with the organisation. */
    public boolean countsOn(LocalDate day) {
        return !attendedOn.isAfter(day)
                && (validUntil == null || !validUntil.isBefore(day))
                && (leftOn == null || leftOn.isAfter(day));
    }
}
