package org.onedoor.frontdoor;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Home;
import org.onedoor.people.PlaceFilter;

/**
 * Whose numbers: one team's, one place's or, with neither, all.
 *
 * @param label what the line is called
 * @param within of those only the rows of this place
 */
record FlowPart(String label, @Nullable UUID team, @Nullable Places places, PlaceFilter within) {

    FlowPart(String label, @Nullable UUID team, @Nullable Places places) {
        this(label, team, places, PlaceFilter.EVERYWHERE);
    }

    FlowPart within(PlaceFilter place) {
        return new FlowPart(label, team, places, place);
    }

    /** By which place. */
    enum By {
        DISTRICT,
        PRACTICE
    }

    /** @param among whether those of these codes are meant, or all others, with those of no code */
    record Places(By by, boolean among, Set<String> codes) {
        Places {
            codes = Set.copyOf(codes);
        }

        boolean holds(Home home) {
            String code = switch (by) {
                case DISTRICT -> home.district();
                case PRACTICE -> home.practice();
            };
            return among == (code != null && codes.contains(code));
        }
    }
}
