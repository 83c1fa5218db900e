package org.onedoor.work;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What somebody must do by when. Raising and ending join the act that causes them. */
@Repository
public class Tasks {
    private static final String COLUMNS = """
            subject_id, task_id, kind, scope_id, item, org_id as organisation_id, team_id, due_at, raised_at, state, version
            """;

    /** What stands above everything else, and ends only by what is recorded of it. */
    static final String[] FIRST = {"authority-expired"};

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

    /**
     * The open tasks about one thing, counted.
     *
     * @param kind of the task that is due first
     * @param count how many there are, of any kind
     * @param dueAt when the first of them is due
     * @param raisedAt when the newest was raised
     */
    public record About(
            UUID subjectId,
            String item,
            String kind,
            int count,
            @Nullable OffsetDateTime dueAt,
            OffsetDateTime raisedAt) {}

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

    /** Whether this was raised before, whatever became of it: then nothing has to be done again. */
    public boolean isRaised(UUID subjectId, String sourceKey) {
        return jdbc.sql("""
                select exists (select 1 from work.task where subject_id = :subjectId and source_key = :sourceKey)
                """)
                .param("subjectId", subjectId)
                .param("sourceKey", sourceKey)
                .query(Boolean.class)
                .single();
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

    /** Those of a team's open tasks that are about these things, by the thing. */
    public Map<String, About> about(UUID organisationId, @Nullable UUID teamId, Collection<String> items) {
        return grouped(" and item = any(:items)", "")
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .param("items", items.toArray(String[]::new))
                .query(About.class)
                .list()
                .stream()
                .collect(Collectors.toMap(About::item, Function.identity(), (first, _) -> first));
    }

    /** The first of those tasks that are about something whose name does not begin so, one row for each thing. */
    public List<About> others(UUID organisationId, @Nullable UUID teamId, String prefix, int size) {
        return grouped(" and not starts_with(item, :prefix)", """
                 order by bool_or(kind = any(:first)) desc, min(due_at) nulls last, min(raised_at), item
                 limit :limit
                """)
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .param("prefix", prefix)
                .param("limit", size)
                .query(About.class)
                .list();
    }

    StatementSpec grouped(String more, String tail) {
        return jdbc.sql("""
                select subject_id, item,
                       (array_agg(kind order by (kind = any(:first)) desc, due_at nulls last, raised_at))[1] as kind,
                       count(*) as count, min(due_at) as due_at, max(raised_at) as raised_at
                  from work.task
                 where org_id = :orgId and state = 'open' and (team_id is null or team_id = :teamId) %s
                 group by subject_id, item
                """.formatted(more) + tail).param("first", FIRST);
    }

    /**
     * How pressing those things are whose name does not begin so.
     *
     * @param late things with a task whose time is over
     * @param soon others with one that is due before the end given
     */
    public record Pressing(int late, int soon) {}

    public Pressing pressing(UUID organisationId, @Nullable UUID teamId, String prefix, Instant now, Instant until) {
        return jdbc.sql("""
                select count(*) filter (where due_at < :now) as late,
                       count(*) filter (where due_at >= :now and due_at < :until) as soon
                  from (select min(due_at) as due_at
                          from work.task
                         where org_id = :orgId and state = 'open' and (team_id is null or team_id = :teamId)
                           and not starts_with(item, :prefix)
                         group by subject_id, item) each
                """)
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .param("prefix", prefix)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Pressing.class)
                .single();
    }

    /** How many of those things have a name that does not begin so. */
    public int countOthers(UUID organisationId, @Nullable UUID teamId, @Nullable String prefix) {
        return jdbc.sql("""
                select count(distinct (subject_id, item))
                  from work.task
                 where org_id = :orgId and state = 'open' and (team_id is null or team_id = :teamId)
                   and (:prefix::text is null or not starts_with(item, :prefix))
                """)
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .param("prefix", prefix)
                .query(Integer.class)
                .single();
    }

    /**
     * All that one thing asked of a team is done by a person.
     *
     * @param seen tasks raised after it was looked at stay open
     * @throws StaleEdit when another ended them first
     */
    public void done(
            UUID subjectId, String item, UUID organisationId, @Nullable UUID teamId, Instant seen, UUID accountId) {
        int changed = jdbc.sql("""
                update work.task set state = 'done', ended_at = :now, ended_by = :by, version = version + 1
                 where subject_id = :subjectId and item = :item and org_id = :orgId
                   and (team_id is null or team_id = :teamId) and raised_at <= :seen and state = 'open'
                   and not (kind = any(:first))
                """)
                .param("first", FIRST)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("by", accountId)
                .param("subjectId", subjectId)
                .param("item", item)
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .param("seen", seen.atOffset(ZoneOffset.UTC))
                .update();
        boolean onlyHappens = jdbc.sql("""
                select exists (select 1 from work.task
                                where subject_id = :subjectId and item = :item and org_id = :orgId
                                  and (team_id is null or team_id = :teamId) and state = 'open' and kind = any(:first))
                """)
                .param("first", FIRST)
                .param("subjectId", subjectId)
                .param("item", item)
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .query(Boolean.class)
                .single();
        if (onlyHappens) {
            throw new Refused(
                    "not-by-a-tick",
                    "Nobody can tick this off: somebody's liberty is at stake. Open %s and record what happened."
                            .formatted(item));
        }
        if (changed == 0) {
            throw new StaleEdit("task");
        }
    }

