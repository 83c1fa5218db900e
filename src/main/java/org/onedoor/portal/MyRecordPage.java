package org.onedoor.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.record.Correction;
import org.onedoor.record.Released;

/**
 * A person's own record, as far as their team has looked through it.
 *
 * @param corrections what they said was wrong, by entry
 * @param due by when they see what they asked for; none where they wait for nothing
 */
public record MyRecordPage(
        List<Released> entries,
        Map<UUID, List<Correction>> corrections,
        @Nullable Instant due) {

    /** One entry that they say is wrong. @param words what they typed */
    public record Wrong(Released entry, String words) {}
}
