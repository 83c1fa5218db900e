package org.onedoor.people;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where some people were, day by day. Before the first day that is known, the first place counts. */
public final class PastHomes {
    private final Map<UUID, List<Stay>> stays;

    /** @param stays of each person, the earliest first */
    PastHomes(Map<UUID, List<Stay>> stays) {
        this.stays = Map.copyOf(stays);
    }

    /** From when on somebody was in a place. */
    record Stay(UUID personId, LocalDate since, Home home) {}

    /** Where somebody was on a day; nowhere that is known where nothing is kept of them. */
    public Home on(UUID personId, LocalDate day) {
        List<Stay> theirs = stays.getOrDefault(personId, List.of());
        Home then = theirs.isEmpty() ? Home.UNKNOWN : theirs.getFirst().home();
        for (Stay stay : theirs) {
            if (!stay.since().isAfter(day)) {
                then = stay.home();
            }
        }
        return then;
    }

    /** Where each was on a day; those of whom nothing is kept are left out. */
    Map<UUID, Home> on(LocalDate day) {
        Map<UUID, Home> then = new HashMap<>();
        stays.keySet().forEach(person -> then.put(person, on(person, day)));
        return then;
    }
}
