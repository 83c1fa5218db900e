package org.onedoor.platform;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who looked at whom: each audit row is copied to everyone it names, within a minute. */
@Repository
public class AccessLog {
    private final JdbcClient jdbc;

    AccessLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One look or act, as the person it was about may see it. */
    public record Entry(
            OffsetDateTime at,
            String role,
            UUID organisationId,
            String action,
            String dataClass,
            String what,
            String outcome,
            @Nullable String basis) {}

    /**
     * Copies what is not yet copied. Rows are taken again for the last five minutes of machine time, because a
     * transaction may commit after one that began later; the key makes that harmless.
     */
    @Transactional
    public void copy() {
        jdbc.sql("""
                with horizon as (
                    select coalesce((select at from platform.audit_cursor where name = 'access-log'), '-infinity') as since,
                           now() as until),
                taken as (
                    insert into platform.access_log (subject_id, audit_id, at, account_id, role, organisation_id,
                                                     action, data_class, what, outcome, basis)
                    select s, a.audit_id, a.at, a.account_id, a.role, a.organisation_id,
                           a.action, a.data_class, a.what, a.outcome, a.basis
                      from platform.audit a cross join horizon h cross join unnest(a.subject_ids) s
                     where a.written_at > h.since - interval '5 minutes'
                    on conflict do nothing)
                insert into platform.audit_cursor (name, at)
                select 'access-log', until from horizon
                on conflict (name) do update set at = excluded.at
                """).update();
    }

    public List<Entry> of(Collection<UUID> subjects) {
        return jdbc.sql("""
                select at, role, organisation_id, action, data_class, what, outcome, basis
                  from platform.access_log
                 where subject_id = any(:subjects)
                 order by at desc, audit_id desc
                 limit 500
                """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(Entry.class)
                .list();
    }
}
