package org.onedoor.record;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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

    /**
     * Each stay of one person once: what several of their records say of the same home and of the same days is one stay, from
     * the first of its days until the last. The earliest is the one that stands for it.
     *
     * @param all those of one person that stand, by whichever record
     */
    public static List<Placement> stays(Collection<Placement> all) {
        List<Placement> stays = new ArrayList<>();
        for (Placement each : all.stream()
                .sorted(Comparator.comparing(Placement::firstDay).thenComparing(Placement::placementId))
                .toList()) {
            Placement same = stays.stream()
                    .filter(stay ->
                            stay.homeId().equals(each.homeId()) && stay.overlaps(each.firstDay(), each.lastDay()))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                stays.add(each);
            } else {
                stays.set(stays.indexOf(same), same.joined(each.lastDay()));
            }
        }
        return stays.reversed();
    }

    private Placement joined(@Nullable LocalDate other) {
        LocalDate last = lastDay == null || other == null ? null : lastDay.isAfter(other) ? lastDay : other;
        return new Placement(personId, placementId, version, homeId, firstDay, last, withdrawn, writtenAt, writtenBy);
    }

    /** Whether these days are all of them days of this stay. */
    boolean holds(LocalDate from, @Nullable LocalDate until) {
        return !from.isBefore(firstDay) && (lastDay == null || (until != null && !until.isAfter(lastDay)));
    }
}
