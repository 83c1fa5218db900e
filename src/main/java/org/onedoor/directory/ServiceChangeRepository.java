package org.onedoor.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
                select org_id, change_id, old_id, new_id, on_day, staff, words, state, proposed_by
                  from directory.service_change order by on_day, proposed_at, change_id limit 1000
                """).query(ServiceChange.class).list();
    }

    void propose(ServiceChange change, String role, Instant at) {
        jdbc.sql("""
                insert into directory.service_change (org_id, change_id, old_id, new_id, on_day, staff, words, state, proposed_by,
                    proposed_role, proposed_at)
                values (:org, :id, :old, :new, :day, :staff, :words, 'proposed', :by, :role, :at)
                """)
                .param("org", change.orgId())
                .param("id", change.changeId())
                .param("old", change.oldId())
                .param("new", change.newId())
                .param("day", change.onDay())
                .param("staff", change.staff())
                .param("words", change.words())
                .param("by", change.proposedBy())
                .param("role", role)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return false when somebody decided otherwise meanwhile */
    boolean put(ServiceChange change, String state, String role) {
        return jdbc.sql("""
                update directory.service_change set state = :state, decided_role = :role
                 where org_id = :org and change_id = :id and state = :before
                """)
                        .param("state", state)
                        .param("role", role)
                        .param("org", change.orgId())
                        .param("id", change.changeId())
                        .param("before", change.state())
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
