package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Person;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.record.Placement;

/**
 * In which care homes somebody lives or lived.
 *
 * @param names the names of those homes
 * @param homes those that can be chosen
 * @param about the placement that was being corrected; none where another was being recorded
 */
public record PlacementPage(
        Person person,
        List<Placement> placements,
        Map<UUID, String> names,
        boolean writes,
        List<Organisation> homes,
        @Nullable UUID about,
        TypedForm typed,
        @Nullable String conflict,
        String key,
        LocalDate today) {
    public PlacementPage {
        placements = List.copyOf(placements);
        homes = List.copyOf(homes);
    }

    /** What the form of one shows: what was typed into it, or else what stands. */
    public String at(Placement placement, String field, String stands) {
        return placement.placementId().equals(about) ? typed.get(field) : stands;
    }

    public @Nullable String problem(@Nullable UUID of, String field) {
        return java.util.Objects.equals(of, about) ? typed.problem(field) : null;
    }
}
