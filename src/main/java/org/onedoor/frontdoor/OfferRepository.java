package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
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

    /** A service is asked. @param recommended the one the match put first @param appeals the no it is to look at again */
    void ask(
            Referral referral,
            Service service,
            @Nullable UUID recommended,
            @Nullable UUID appeals,
            Instant now,
            Instant expires) {
        jdbc.sql("""
                insert into frontdoor.offer (person_id, offer_id, referral_id, service_id, org_id, team_id, recommended,
                                             appeals, made_at, expires_at)
                values (:personId, :offerId, :referralId, :serviceId, :orgId, :teamId, :recommended, :appeals, :now,
                        :expires)
                """)
                .param("personId", referral.personId())
                .param("offerId", Ids.at(now))
                .param("referralId", referral.referralId())
                .param("serviceId", service.id())
                .param("orgId", service.organisationId())
                .param("teamId", service.teamId())
                .param("recommended", recommended)
                .param("appeals", appeals)
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

    /** The open offer is answered with a no, and which criterion kept the person out, where it was said. */
    void decline(
            UUID personId,
            UUID referralId,
            DeclineReason reason,
            @Nullable ExclusionCriterion criterion,
            UUID by,
            Instant now) {
        jdbc.sql("""
                update frontdoor.offer set criterion = :criterion, answered_by = :by
                 where person_id = :personId and referral_id = :referralId and answer is null
                """)
                .param("criterion", criterion == null ? null : criterion.code())
                .param("by", by)
                .param("personId", personId)
                .param("referralId", referralId)
                .update();
        answer(personId, referralId, "declined", reason.code(), now);
    }

    /** A no. */
    record No(UUID offerId, UUID serviceId, String reason, OffsetDateTime answeredAt) {}

    /** The nos to a first question that were never asked to be looked at again, the latest first. */
    List<No> notAppealed(UUID personId, UUID referralId) {
        return jdbc.sql("""
                select o.offer_id, o.service_id, o.reason, o.answered_at
                  from frontdoor.offer o
                 where o.person_id = :personId and o.referral_id = :referralId and o.answer = 'declined'
                   and o.appeals is null
                   and not exists (select 1 from frontdoor.offer a
                                    where a.person_id = o.person_id and a.appeals = o.offer_id)
                 order by o.answered_at desc
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query(No.class)
                .list();
    }

    /** Whether the open question asks to look at a no again. */
    boolean isAppeal(UUID personId, UUID referralId) {
        return jdbc.sql("""
                select exists (select 1 from frontdoor.offer
                                where person_id = :personId and referral_id = :referralId and answer is null
                                  and appeals is not null)
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query(Boolean.class)
                .single();
    }

    /** Who said the no that the open question asks to look at again. */
    Optional<UUID> whoSaidNo(UUID personId, UUID referralId) {
        return jdbc.sql("""
                select no.answered_by
                  from frontdoor.offer o
                  join frontdoor.offer no on no.person_id = o.person_id and no.offer_id = o.appeals
                 where o.person_id = :personId and o.referral_id = :referralId and o.answer is null
                   and no.answered_by is not null
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query(UUID.class)
                .optional();
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

    /** The services that accepted these referrals, in the order they did, with the referral each accepted. */
    List<Taken> taken(UUID personId, Collection<UUID> referralIds) {
        return jdbc.sql("""
                select referral_id, service_id, team_id from frontdoor.offer
                 where person_id = :personId and referral_id = any(:referralIds) and answer = 'accepted'
                 order by answered_at
                """)
                .param("personId", personId)
                .param("referralIds", referralIds.toArray(UUID[]::new))
                .query(Taken.class)
                .list();
    }

    /** A service that accepted. */
    record Taken(UUID referralId, UUID serviceId, UUID teamId) {}

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
