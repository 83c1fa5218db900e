package org.onedoor.work;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody must do by when. Raising and ending join the act that causes them. */
@Repository
public class Tasks {
    private static final String COLUMNS = """
            subject_id, task_id, kind, scope_id, item, org_id as organisation_id, team_id, due_at, raised_at, state, version
            """;

    private final JdbcClient jdbc;
    private final DomainTime time;

    Tasks(JdbcClient jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * One task.
     *
     * @param kind a code whose words the pages know
     * @param item the human reference of what it is about
     */
    public record Task(
            UUID subjectId,
            UUID taskId,
            String kind,
            UUID scopeId,
            String item,
            UUID organisationId,
            @Nullable UUID teamId,
            @Nullable OffsetDateTime dueAt,
            OffsetDateTime raisedAt,
            String state,
            long version) {}

    /** Raises a task once for each source key, however often its cause is seen. */
    public void raise(
            Subject subject,
            String kind,
            String sourceKey,
            UUID scopeId,
            String item,
            UUID organisationId,
            @Nullable UUID teamId,
            @Nullable Instant due) {
        Instant now = time.instant();
        jdbc.sql("""
                insert into work.task (subject_id, task_id, kind, source_key, scope_id, item, org_id, team_id,
                                       due_at, raised_at, state)
                values (:subjectId, :taskId, :kind, :sourceKey, :scopeId, :item, :orgId, :teamId, :dueAt, :now, 'open')
                on conflict (subject_id, source_key) do nothing
                """)
                .param("subjectId", subject.id())
                .param("taskId", Ids.at(now))
                .param("kind", kind)
                .param("sourceKey", sourceKey)
                .param("scopeId", scopeId)
                .param("item", item)
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .param("dueAt", due == null ? null : due.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The open tasks of a team, the earliest due first. */
    public List<Task> open(UUID organisationId, @Nullable UUID teamId) {
        return jdbc.sql("select " + COLUMNS + """
                  from work.task
                 where org_id = :orgId and state = 'open' and (team_id is null or team_id = :teamId)
                 order by due_at nulls last, raised_at
                 limit 200
                """)
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .query(Task.class)
                .list();
    }

    public Task get(UUID subjectId, UUID taskId) {
        return jdbc.sql("select " + COLUMNS + " from work.task where subject_id = :subjectId and task_id = :taskId")
                .param("subjectId", subjectId)
                .param("taskId", taskId)
                .query(Task.class)
                .optional()
                .orElseThrow(() -> new NotFound("task"));
    }

    /** Done by a person. @throws StaleEdit when another ended it first */
    public void done(Task task, UUID accountId) {
        int changed = jdbc.sql("""
                update work.task set state = 'done', ended_at = :now, ended_by = :by, version = version + 1
                 where subject_id = :subjectId and task_id = :taskId and version = :version and state = 'open'
                """)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("by", accountId)
                .param("subjectId", task.subjectId())
                .param("taskId", task.taskId())
                .param("version", task.version())
                .update();
        if (changed == 0) {
            throw new StaleEdit("task");
        }
    }

    /** What the tasks were about has ended: those still open go with it. */
    public void cancelFor(UUID subjectId, UUID scopeId) {
        jdbc.sql("""
                update work.task set state = 'cancelled', ended_at = :now, version = version + 1
                 where subject_id = :subjectId and scope_id = :scopeId and state = 'open'
                """)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("subjectId", subjectId)
                .param("scopeId", scopeId)
                .update();
    }

    /** What was asked has been done elsewhere: the task that was raised under this key, if it is open, is done. */
    public void doneElsewhere(Subject subject, String sourceKey, UUID accountId) {
        jdbc.sql("""
                update work.task set state = 'done', ended_at = :now, ended_by = :by, version = version + 1
                 where subject_id = :subjectId and source_key = :sourceKey and state = 'open'
                """)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("by", accountId)
                .param("subjectId", subject.id())
                .param("sourceKey", sourceKey)
                .update();
    }
}
