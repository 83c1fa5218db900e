package org.onedoor.programme.governance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One thing that was done to an entry.
 *
 * @param what added, changed, note, linked and so on
 * @param content for a change, each field to what it was and what it became
 * @param forOrganisation for whom it was done
 */
public record EntryHistory(
        String what, String reason, Map<String, List<String>> content, Instant at, UUID by, UUID forOrganisation) {}
