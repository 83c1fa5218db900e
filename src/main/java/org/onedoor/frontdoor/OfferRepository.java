package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each service that was asked, and what it said. */
@Repository
class OfferRepository {
    private final JdbcClient jdbc;

    OfferRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An offer whose time to answer is over. */
    record Overdue(UUID personId, UUID referralId) {}

    void make(
            UUID personId,
            UUID referralId,
            UUID serviceId,
            UUID orgId,
            UUID teamId,
            @Nullable UUID recommended,
            Instant now,
            Instant expires) {
        jdbc.sql("""
                insert into frontdoor.offer (person_id, offer_id, referral_id, service_id, org_id, team_id, recommended, made_at, expires_at)
                values (:personId, :offerId, :referralId, :serviceId, :orgId, :teamId, :recommended, :now, :expires)
                """)
                .param("personId", personId)
                .param("offerId", Ids.at(now))
                .param("referralId", referralId)
                .param("serviceId", serviceId)
                .param("orgId", orgId)
                .param("teamId", teamId)
                .param("recommended", recommended)
                .param("now", utc(now))
                .param("expires", utc(expires))
                .update();
    }

    void answer(UUID personId, UUID referralId, String answer, @Nullable String reason, Instant now) {
        jdbc.sql("""
                update frontdoor.offer set answer = :answer, reason = :reason, answered_at = :now
                 where person_id = :personId and referral_id = :referralId and answer is null
                """)
                .param("answer", answer)
                .param("reason", reason)
                .param("now", utc(now))
                .param("personId", personId)
                .param("referralId", referralId)
                .update();
    }

    /** The service that is asked has until then, and no longer. */
    void hasten(UUID personId, UUID referralId, Instant expires) {
        jdbc.sql("""
                update frontdoor.offer set expires_at = :expires
                 where person_id = :personId and referral_id = :referralId and answer is null
                """)
                .param("expires", utc(expires))
                .param("personId", personId)
                .param("referralId", referralId)
                .update();
    }

    /** How often services said no to this referral. */
    int declines(UUID personId, UUID referralId) {
        return jdbc.sql("""
                select count(*) from frontdoor.offer
                 where person_id = :personId and referral_id = :referralId and answer = 'declined'
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query(Integer.class)
                .single();
    }

    List<Overdue> overdue(Instant now, int limit) {
        return jdbc.sql("""
                select person_id, referral_id from frontdoor.offer
                 where answer is null and expires_at < :now
                 order by expires_at
                 limit :limit
                """)
                .param("now", utc(now))
                .param("limit", limit)
                .query(Overdue.class)
                .list();
    }

    /** The services that were asked before, so that they are not asked again by mistake. */
    List<Asked> asked(UUID personId, UUID referralId) {
        return jdbc.sql("""
                select service_id, made_at, answer, reason, answered_at from frontdoor.offer
                 where person_id = :personId and referral_id = :referralId
                 order by made_at
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query(Asked.class)
                .list();
    }

    /** One service that was asked. */
    record Asked(
            UUID serviceId,
            OffsetDateTime madeAt,
            @Nullable String answer,
            @Nullable String reason,
            @Nullable OffsetDateTime answeredAt) {}

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
