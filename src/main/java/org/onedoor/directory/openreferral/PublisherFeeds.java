package org.onedoor.directory.openreferral;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.importing.Feed;
import org.onedoor.platform.importing.Feed.Direction;
import org.onedoor.platform.importing.FeedSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The publishers that are read, for the page of all feeds. */
@Repository
class PublisherFeeds implements FeedSource {
    private final JdbcClient jdbc;

    PublisherFeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            String name,
            String endpoint,
            int everyHours,
            @Nullable OffsetDateTime readAt,
            @Nullable String problem,
            int well,
            int failed) {}

    /** One is late when it missed two of its times. */
    @Override
    public List<Feed> feeds(Instant since) {
        return jdbc.sql("""
                select p.name, p.endpoint, p.every_hours, p.read_at, p.problem,
                       count(r.read_id) filter (where r.outcome <> 'failed') as well,
                       count(r.read_id) filter (where r.outcome = 'failed') as failed
                  from directory.publisher p
                  left join directory.publisher_read r
                         on r.org_id = p.org_id and r.publisher_id = p.publisher_id and r.at >= :since
                 where p.state = 'read' group by p.org_id, p.publisher_id order by p.name limit 200
                """).param("since", since.atOffset(ZoneOffset.UTC)).query(Row.class).list().stream()
                .map(row -> new Feed(
                                "Services of " + row.name() + " (" + row.endpoint() + ")",
                                Direction.IN,
                                "Open Referral UK",
                                row.readAt() == null ? null : row.readAt().toInstant(),
                                row.well(),
                                row.failed(),
                                Duration.ofHours(2L * row.everyHours()))
                        .failing(row.problem()))
                .toList();
    }
}
