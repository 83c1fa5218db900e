package org.onedoor.frontdoor.psychosis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In whom psychosis developed, and what the figures of both pathways are counted from. */
@Repository
class ConversionRepository {
    private final JdbcClient jdbc;

    ConversionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(LocalDate onDate, UUID toReferral) {}

    /**
     * A referral on one of the two pathways.
     *
     * @param days from receipt until psychosis developed; none where it did not
     */
    record OnPathway(
            UUID personId,
            UUID referralId,
            boolean firstEpisode,
            boolean converted,
            @Nullable Integer days) {}

    Optional<Row> find(UUID personId, UUID referralId) {
        return jdbc.sql("""
                select on_date, to_referral from frontdoor.conversion
                 where person_id = :person and referral_id = :referral
                """)
                .param("person", personId)
                .param("referral", referralId)
                .query(Row.class)
                .optional();
    }

    void put(Referral referral, LocalDate on, UUID to, Instant now) {
        jdbc.sql("""
                insert into frontdoor.conversion (person_id, referral_id, on_date, to_referral, recorded_at)
                values (:person, :referral, :on, :to, :now)
                """)
                .param("person", referral.personId())
                .param("referral", referral.referralId())
                .param("on", on)
                .param("to", to)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<OnPathway> received(Instant from, Instant until) {
        return jdbc.sql("""
                select r.person_id, r.referral_id, :first = any(r.needs) as first_episode,
                       c.on_date is not null as converted,
                       c.on_date - (r.received_at at time zone 'Europe/London')::date as days
                  from frontdoor.held_referral r
                  left join frontdoor.conversion c on c.person_id = r.person_id and c.referral_id = r.referral_id
                 where r.received_at >= :from and r.received_at < :until and r.state <> 'ENTERED_IN_ERROR'
                   and r.needs && array[:first, :atRisk]::text[]
                 order by r.received_at, r.referral_id
                 limit 20000
                """)
                .param("first", PsychosisPathway.FIRST_EPISODE.need())
                .param("atRisk", PsychosisPathway.AT_RISK.need())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(OnPathway.class)
                .list();
    }
}
