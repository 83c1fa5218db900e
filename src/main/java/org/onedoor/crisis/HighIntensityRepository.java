package org.onedoor.crisis;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

    /** Those met so often since then, the most often first. */
    List<UUID> often(Instant since, int least, int most) {
        return jdbc.sql("""
                select person_id
                  from (select person_id from crisis.contact where at >= :since
                        union all
                        select person_id from crisis.detention where begun_at >= :since and used_at is not null) met
                 group by person_id having count(*) >= :least
                 order by count(*) desc, person_id limit :most
                """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("least", least)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** How often somebody was held, and when last. */
    record Held(int times, @Nullable Instant last) {}

    Held held(UUID personId, Instant since) {
        return jdbc.sql("""
                select count(*) as times, max(begun_at) as last
                  from crisis.detention where person_id = :person and begun_at >= :since and used_at is not null
                """)
                .param("person", personId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> {
                    OffsetDateTime last = rs.getObject("last", OffsetDateTime.class);
                    return new Held(rs.getInt("times"), last == null ? null : last.toInstant());
                })
                .single();
    }
}
