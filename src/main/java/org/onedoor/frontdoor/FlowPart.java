package org.onedoor.frontdoor;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilter.Part;

/**
 * Whose numbers: one team's, one place's or, with neither, all.
 *
 * @param label what the line is called
 * @param within of those only the rows of this place
 */
record FlowPart(String label, @Nullable UUID team, @Nullable Part places, PlaceFilter within) {

    FlowPart(String label, @Nullable UUID team, @Nullable Part places) {
        this(label, team, places, PlaceFilter.EVERYWHERE);
    }

    FlowPart within(PlaceFilter place) {
        return new FlowPart(label, team, places, place);
    }
}
