package org.onedoor.crisis.notice.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.RailNotices.Seen;
import org.onedoor.platform.web.TypedForm;

/** One notice, and where nobody knows yet whom it is about, those it may be about beside it. */
public record RailNoticePage(
        Seen seen, TypedForm typed, @Nullable String conflict, Instant now) {
    public List<Compared> compared() {
        return Compared.of(seen.notice().details(), seen.candidates());
    }
}
