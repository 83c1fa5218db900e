package org.onedoor.programme.governance;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens to entries of registers: codes and ids only. The scope is the entry. */
final class GovernanceEvents {
    private GovernanceEvents() {}

    private interface OfEntry extends EventData {
        UUID entry();

        @Override
        default UUID scopeId() {
            return entry();
        }
    }

    record EntryAdded(UUID entry, String register) implements OfEntry {}

    record EntryChanged(UUID entry, String register) implements OfEntry {}

    record EntryNoted(UUID entry, String register) implements OfEntry {}

    record EntryLinked(UUID entry, String kind) implements OfEntry {}

    record EntryUnlinked(UUID entry, String kind) implements OfEntry {}

    record SeatTaken(UUID entry, UUID seat) implements OfEntry {}

    record SeatEnded(UUID entry, UUID seat) implements OfEntry {}
}
