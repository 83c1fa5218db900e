package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the view of the whole flow is counted from: one row for each referral, never a stored count. */
@Repository
class FlowRepository {
    /** Seen by the team, or over: no longer waiting. */
    private static final String[] SEEN = {WorkState.IN_PROGRESS.name(), WorkState.OUTCOME_RECORDED.name()};

    private final JdbcClient jdbc;

    FlowRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A referral that waits with its owner. @param late its earliest deadline has passed */
    record Waits(UUID personId, UUID referralId, UUID teamId, OffsetDateTime receivedAt, boolean late) {}

    /** A referral that moved. @param teamId the team it moved to; none for the door itself */
    record Moved(UUID personId, UUID referralId, @Nullable UUID teamId, OffsetDateTime at) {}

    List<Waits> waiting(Instant now) {
        return jdbc.sql("""
                select person_id, referral_id, team_id, received_at, coalesce(due_at < :now, false) as late
                  from frontdoor.worklist
                 where lane = 'owner' and open and team_id is not null and state <> all(:seen)
                 limit 100000
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("seen", SEEN)
                .query(Waits.class)
                .list();
    }

    List<Moved> received(Instant from, Instant until) {
        return jdbc.sql("""
                select person_id, referral_id, null::uuid as team_id, received_at as at from frontdoor.referral
                 where received_at >= :from and received_at < :until and state <> 'ENTERED_IN_ERROR'
                 limit 100000
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Moved.class)
                .list();
    }

    List<Moved> accepted(Instant from, Instant until) {
        return jdbc.sql("""
                select person_id, referral_id, team_id, answered_at as at from frontdoor.offer
                 where answer = 'accepted' and answered_at >= :from and answered_at < :until
                 limit 100000
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Moved.class)
                .list();
    }
}
