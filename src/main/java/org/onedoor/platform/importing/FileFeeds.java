package org.onedoor.platform.importing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.importing.Feed.Direction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files that came in, by their kind. */
@Repository
class FileFeeds implements FeedSource {
    private final JdbcClient jdbc;

    FileFeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(String kind, @Nullable OffsetDateTime last, int well, int errors) {}

    @Override
    public List<Feed> feeds(Instant since) {
        return jdbc.sql("""
                select kind, max(finished_at) as last, count(*) filter (where finished_at >= :since) as well,
                       coalesce(sum(rejected) filter (where started_at >= :since), 0)
                         + count(*) filter (where finished_at is null and started_at >= :since) as errors
                  from platform.import_run group by kind order by kind limit 200
                """).param("since", since.atOffset(ZoneOffset.UTC)).query(Row.class).list().stream()
                .map(row -> new Feed(
                        row.kind(),
                        Direction.IN,
                        "File",
                        row.last() == null ? null : row.last().toInstant(),
                        row.well(),
                        row.errors(),
                        null))
                .toList();
    }
}
