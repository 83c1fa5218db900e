package org.onedoor.directory.duplicate;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What is decided of two entries. The scope is the first of the two. */
public final class DuplicateEvents {
    private DuplicateEvents() {}

    /** @param leader whose entry stands for both */
    public record EntriesAreOneService(UUID scopeId, UUID other, UUID leader) implements EventData {}

    public record EntriesAreTwoServices(UUID scopeId, UUID other) implements EventData {}

    /** As if nobody had decided. */
    public record EntriesUndecided(UUID scopeId, UUID other) implements EventData {}
}
