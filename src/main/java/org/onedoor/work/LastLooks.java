package org.onedoor.work;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is new since somebody last looked. A visit lasts while no half hour passes between two looks, so that opening a page
 * twice does not take its news away.
 */
@Repository
public class LastLooks {
    static final Duration VISIT = Duration.ofMinutes(30);

    /** A page that is live asks again and again; so soon after another, a look is not written. */
    static final Duration SAME_LOOK = Duration.ofSeconds(5);

    /** What was recorded so shortly before a look may have been stored only after the page was read. */
    static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final DomainTime time;

    LastLooks(JdbcClient jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * The end of somebody's visit before this one.
     *
     * @param at none when they never looked before
     */
    public record LastLook(@Nullable Instant at, UUID accountId) {
        /** Whether something recorded then, by that account, is news to them. */
        public boolean isNews(Instant recordedAt, UUID by) {
            return isNews(recordedAt) && !by.equals(accountId);
        }

        public boolean isNews(Instant recordedAt) {
            Instant since = since();
            return since != null && recordedAt.isAfter(since);
        }

        /** What was recorded after this is news. */
        public @Nullable Instant since() {
            return at == null ? null : at.minus(ON_ITS_WAY);
        }

        /** Of a part of a list that was looked at by itself too: whichever look was later. */
        public LastLook orLater(LastLook whole) {
            return at == null || whole.at != null && whole.at.isAfter(at) ? whole : this;
        }

        /** "3 are new since you last looked, Fri 1 Mar 2024 at 09:05"; none when nothing is. */
        public @Nullable String sentence(long news) {
            return at == null || news == 0
                    ? null
                    : "%s since you last looked, %s"
                            .formatted(news == 1 ? "1 is new" : news + " are new", London.full(at));
        }
    }

    /**
     * When their visit before this one was, without looking now: whoever sees a part of something has not seen the rest of it,
     * whose news would be lost to them.
     */
    public LastLook before(String item) {
        UUID accountId = CurrentActor.get().accountId();
        return jdbc.sql("""
                select case when :now - looked_at > :visit * interval '1 second' then looked_at else visit_before end
                  from work.last_look where account_id = :accountId and item = :item
                """)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("visit", VISIT.plus(SAME_LOOK).toSeconds())
                .param("accountId", accountId)
                .param("item", item)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .optional()
                .map(at -> new LastLook(at.orElse(null), accountId))
                .orElseGet(() -> new LastLook(null, accountId));
    }

    private record Looked(OffsetDateTime lookedAt, @Nullable OffsetDateTime visitBefore) {
        LastLook seenBy(UUID accountId) {
            return new LastLook(visitBefore == null ? null : visitBefore.toInstant(), accountId);
        }
    }

    /** Whoever acts looks at something now: notes it, and says when the visit before this one was. */
    public LastLook look(String item) {
        UUID accountId = CurrentActor.get().accountId();
        OffsetDateTime now = time.instant().atOffset(ZoneOffset.UTC);
        Looked last = jdbc.sql("""
                select looked_at, visit_before from work.last_look where account_id = :accountId and item = :item
                """)
                .param("accountId", accountId)
                .param("item", item)
                .query(Looked.class)
                .optional()
                .orElse(null);
        if (last != null
                && !now.isBefore(last.lookedAt())
                && now.isBefore(last.lookedAt().plus(SAME_LOOK))) {
            return last.seenBy(accountId);
        }
        OffsetDateTime before = jdbc.sql("""
                insert into work.last_look (account_id, item, looked_at) values (:accountId, :item, :now)
                on conflict (account_id, item) do update
                   set visit_before = case when excluded.looked_at - last_look.looked_at > :visit * interval '1 second'
                                           then last_look.looked_at else last_look.visit_before end,
                       looked_at = greatest(excluded.looked_at, last_look.looked_at)
                returning visit_before""")
                .param("accountId", accountId)
                .param("item", item)
                .param("now", now)
                .param(
                        "visit",
                        VISIT.plus(SAME_LOOK).toSeconds()) // the last look may have been so much later than is written
                .query((row, _) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .orElse(null);
        return new LastLook(before == null ? null : before.toInstant(), accountId);
    }
}
