package org.onedoor.people;

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

/** Questions to the national demographics service, among the ways in and out. */
@Repository
class PdsFeed implements FeedSource {
    private static final String NAME = "Questions to the national demographics service";
    private static final String FORMAT = "FHIR R4 (PDS)";

    private final JdbcClient jdbc;
    private final NationalService service;

    PdsFeed(JdbcClient jdbc, NationalService service) {
        this.jdbc = jdbc;
        this.service = service;
    }

    private record Row(@Nullable OffsetDateTime last, int well, int errors) {}

    /** None where nobody is asked. An answer that nobody was found is one that went well. */
    @Override
    public List<Feed> feeds(Instant since) {
        Row row = jdbc.sql("""
                select max(answered_at) filter (where state not in ('asking', 'away', 'gave-up')) as last,
                       count(*) filter (where state not in ('asking', 'away', 'gave-up', 'left')) as well,
                       count(*) filter (where state in ('away', 'gave-up')) as errors
                  from people.held_trace where asked_at >= :since
                """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Row.class)
                .single();
        if (!service.isOn() && row.last() == null) {
            return List.of();
        }
        Instant last = row.last() == null ? null : row.last().toInstant();
        return List.of(new Feed(NAME, Direction.OUT, FORMAT, last, row.well(), row.errors(), null));
    }
}
