package org.onedoor.crisis.notice.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.RailEarlier;
import org.onedoor.crisis.notice.RailNotice;
import org.onedoor.crisis.notice.RailNotices.Seen;
import org.onedoor.platform.web.TypedForm;

/** One notice, and where nobody knows yet whom it is about, those it may be about beside it. */
public record RailNoticePage(
        Seen seen, TypedForm typed, @Nullable String conflict, Instant now) {
    /** What a version of it said otherwise than the next one. */
    public record Before(Instant until, List<String> lines) {
        public Before {
            lines = List.copyOf(lines);
        }
    }

    /** What it said before, the newest first. */
    public List<Before> before() {
        List<Before> all = new ArrayList<>();
        RailNotice next = seen.notice();
        for (RailEarlier earlier : seen.earlier()) {
            all.add(new Before(earlier.until(), earlier.otherwise(next)));
            next = earlier.said();
        }
        return List.copyOf(all);
    }

    public List<Compared> compared() {
        return Compared.of(seen.notice().details(), seen.candidates());
    }
}
