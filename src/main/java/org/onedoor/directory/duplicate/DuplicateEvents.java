package org.onedoor.directory.duplicate;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What is decided of two entries. The scope is the first of the two. */
public final class DuplicateEvents {
    private DuplicateEvents() {}

    /** @param leader whose entry stands for both */
    public record EntriesAreOneService(UUID scopeId, UUID other, UUID leader) implements EventData {}

    public record EntriesAreTwoServices(UUID scopeId, UUID other) implements EventData {}

    /** Pairs wait for somebody to decide, and none did before. The scope is the directory itself. @param team who runs it */
    public record EntriesAlikeWait(UUID scopeId, int pairs, UUID team) implements EventData {}

    /** No pair waits any more. */
    public record EntriesAlikeDecided(UUID scopeId) implements EventData {}

    /** As if nobody had decided. */
    public record EntriesUndecided(UUID scopeId, UUID other) implements EventData {}
}
