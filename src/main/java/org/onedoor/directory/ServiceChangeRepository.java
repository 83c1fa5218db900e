package org.onedoor.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ServiceChangeRepository {
    private final JdbcClient jdbc;

    ServiceChangeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every change, the next first. */
    List<ServiceChange> all() {
        return jdbc.sql("""
                select org_id, change_id, old_id, new_id, on_day, staff, words, state, proposed_by, gives_by,
                       takes_by
                  from directory.service_change order by on_day, proposed_at, change_id limit 1000
                """).query(ServiceChange.class).list();
    }

    void propose(ServiceChange change, @Nullable UUID givesBy, String role, Instant at) {
        jdbc.sql("""
                insert into directory.service_change (org_id, change_id, old_id, new_id, on_day, staff, words, state, proposed_by,
                    proposed_role, proposed_at, gives_by, gives_role)
                values (:org, :id, :old, :new, :day, :staff, :words, 'proposed', :by, :role, :at, :gives::uuid,
                    case when :gives::uuid is not null then :role end)
                """)
                .param("org", change.orgId())
                .param("id", change.changeId())
                .param("old", change.oldId())
                .param("new", change.newId())
                .param("day", change.onDay())
                .param("staff", change.staff())
                .param("words", change.words())
                .param("by", change.proposedBy())
                .param("gives", givesBy)
                .param("role", role)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One side or both agree; with the last it is agreed. @return false when somebody decided otherwise meanwhile */
    boolean agree(ServiceChange change, boolean gives, boolean takes, UUID account, String role) {
        return jdbc.sql("""
                update directory.service_change
                   set gives_by = case when :gives then :by else gives_by end,
                       gives_role = case when :gives then :role else gives_role end,
                       takes_by = case when :takes then :by else takes_by end,
                       takes_role = case when :takes then :role else takes_role end,
                       state = case when (:gives or gives_by is not null) and (:takes or takes_by is not null)
                                    then 'agreed' else state end,
                       decided_role = :role
                 where org_id = :org and change_id = :id and state = 'proposed'
                   and not (:gives and gives_by is not null) and not (:takes and takes_by is not null)
                """)
                        .param("gives", gives)
                        .param("takes", takes)
                        .param("by", account)
                        .param("role", role)
                        .param("org", change.orgId())
                        .param("id", change.changeId())
                        .update()
                == 1;
    }

    /** @return false when somebody decided otherwise meanwhile */
    boolean withdraw(ServiceChange change, String role) {
        return jdbc.sql("""
                update directory.service_change set state = 'withdrawn', decided_role = :role
                 where org_id = :org and change_id = :id and state in ('proposed', 'agreed')
                """)
                        .param("role", role)
                        .param("org", change.orgId())
                        .param("id", change.changeId())
                        .update()
                == 1;
    }

    /** @return false when it was made already */
    boolean done(ServiceChange change, Instant at) {
        return jdbc.sql("""
                update directory.service_change set state = 'done', done_at = :at
                 where org_id = :org and change_id = :id and state = 'agreed'
                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("org", change.orgId())
                        .param("id", change.changeId())
                        .update()
                == 1;
    }
}
