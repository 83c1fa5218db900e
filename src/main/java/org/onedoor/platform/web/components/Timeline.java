package org.onedoor.platform.web.components;

import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/** What happened, newest first, with who said so and for whom. */
public record Timeline(List<Entry> entries, String whenEmpty) {
    public Timeline {
        entries = List.copyOf(entries);
    }

    /**
     * @param id stable, so that a live update finds it
     * @param isNew recorded since whoever looks was here last
     * @param corrected the sentence of a later correction, if there is one
     */
    public record Entry(
            String id,
            String title,
            Instant occurredAt,
            String who,
            String organisation,
            boolean isNew,
            @Nullable Content detail,
            @Nullable String corrected,
            @Nullable String href) {

        public String when() {
            return London.full(occurredAt);
        }
    }
}
