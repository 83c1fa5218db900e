package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One seat of a group, named by organisation and position and never by person.
 *
 * @param organisationId who fills it; none for a seat of lived experience, or one nobody fills yet
 * @param until the last day it was filled; none while it is
 */
public record GroupSeat(
        UUID seatId,
        Seat seat,
        @Nullable UUID organisationId,
        String position,
        LocalDate from,
        @Nullable LocalDate until) {

    public boolean filledOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || !until.isBefore(day));
    }
}
