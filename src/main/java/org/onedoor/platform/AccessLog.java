package org.onedoor.platform;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who looked at whom: each audit row is copied to everyone it names, within a minute. */
@Repository
@Order(0)
public class AccessLog implements Projection {
    private static final String COPY = """
            insert into platform.access_log (subject_id, audit_id, at, account_id, role, organisation_id,
                                             action, data_class, what, outcome, basis)
            select s, a.audit_id, a.at, a.account_id, a.role, a.organisation_id,
                   a.action, a.data_class, a.what, a.outcome, a.basis
              from platform.audit a cross join unnest(a.subject_ids) s
             where a.written_in >= :since::xid8 and a.written_in < :until::xid8
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    AccessLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One look or act, as the person it was about may see it. */
    public record Entry(
            UUID auditId,
            OffsetDateTime at,
            UUID accountId,
            String role,
            UUID organisationId,
            String action,
            String dataClass,
            String what,
            String outcome,
            @Nullable String basis) {}

    /** From which transaction to which, the second not included. */
    private record Bounds(String since, String until) {}

    /**
     * Copies what is not yet copied: the rows of every transaction before the oldest one still running. A database
     * brought back from elsewhere counts transactions anew, so a mark from its future begins again; the key makes that
     * harmless.
     */
    @Transactional
    public void copy() {
        copied();
    }

    /** @return before which transaction everything is copied now */
    private String copied() {
        Bounds bounds = jdbc.sql("""
                select case when c.written_in > u.until then '0' else coalesce(c.written_in, '0')::text end as since,
                       u.until::text as until
                  from (select pg_snapshot_xmin(pg_current_snapshot()) as until) u
                  left join platform.audit_cursor c on c.name = 'access-log'
                """).query(Bounds.class).single();
        jdbc.sql(COPY)
                .param("since", bounds.since())
                .param("until", bounds.until())
                .update();
        jdbc.sql("""
                insert into platform.audit_cursor (name, written_in) values ('access-log', :until::xid8)
                on conflict (name) do update set written_in = excluded.written_in
                """).param("until", bounds.until()).update();
        return bounds.until();
    }

    @Override
    public String name() {
        return "who looked at whom";
    }

    /**
     * Copies from the first row again; what is there stays as it is. What was still to be copied is not counted, nor what a
     * transaction that is still running keeps from being copied.
     */
    @Override
    @Transactional
    public int rebuild() {
        String until = copied();
        return jdbc.sql(COPY).param("since", "0").param("until", until).update();
    }

    /**
     * The organisations whose accounts saw or did something of these. A look that was refused shows nothing and gives no
     * ground for another; nor does a look at this very log.
     */
    public Set<UUID> organisations(Collection<UUID> subjects) {
        return Set.copyOf(jdbc.sql("""
                select distinct organisation_id from platform.access_log
                 where subject_id = any(:subjects) and outcome = 'allowed' and role <> 'system'
                   and data_class <> 'access-log'
                """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** What others did and saw: without what OneDoor did by itself; so many at most, the newest. */
    public List<Entry> others(Collection<UUID> subjects, int most) {
        return jdbc.sql("""
                select audit_id, at, account_id, role, organisation_id, action, data_class, what, outcome, basis
                  from platform.access_log
                 where subject_id = any(:subjects) and role <> 'system'
                 order by at desc, audit_id desc
                 limit :most
                """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("most", most)
                .query(Entry.class)
                .list();
    }

    public List<Entry> of(Collection<UUID> subjects) {
        return jdbc.sql("""
                select audit_id, at, account_id, role, organisation_id, action, data_class, what, outcome, basis
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
