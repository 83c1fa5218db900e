package org.onedoor.frontdoor.advice.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.advice.Urgency;
import org.onedoor.frontdoor.advice.line.Line;
import org.onedoor.frontdoor.advice.line.LineCalls;
import org.onedoor.frontdoor.web.Typed;

/** The lines, who answers them now, and the form for a call. @param practice whose calls it is shown for; empty for any */
public record LinePage(
        List<Shown> lines, List<Urgency> urgencies, String practice, Typed typed, String key, Instant now) {
    public LinePage {
        lines = List.copyOf(lines);
        urgencies = List.copyOf(urgencies);
    }

    /** A line as it is now. @param number none where no source gives one */
    public record Shown(
            Line line,
            LineCalls.Answered answered,
            @Nullable String number) {}
}
