package org.onedoor.work;

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

/** What goes to people and to colleagues: texts, emails and letters. */
@Repository
class PostFeeds implements FeedSource {
    private final JdbcClient jdbc;

    PostFeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(String what, @Nullable OffsetDateTime last, int well, int errors) {}

    @Override
    public List<Feed> feeds(Instant since) {
        return jdbc.sql("""
                select case channel when 'text' then 'Texts to people' when 'email' then 'Emails to people'
                                    when 'letter' then 'Letters to people' end as what,
                       max(sent_at) as last, count(*) as well, 0 as errors
                  from work.held_message where state = 'sent' and written_at >= :since and channel is not null group by channel
                 union all
                select 'Messages to people that could not be sent', null, 0, count(*)
                  from work.held_message where state = 'not-sent' and tries > 0 and written_at >= :since having count(*) > 0
                 union all
                select 'Emails to colleagues', max(sent_at), count(*) filter (where state = 'sent'),
                       count(*) filter (where state = 'not-sent' and tries > 0)
                  from work.email_news where sent_at >= :since or state = 'not-sent' having count(*) > 0
                """).param("since", since.atOffset(ZoneOffset.UTC)).query(Row.class).list().stream()
                .map(row -> new Feed(
                        row.what(),
                        Direction.OUT,
                        row.what().startsWith("Texts")
                                ? "JSON to a gateway, or a file"
                                : row.what().startsWith("Letters") ? "PDF file" : "SMTP, or a file",
                        row.last() == null ? null : row.last().toInstant(),
                        row.well(),
                        row.errors(),
                        null))
                .toList();
    }
}
