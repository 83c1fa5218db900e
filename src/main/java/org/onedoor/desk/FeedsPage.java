package org.onedoor.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.importing.Feed;

/** The page. */
public record FeedsPage(List<Feed> feeds, Instant now) {
    public FeedsPage {
        feeds = List.copyOf(feeds);
    }

    /** How often it must come, in words. */
    public static String often(@Nullable Duration every) {
        if (every == null) {
            return "Not said";
        }
        return every.toHours() > 0 && every.toMinutesPart() == 0
                ? "Every %d h".formatted(every.toHours())
                : "Every %d min".formatted(every.toMinutes());
    }
}
