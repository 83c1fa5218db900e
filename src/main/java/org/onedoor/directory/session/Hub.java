package org.onedoor.directory.session;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A building where several services see people.
 *
 * @param district where it is, by its code
 * @param pcn the primary care network it lies in, by its code; none where nobody said
 */
public record Hub(
        UUID orgId,
        UUID hubId,
        String code,
        String name,
        String address,
        String district,
        List<String> rooms,
        Venue venue,
        @Nullable String pcn) {
    public Hub {
        rooms = List.copyOf(rooms);
    }
}
