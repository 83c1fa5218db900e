package org.onedoor.crisis;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counting how often people were met in a crisis, by any agency. */
@Repository
class HighIntensityRepository {
    private final JdbcClient jdbc;

    HighIntensityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often each id was met since then, whichever person it is linked with. */
    Map<UUID, Integer> met(Instant since) {
        Map<UUID, Integer> met = new HashMap<>();
        jdbc.sql("""
                select person_id, count(*) as times
                  from (select c.person_id from crisis.contact c
                         where c.at >= :since
                           and not exists (select 1 from crisis.detention b
                                             join crisis.detention d
                                               on d.incident_id = coalesce(b.living_as, b.incident_id)
                                            where b.incident_id = c.case_id and d.begun_at >= :since
                                              and d.used_at is not null)
                        union all
                        select person_id from crisis.detention
                         where begun_at >= :since and used_at is not null and living_as is null) met
                 group by person_id
                """).param("since", since.atOffset(ZoneOffset.UTC)).query(rs -> {
            met.put(rs.getObject("person_id", UUID.class), rs.getInt("times"));
        });
        return met;
    }

    /** Of some cases those in which the power was used: they are counted themselves, not the contact they were begun of. */
    Set<UUID> used(Collection<UUID> cases, Instant since) {
        return new HashSet<>(jdbc.sql("""
                select b.incident_id
                  from crisis.detention b
                  join crisis.detention d on d.incident_id = coalesce(b.living_as, b.incident_id)
                 where b.incident_id = any(:cases) and d.begun_at >= :since and d.used_at is not null
                """)
                .param("cases", cases.toArray(UUID[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list());
    }

    /** How often somebody was held, when last, and by whom. */
    record Held(int times, @Nullable Instant last, Set<UUID> organisations) {}

    /** @param personIds every id of one person */
    Held held(Collection<UUID> personIds, Instant since) {
        UUID[] ids = personIds.toArray(UUID[]::new);
        Set<UUID> organisations = new HashSet<>(jdbc.sql("""
                select distinct f.by_org
                  from crisis.detention d
                  join crisis.detention s on s.incident_id = d.incident_id or s.living_as = d.incident_id
                  join crisis.fact f on f.incident_id = s.incident_id and f.kind = :used
                 where d.person_id = any(:persons) and d.begun_at >= :since and d.used_at is not null
                   and d.living_as is null
                """)
                .param("used", FactKind.POWER_USED.code())
                .param("persons", ids)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list());
        return jdbc.sql("""
                select count(*) as times, max(begun_at) as last
                  from crisis.detention
                 where person_id = any(:persons) and begun_at >= :since and used_at is not null and living_as is null
                """)
                .param("persons", ids)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> {
                    OffsetDateTime last = rs.getObject("last", OffsetDateTime.class);
                    return new Held(rs.getInt("times"), last == null ? null : last.toInstant(), organisations);
                })
                .single();
    }
}
