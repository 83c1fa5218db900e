package org.onedoor.frontdoor;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose numbers: one team's, one place's or, with neither, all.
 *
 * @param label what the line is called
 */
record FlowPart(String label, @Nullable UUID team, @Nullable Places places) {

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
