package org.onedoor.directory.duplicate;

import java.util.Comparator;
import java.util.UUID;

/** What one organisation holds under one id: an entry of our own, or a service of another publisher. */
public record EntryKey(UUID orgId, UUID id) implements Comparable<EntryKey> {
    private static final Comparator<EntryKey> ORDER =
            Comparator.comparing(EntryKey::orgId).thenComparing(EntryKey::id);

    @Override
    public int compareTo(EntryKey other) {
        return ORDER.compare(this, other);
    }
}
