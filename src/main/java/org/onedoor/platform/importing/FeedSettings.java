package org.onedoor.platform.importing;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What is expected of feeds. @param every how often each must come, by its name on the page Feeds */
@ConfigurationProperties("onedoor.feeds")
record FeedSettings(Map<String, Duration> every) {
    FeedSettings(@Nullable Map<String, Duration> every) {
        this.every = every == null ? Map.of() : Map.copyOf(every);
    }
}
