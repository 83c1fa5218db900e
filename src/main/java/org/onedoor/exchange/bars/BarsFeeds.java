package org.onedoor.exchange.bars;

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

/** Messages of partners' machines that came in, and those that went out. */
@Repository
class BarsFeeds implements FeedSource {
    private static final String FORMAT = "FHIR R4 message (BaRS)";

    private final JdbcClient jdbc;

    BarsFeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(String who, @Nullable OffsetDateTime last, int well, int errors) {}

    @Override
    public List<Feed> feeds(Instant since) {
        List<Feed> in = rows("""
                select client_id as who, max(received_at) filter (where status < 400) as last,
                       count(*) filter (where status < 400) as well,
                       count(*) filter (where status is null or status >= 400) as errors
                  from exchange.inbound where received_at >= :since group by client_id order by client_id limit 200
                """, since)
                .map(row -> feed("Messages from the client " + row.who(), Direction.IN, row))
                .toList();
        List<Feed> out = rows("""
                select partner as who, max(settled_at) filter (where state = 'delivered') as last,
                       count(*) filter (where state = 'delivered') as well,
                       count(*) filter (where state in ('refused', 'not-reached')) as errors
                  from exchange.outbound where written_at >= :since group by partner order by partner limit 200
                """, since)
                .map(row -> feed("Messages to the partner " + row.who(), Direction.OUT, row))
                .toList();
        return java.util.stream.Stream.concat(in.stream(), out.stream()).toList();
    }

    private java.util.stream.Stream<Row> rows(String sql, Instant since) {
        return jdbc.sql(sql).param("since", since.atOffset(ZoneOffset.UTC)).query(Row.class).list().stream();
    }

    private static Feed feed(String name, Direction direction, Row row) {
        return new Feed(
                name,
                direction,
                FORMAT,
                row.last() == null ? null : row.last().toInstant(),
                row.well(),
                row.errors(),
                null);
    }
}
