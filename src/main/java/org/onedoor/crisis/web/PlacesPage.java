package org.onedoor.crisis.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.Place;
import org.onedoor.crisis.Places;
import org.onedoor.platform.Actor;
import org.onedoor.platform.web.TypedForm;

/** How every room is. @param wrong the room whose form is wrong, as {@code place-room}; empty for none */
public record PlacesPage(
        List<Place> places,
        Actor actor,
        TypedForm typed,
        String wrong,
        @Nullable String conflict,
        Instant now) {
    public boolean keeps(Place place) {
        return Places.isKeptBy(place, actor);
    }
}
