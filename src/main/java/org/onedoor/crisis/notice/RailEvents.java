package org.onedoor.crisis.notice;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens to files of notices and to notices. */
final class RailEvents {
    private RailEvents() {}

    record NoticeFileCame(UUID scopeId, String kind, String state) implements EventData {}

    record NoticeFileTaken(UUID scopeId, int added, int same, int rejected) implements EventData {}

    record NoticeFileSetAside(UUID scopeId) implements EventData {}

    record RailNoticeReceived(UUID scopeId, String number, String state) implements EventData {}

    /** Its row was sent again and says more, or something else. */
    record RailNoticeChanged(UUID scopeId) implements EventData {}

    /** @param how automatic or by-hand */
    record RailNoticeMatched(UUID scopeId, String how) implements EventData {}

    /** The police of the railway were told that somebody may harm themselves there. */
    record RailWarned(UUID scopeId, String number) implements EventData {}

    /** @param how page or telephone */
    record RailWarningAcknowledged(UUID scopeId, String how) implements EventData {}

    /** Somebody said in which district a place of the railway is. */
    record RailPlaceSaid(UUID scopeId, String district) implements EventData {}

    record RailNoticeUnmatched(UUID scopeId, String to) implements EventData {}
}
