package org.onedoor.record;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a person wrote about themselves.
 *
 * @param words by section; those left empty are absent
 * @param bySelf whether the person wrote it alone; else somebody wrote it with them
 */
public record IAm(
        UUID personId,
        int version,
        Map<IAmSection, String> words,
        Set<ShareGroup> shared,
        Instant writtenAt,
        boolean bySelf,
        UUID accountId,
        UUID organisationId) {
    public IAm {
        words = Map.copyOf(words);
        shared = Set.copyOf(shared);
    }

    public @Nullable String at(IAmSection section) {
        return words.get(section);
    }
}
