package org.onedoor.directory.session;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** One day of a session as it was: numbers only. @param advice what was asked about, and how often */
public record Held(UUID sessionId, LocalDate heldOn, int attended, int followed, Map<String, Integer> advice) {
    public Held {
        advice = Map.copyOf(advice);
    }
}
