package org.onedoor.workforce;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rota, and how many it should hold. */
@Repository
class DutyRepository {
    private static final String SELECT =
            "select org_id, duty_id, professional_id, starts_at, ends_at from workforce.duty where taken_back_at is null";

    private final JdbcClient jdbc;

    DutyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The duties that touch this time. */
    List<Duty> between(Instant from, Instant until) {
        return jdbc.sql(SELECT + " and ends_at > :from and starts_at < :until order by starts_at, duty_id")
                .param("from", utc(from))
                .param("until", utc(until))
                .query(DutyRepository::row)
                .list();
    }

    List<Duty> of(UUID professionalId, Instant from) {
        return jdbc.sql(SELECT + " and professional_id = :id and ends_at > :from order by starts_at limit 50")
                .param("id", professionalId)
                .param("from", utc(from))
                .query(DutyRepository::row)
                .list();
    }

    Optional<Duty> find(UUID organisation, UUID dutyId) {
        return jdbc.sql(SELECT + " and org_id = :org and duty_id = :id")
                .param("org", organisation)
                .param("id", dutyId)
                .query(DutyRepository::row)
                .optional();
    }

    void insert(Duty duty) {
        jdbc.sql("""
                insert into workforce.duty (org_id, duty_id, professional_id, starts_at, ends_at)
                values (:org, :id, :professional, :from, :until)
                """)
                .param("org", duty.organisationId())
                .param("id", duty.dutyId())
                .param("professional", duty.professionalId())
                .param("from", utc(duty.from()))
                .param("until", utc(duty.until()))
                .update();
    }

    void takeBack(Duty duty, Instant now) {
        jdbc.sql("update workforce.duty set taken_back_at = :now where org_id = :org and duty_id = :id")
                .param("now", utc(now))
                .param("org", duty.organisationId())
                .param("id", duty.dutyId())
                .update();
    }

    Optional<Integer> needed(UUID organisation, Profession profession) {
        return jdbc.sql("select needed from workforce.requirement where org_id = :org and profession = :profession")
                .param("org", organisation)
                .param("profession", profession.code())
                .query(Integer.class)
                .optional();
    }

    void need(UUID organisation, Profession profession, int needed) {
        jdbc.sql("""
                insert into workforce.requirement (org_id, profession, needed) values (:org, :profession, :needed)
                on conflict (org_id, profession) do update set needed = excluded.needed
                """)
                .param("org", organisation)
                .param("profession", profession.code())
                .param("needed", needed)
                .update();
    }

    private static Duty row(ResultSet rs, int number) throws SQLException {
        return new Duty(
                rs.getObject("org_id", UUID.class),
                rs.getObject("duty_id", UUID.class),
                rs.getObject("professional_id", UUID.class),
                rs.getObject("starts_at", OffsetDateTime.class).toInstant(),
                rs.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
