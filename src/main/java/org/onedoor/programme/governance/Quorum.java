package org.onedoor.programme.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Whether enough of a group is there, and those its rule names: a group may not be quorate without them. */
final class Quorum {
    private Quorum() {}

    /** What is missing, in words; empty when the meeting is quorate. */
    static List<String> missing(Entry group, List<GroupSeat> seats, Set<UUID> present) {
        List<GroupSeat> there =
                seats.stream().filter(seat -> present.contains(seat.seatId())).toList();
        List<String> missing = new ArrayList<>();
        for (String needed : group.all("needed_seats")) {
            if (there.stream().noneMatch(seat -> seat.seat().label().equals(needed))) {
                missing.add("Nobody in the seat '%s' is there.".formatted(needed));
            }
        }
        int least = group.number("quorum", 1);
        if (there.size() < least) {
            missing.add("%d of the %d that make a quorum are there.".formatted(there.size(), least));
        }
        return missing;
    }
}
