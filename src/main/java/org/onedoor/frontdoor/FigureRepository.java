package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.therapy.Scores;
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
            @Nullable String reason,
            @Nullable String criterion,
            String needs) {}

    /**
     * One referral.
     *
     * @param acceptedAt when a service first accepted it
     * @param acceptedBy the service that did
     * @param acceptances how often a service accepted it
     * @param rejections how often one said no
     * @param needs their codes, a blank between them
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
            @Nullable String mode,
            UUID sourceOrg,
            @Nullable UUID requestedService,
            @Nullable UUID acceptedBy,
            int acceptances,
            int rejections,
            String needs) {}

    /**
     * Something that a referral came up against.
     *
     * @param cause {@code unmatched}, {@code declined} or {@code expired}
     * @param gaps the rules that alone kept services from it, one a line
     */
    record Failed(UUID personId, UUID referralId, String cause, String gaps) {}

    /** Somebody who was stepped down with a way straight back. */
    record SteppedDown(UUID personId, UUID referralId, UUID serviceId, boolean cameBack) {}

    /** A referral on which somebody was noticed to be sent between services. */
    record Bounced(UUID personId, UUID referralId, int times) {}

    /** Each service that was asked, once for each question. */
    List<Asked> asked(Instant from, Instant until) {
        return asked(from, until, false);
    }

    /** Each service that was asked to look again at its no. */
    List<Asked> askedAgain(Instant from, Instant until) {
        return asked(from, until, true);
    }

    private List<Asked> asked(Instant from, Instant until, boolean again) {
        return jdbc.sql("""
                select o.person_id, o.referral_id, o.service_id, o.recommended, o.answer, o.reason, o.criterion,
                       array_to_string(r.needs, ' ') as needs
                  from frontdoor.offer o
                  join frontdoor.held_referral r on r.person_id = o.person_id and r.referral_id = o.referral_id
                 where o.made_at >= :from and o.made_at < :until and (o.appeals is not null) = :again
                 order by o.made_at, o.offer_id
                 limit 20000
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("again", again)
                .query(Asked.class)
                .list();
    }

    List<Came> came(Instant from, Instant until) {
        return jdbc.sql("""
                select r.person_id, r.referral_id, r.door, r.state, r.outcome, r.received_at,
                       o.accepted_at, a.starts_at, a.mode, r.source_org, r.requested_service, o.accepted_by,
                       o.acceptances, o.rejections, array_to_string(r.needs, ' ') as needs
                  from frontdoor.held_referral r
                 cross join lateral (
                       select min(answered_at) filter (where answer = 'accepted') as accepted_at,
                              (array_agg(service_id order by answered_at) filter (where answer = 'accepted'))[1]
                                  as accepted_by,
                              count(*) filter (where answer = 'accepted') as acceptances,
                              count(*) filter (where answer = 'declined' and appeals is null) as rejections
                         from frontdoor.offer
                        where person_id = r.person_id and referral_id = r.referral_id) o
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

    /** One that a service has. */
    record OnCaseload(UUID personId, UUID referralId, UUID serviceId) {}

    /** What services have now: accepted, and not ended. */
    List<OnCaseload> caseload() {
        return jdbc.sql("""
                select person_id, referral_id, current_service as service_id from frontdoor.held_referral
                 where state = any(:states) and current_service is not null
                 order by received_at, referral_id
                 limit 50000
                """)
                .param(
                        "states",
                        Arrays.stream(WorkState.values())
                                .filter(Permitted::withTeam)
                                .map(WorkState::name)
                                .toArray(String[]::new))
                .query(OnCaseload.class)
                .list();
    }

    /** What the referrals received in these days came up against so far. */
    List<Failed> failed(Instant from, Instant until) {
        return jdbc.sql("""
                select r.person_id, r.referral_id, f.cause, f.gaps
                  from frontdoor.held_referral r
                 cross join lateral (
                       select 'unmatched' as cause, array_to_string(u.gaps, E'\n') as gaps
                         from frontdoor.unmatched u
                        where u.person_id = r.person_id and u.referral_id = r.referral_id
                       union all
                       select o.answer, '' from frontdoor.offer o
                        where o.person_id = r.person_id and o.referral_id = r.referral_id
                          and o.answer in ('declined', 'expired')) f
                 where r.received_at >= :from and r.received_at < :until and r.state <> 'ENTERED_IN_ERROR'
                 order by r.received_at, r.referral_id
                 limit 40000
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Failed.class)
                .list();
    }

    List<Bounced> bounced(Instant from, Instant until) {
        return jdbc.sql("""
                select b.person_id, b.referral_id, b.times
                  from frontdoor.held_referral r
                  join frontdoor.bounce b on b.person_id = r.person_id and b.referral_id = r.referral_id
                 where r.received_at >= :from and r.received_at < :until
                 limit 20000
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Bounced.class)
                .list();
    }

    List<SteppedDown> steppedDown(Instant from, Instant until) {
        return jdbc.sql("""
                select person_id, referral_id, service_id, re_entered is not null as came_back
                  from frontdoor.step_down
                 where at >= :from and at < :until and undone_at is null
                 order by at
                 limit 20000
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(SteppedDown.class)
                .list();
    }

    /** Options that were put before somebody. @param few why there were fewer than two */
    record Offered(
            UUID personId,
            UUID referralId,
            String occasion,
            @Nullable String few,
            OffsetDateTime at,
            @Nullable UUID serviceId,
            int options) {}

    /** The choices of the referrals received in these days, and those of other referrals that were put to people in them. */
    List<Offered> offered(Instant from, Instant until) {
        return jdbc.sql("""
                select c.person_id, c.referral_id, c.occasion, c.few, c.at, c.service_id,
                       (select count(*) from frontdoor.choice_option o
                         where o.person_id = c.person_id and o.choice_id = c.choice_id) as options
                  from frontdoor.choice c
                  join frontdoor.held_referral r on r.person_id = c.person_id and r.referral_id = c.referral_id
                 where (r.received_at >= :from and r.received_at < :until) or (c.at >= :from and c.at < :until)
                 order by c.at, c.choice_id
                 limit 20000
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Offered.class)
                .list();
    }

    /** A referral on which a pregnancy or a baby is recorded. */
    record Expecting(UUID personId, UUID referralId) {}

    List<Expecting> expecting(Instant from, Instant until) {
        return jdbc.sql("""
                select p.person_id, p.referral_id
                  from frontdoor.perinatal p
                  join frontdoor.held_referral r on r.person_id = p.person_id and r.referral_id = p.referral_id
                 where r.received_at >= :from and r.received_at < :until
                 order by r.received_at, r.referral_id
                 limit 20000
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Expecting.class)
                .list();
    }

    /**
     * A referral as a course of talking therapy.
     *
     * @param longTerm whether a long-term physical condition is on record
     * @param ended whether it has an outcome
     * @param scores how often the two measures were filled in
     */
    record Course(
            UUID personId,
            UUID referralId,
            boolean longTerm,
            boolean ended,
            int scores,
            int phqFirst,
            int gadFirst,
            int phqLast,
            int gadLast) {
        boolean paired() {
            return scores > 1;
        }

        boolean caseAtFirst() {
            return Scores.isCase(phqFirst, gadFirst);
        }

        boolean caseAtLast() {
            return Scores.isCase(phqLast, gadLast);
        }
    }

    List<Course> courses(Collection<UUID> referralIds) {
        return jdbc.sql("""
                select r.person_id, r.referral_id, l.referral_id is not null as long_term, r.outcome is not null as ended,
                       s.scores, coalesce(s.phq_first, 0) as phq_first, coalesce(s.gad_first, 0) as gad_first,
                       coalesce(s.phq_last, 0) as phq_last, coalesce(s.gad_last, 0) as gad_last
                  from frontdoor.held_referral r
                  left join frontdoor.long_term_condition l
                    on l.person_id = r.person_id and l.referral_id = r.referral_id
                 cross join lateral (
                       select count(*) as scores,
                              (array_agg(phq9 order by on_day, score_id))[1] as phq_first,
                              (array_agg(gad7 order by on_day, score_id))[1] as gad_first,
                              (array_agg(phq9 order by on_day desc, score_id desc))[1] as phq_last,
                              (array_agg(gad7 order by on_day desc, score_id desc))[1] as gad_last
                         from frontdoor.therapy_score
                        where person_id = r.person_id and referral_id = r.referral_id) s
                 where r.referral_id = any(:referralIds) and r.state <> 'ENTERED_IN_ERROR'
                """)
                .param("referralIds", referralIds.toArray(UUID[]::new))
                .query(Course.class)
                .list();
    }
}
