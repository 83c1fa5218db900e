package org.onedoor.crisis.notice;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens to a report that somebody is missing. */
final class MissingEvents {
    private MissingEvents() {}

    record MissingReported(UUID scopeId, String number, String risk) implements EventData {}

    record MissingMatched(UUID scopeId, String how) implements EventData {}

    record MissingNotThem(UUID scopeId) implements EventData {}

    record MissingFound(UUID scopeId, String how) implements EventData {}

    record MissingDebriefed(UUID scopeId) implements EventData {}
}
