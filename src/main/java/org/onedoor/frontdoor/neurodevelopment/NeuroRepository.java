package org.onedoor.frontdoor.neurodevelopment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The milestones of each referral on the pathway. */
@Repository
class NeuroRepository {
    private final JdbcClient jdbc;

    NeuroRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            @Nullable LocalDate assessedOn,
            @Nullable LocalDate decidedOn,
            @Nullable String diagnosis) {}

    /** One referral on the pathway. @param receivedOn the London day of receipt */
    record OnPathway(
            UUID personId,
            UUID referralId,
            LocalDate receivedOn,
            @Nullable LocalDate assessedOn,
            @Nullable LocalDate decidedOn,
            @Nullable String diagnosis) {}

    Optional<Row> find(UUID personId, UUID referralId) {
        return jdbc.sql("""
                select assessed_on, decided_on, diagnosis from frontdoor.neuro_milestone
                 where person_id = :person and referral_id = :referral
                """)
                .param("person", personId)
                .param("referral", referralId)
                .query(Row.class)
                .optional();
    }

    void put(
            UUID personId,
            UUID referralId,
            LocalDate assessed,
            @Nullable LocalDate decided,
            @Nullable Diagnosis diagnosis) {
        jdbc.sql("""
                insert into frontdoor.neuro_milestone (person_id, referral_id, assessed_on, decided_on, diagnosis)
                values (:person, :referral, :assessed, :decided, :diagnosis)
                on conflict (person_id, referral_id) do update
                   set assessed_on = excluded.assessed_on, decided_on = excluded.decided_on,
                       diagnosis = excluded.diagnosis
                """)
                .param("person", personId)
                .param("referral", referralId)
                .param("assessed", assessed)
                .param("decided", decided)
                .param("diagnosis", diagnosis == null ? null : diagnosis.code())
                .update();
    }

    List<OnPathway> received(Instant from, Instant until) {
        return jdbc.sql("""
                select r.person_id, r.referral_id, (r.received_at at time zone 'Europe/London')::date as received_on,
                       m.assessed_on, m.decided_on, m.diagnosis
                  from frontdoor.held_referral r
                  left join frontdoor.neuro_milestone m
                    on m.person_id = r.person_id and m.referral_id = r.referral_id
                 where r.received_at >= :from and r.received_at < :until and r.state <> 'ENTERED_IN_ERROR'
                   and :need = any(r.needs)
                 order by r.received_at, r.referral_id
                 limit 20000
                """)
                .param("need", NeuroMilestones.NEED)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(OnPathway.class)
                .list();
    }
}