    /** What the tasks asked for was done. */
    public void doneFor(UUID subjectId, UUID scopeId, UUID accountId) {
        jdbc.sql("""
                update work.task set state = 'done', ended_at = :now, ended_by = :by, version = version + 1
                 where subject_id = :subjectId and scope_id = :scopeId and state = 'open'
                """)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("by", accountId)
                .param("subjectId", subjectId)
                .param("scopeId", scopeId)
                .update();
    }

    /** The work has another owner: what it asks of somebody goes with it. */
    public void follow(UUID subjectId, String item, UUID from, UUID organisationId, @Nullable UUID teamId) {
        jdbc.sql("""
                update work.task set org_id = :orgId, team_id = :teamId, version = version + 1
                 where subject_id = :subjectId and item = :item and org_id = :from and state = 'open'
                """)
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .param("subjectId", subjectId)
                .param("item", item)
                .param("from", from)
                .update();
    }

    /** What one scope asks is another team's to do from now on, about another thing perhaps; nothing where it is theirs already. */
    public void passOn(UUID subjectId, UUID scopeId, String item, UUID organisationId, @Nullable UUID teamId) {
        jdbc.sql("""
                update work.task set item = :item, org_id = :orgId, team_id = :teamId, version = version + 1
                 where subject_id = :subjectId and scope_id = :scopeId and state = 'open'
                   and (item, org_id, team_id) is distinct from (:item, :orgId, :teamId::uuid)
                """)
                .param("item", item)
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .param("subjectId", subjectId)
                .param("scopeId", scopeId)
                .update();
    }

    /** Clocks that had run out have stopped, late as it was: nobody is asked to act on them any longer. */
    public void stopped(UUID subjectId, Collection<UUID> clockIds) {
        jdbc.sql("""
                update work.task set state = 'cancelled', ended_at = :now, version = version + 1
                 where subject_id = :subjectId and kind = 'clock-breached' and state = 'open'
                   and split_part(source_key, ':', 2) = any(:clocks)
                """)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("subjectId", subjectId)
                .param("clocks", clockIds.stream().map(UUID::toString).toArray(String[]::new))
                .update();
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

    /** Something more pressing is asked in its place: the task that was raised under this key, if it is open, goes. */
    public void overtaken(Subject subject, String sourceKey) {
        end(subject, "source_key", sourceKey, "cancelled", null);
    }

    /** What was asked has been done elsewhere: the task that was raised under this key, if it is open, is done. */
    public void doneElsewhere(Subject subject, String sourceKey, UUID accountId) {
        end(subject, "source_key", sourceKey, "done", accountId);
    }

    /** What tasks of this kind asked about the thing is asked no longer: those that are open go. */
    public void overtakenOfKind(Subject subject, String kind) {
        end(subject, "kind", kind, "cancelled", null);
    }

    /** The same has been done elsewhere, whatever the occasion it was asked on. */
    public void doneOfKind(Subject subject, String kind, UUID accountId) {
        end(subject, "kind", kind, "done", accountId);
    }

    /**
     * What is asked again and again stands once: of the open tasks whose key begins so, all but the newest go.
     *
     * @param newest the key of the one that stands
     */
    public void overtakenBy(Subject subject, String keysBegin, String newest) {
        jdbc.sql("""
                update work.task set state = 'cancelled', ended_at = :now, version = version + 1
                 where subject_id = :subjectId and starts_with(source_key, :begin) and source_key <> :newest
                   and state = 'open'
                """)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("subjectId", subject.id())
                .param("begin", keysBegin)
                .param("newest", newest)
                .update();
    }

    private void end(Subject subject, String by, String value, String state, @Nullable UUID accountId) {
        jdbc.sql("""
                update work.task set state = :state, ended_at = :now, ended_by = :by::uuid, version = version + 1
                 where subject_id = :subjectId and %s = :value and state = 'open'
                """.formatted(by))
                .param("state", state)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("by", accountId)
                .param("subjectId", subject.id())
                .param("value", value)
                .update();
    }

    /** How often what one scope asked was asked no longer. */
    public int cancelled(UUID subjectId, UUID scopeId) {
        return jdbc.sql("""
                select count(*) from work.task
                 where subject_id = :subjectId and scope_id = :scopeId and state = 'cancelled'
                """)
                .param("subjectId", subjectId)
                .param("scopeId", scopeId)
                .query(Integer.class)
                .single();
    }
}
