package org.onedoor.platform.importing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.onedoor.platform.time.DomainTime;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Every way in which data comes from other systems or goes to them, and which of them are late: what is on the screen may
 * then be older than it looks. How often each must come is a setting, or is said where the feed is kept.
 */
@Component
@EnableConfigurationProperties(FeedSettings.class)
public class Feeds {
    /** What went well and what failed is counted over so long. */
    public static final Duration COUNTED = Duration.ofDays(7);

    /** Every page says what is late; it is not asked again for each. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final List<FeedSource> sources;
    private final DomainTime time;
    private final FeedSettings settings;
    private volatile Late known = new Late(Instant.MIN, List.of());

    Feeds(List<FeedSource> sources, FeedSettings settings, DomainTime time) {
        this.sources = List.copyOf(sources);
        this.time = time;
        this.settings = settings;
    }

    private record Late(Instant at, List<Feed> feeds) {}

    /** All of them: those that come in first, each by its name. */
    public List<Feed> all() {
        Instant since = time.instant().minus(COUNTED);
        return sources.stream()
                .flatMap(source -> source.feeds(since).stream())
                .map(feed -> settings.every().containsKey(feed.name())
                        ? feed.expected(settings.every().get(feed.name()))
                        : feed)
                .sorted(Comparator.comparing(Feed::direction).thenComparing(Feed::name))
                .toList();
    }

    /** Those that should have come by now; at most half a minute old. */
    public List<Feed> late() {
        Instant now = time.instant();
        Late last = known;
        if (Duration.between(last.at(), now).abs().compareTo(KEPT) < 0) {
            return last.feeds();
        }
        List<Feed> late = all().stream().filter(feed -> feed.isLate(now)).toList();
        known = new Late(now, late);
        return late;
    }
}
