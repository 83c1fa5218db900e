package org.onedoor.crisis.notice.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.MissingReports.Seen;
import org.onedoor.platform.web.TypedForm;

/** One report that somebody is missing. */
public record MissingReportPage(
        Seen seen, String role, TypedForm typed, @Nullable String conflict, Instant now) {
    public List<Compared> compared() {
        return Compared.of(seen.report().details(), seen.candidates());
    }

    /** What stands as the reason when the crisis plan is opened in this incident. */
    public String reason() {
        return "Missing-person report %s, %s"
                .formatted(seen.report().number(), seen.report().risk().label().toLowerCase(java.util.Locale.UK));
    }
}
