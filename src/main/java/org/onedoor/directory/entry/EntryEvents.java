package org.onedoor.directory.entry;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What happens to an entry of the directory. */
public final class EntryEvents {
    private EntryEvents() {}

    /** A provider is asked whether its entry is still right. @param service its code, by which its page is found */
    public record EntryCheckAsked(UUID scopeId, String service, UUID team) implements EventData {}

    /** @param byLink whether whoever confirmed it held a signed link and no account */
    public record EntryConfirmed(UUID scopeId, boolean byLink) implements EventData {}

    /** @param fields which fields, never what they say */
    public record EntryChangeProposed(UUID scopeId, UUID change, List<String> fields) implements EventData {}

    public record EntryChangeDecided(UUID scopeId, UUID change, String outcome) implements EventData {}

    public record EntryFaultSaid(UUID scopeId, UUID fault) implements EventData {}

    public record EntryFaultAnswered(UUID scopeId, UUID fault) implements EventData {}

    public record ServiceLinkMade(UUID scopeId, UUID organisation) implements EventData {}

    public record ServiceLinkTakenBack(
            UUID scopeId, @Nullable UUID link) implements EventData {}
}
