package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the figures of the front door are counted from: one row for each thing that happened, never a stored count. */
@Repository
class FigureRepository {
    private final JdbcClient jdbc;

    FigureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One service that was asked. */
    record Asked(
            UUID personId,
            UUID referralId,
            UUID serviceId,
            @Nullable UUID recommended,
            @Nullable String answer,
            @Nullable String reason) {}

    /**
     * One referral.
     *
     * @param acceptedAt when a service first accepted it
     * @param startsAt when its first appointment that was not cancelled is
     */
    record Came(
            UUID personId,
            UUID referralId,
            String door,
            String state,
            @Nullable String outcome,
            OffsetDateTime receivedAt,
            @Nullable OffsetDateTime acceptedAt,
            @Nullable OffsetDateTime startsAt,
            @Nullable String mode) {}

    List<Asked> asked(Instant from, Instant until) {
        return jdbc.sql("""
                select person_id, referral_id, service_id, recommended, answer, reason
                  from frontdoor.offer
                 where made_at >= :from and made_at < :until
                 order by made_at, offer_id
                 limit 20000
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Asked.class)
                .list();
    }

    List<Came> came(Instant from, Instant until) {
        return jdbc.sql("""
                select r.person_id, r.referral_id, r.door, r.state, r.outcome, r.received_at,
                       (select min(o.answered_at) from frontdoor.offer o
                         where o.person_id = r.person_id and o.referral_id = r.referral_id and o.answer = 'accepted')
                           as accepted_at,
                       a.starts_at, a.mode
                  from frontdoor.referral r
                  left join lateral (
                       select starts_at, mode from frontdoor.appointment
                        where person_id = r.person_id and referral_id = r.referral_id and state <> 'cancelled'
                        order by starts_at limit 1) a on true
                 where r.received_at >= :from and r.received_at < :until and r.state <> 'ENTERED_IN_ERROR'
                 order by r.received_at, r.referral_id
                 limit 20000
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Came.class)
                .list();
    }
}
