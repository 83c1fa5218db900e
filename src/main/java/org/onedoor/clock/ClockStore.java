package org.onedoor.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the clocks, and the ledger of breaches. */
@Repository
class ClockStore {
    private static final String GIVEN = """
            json_to_recordset(?::json) as n (
                clock_id uuid, standard_id text, standard_version text, scope_id uuid, journey_id uuid, state text,
                started_at timestamptz, due_at timestamptz, stopped_at timestamptz, paused_since timestamptz,
                paused_micros bigint, pauses jsonb, thresholds timestamptz[], next_threshold_at timestamptz,
                breached_at timestamptz, reported timestamptz[], note text)""";

    private static final String INSERT = """
            insert into clock.clock as c (subject_id, kind, clock_id, standard_id, standard_version, scope_id,
                journey_id, state, started_at, due_at, stopped_at, paused_since, paused_micros, pauses, thresholds,
                next_threshold_at, breached_at, reported, note)
            select ?, ?, n.clock_id, n.standard_id, n.standard_version, n.scope_id, n.journey_id, n.state,
                   n.started_at, n.due_at, n.stopped_at, n.paused_since, n.paused_micros, n.pauses, n.thresholds,
                   n.next_threshold_at, n.breached_at, n.reported, n.note
              from\s""";

    /** The clocks of a scope that has just begun: there is nothing to compare them with. */
    private static final String START = INSERT + GIVEN + " on conflict do nothing";

    /**
     * All clocks of an event in one statement. What it was before is read in the same snapshot: what was warned of
     * is not warned of again, and a due time reported as breached stays reported while it stays the due time.
     */
    private static final String WRITE = """
            with next as (
                select * from\s""" + GIVEN + """
            ),
            before as (
                select c.clock_id, c.reported, c.state from clock.clock c
                 where c.subject_id = ? and c.clock_id in (select n.clock_id from next n)),
            written as (
                """ + INSERT + """
                next n
                 where n.state <> 'not-started' or exists (select 1 from before b where b.clock_id = n.clock_id)
                on conflict (subject_id, clock_id) do update set
                    standard_version = excluded.standard_version, journey_id = excluded.journey_id,
                    state = excluded.state, started_at = excluded.started_at, due_at = excluded.due_at,
                    stopped_at = excluded.stopped_at, paused_since = excluded.paused_since,
                    paused_micros = excluded.paused_micros, pauses = excluded.pauses, thresholds = excluded.thresholds,
                    note = excluded.note,
                    next_threshold_at = (select min(t) from unnest(excluded.thresholds) t
                        where case when t > excluded.due_at then not excluded.due_at = any(c.reported)
                                   else t > coalesce(c.warned_at, '-infinity') end),
                    breached_at = case when c.due_at = excluded.due_at and excluded.state in ('running', 'missed')
                        then coalesce(c.breached_at, excluded.breached_at) else excluded.breached_at end,
                    reported = array(select distinct t from (
                        select unnest(excluded.reported) as t
                        union all
                        select r from unnest(c.reported) r where excluded.state = 'running' and r = excluded.due_at) s
                        order by t)
                where (c.standard_version, c.state, c.started_at, c.due_at, c.stopped_at, c.paused_since, c.pauses,
                       c.thresholds, c.note)
                      is distinct from
                      (excluded.standard_version, excluded.state, excluded.started_at, excluded.due_at,
                       excluded.stopped_at, excluded.paused_since, excluded.pauses, excluded.thresholds, excluded.note)
                   or not c.reported @> excluded.reported
                   or not (excluded.reported || excluded.due_at) @> c.reported
                returning c.clock_id)
            select w.clock_id, coalesce(b.reported, '{}') as reported
              from written w left join before b using (clock_id)
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClockStore(JdbcTemplate template, JdbcClient jdbc, JsonMapper json) {
        this.template = template;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A clock that was changed, and the due times that had been reported as breached before. */
    record Changed(UUID clockId, List<Instant> reportedBefore) {}

    /** Writes clocks that are new; the answer is whether they all were, and if not nothing is known to be up to date. */
    boolean start(Subject subject, List<StoredClock> clocks) {
        return template.update(START, subject.id(), subject.kind(), json.writeValueAsString(clocks)) == clocks.size();
    }

    List<Changed> write(Subject subject, List<StoredClock> clocks) {
        return template.query(
                WRITE,
                (rs, _) -> new Changed(rs.getObject("clock_id", UUID.class), instants(rs, "reported")),
                json.writeValueAsString(clocks),
                subject.id(),
                subject.id(),
                subject.kind());
    }

    void append(UUID subject, List<Breach> breaches) {
        if (breaches.isEmpty()) {
            return;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Breach b : breaches) {
            values.addAll(Arrays.asList(
                    subject, b.breachId(), b.clockId(), b.standardId(), b.standardVersion(), b.scopeId()));
            values.addAll(Arrays.asList(word(b.said()), utc(b.dueAt()), utc(b.saidAt()), b.eventId(), b.note()));
        }
        template.update(
                """
                insert into clock.breach (subject_id, breach_id, clock_id, standard_id, standard_version, scope_id,
                                          said, due_at, said_at, event_id, note)
                values\s"""
                        + String.join(
                                ", ",
                                java.util.Collections.nCopies(breaches.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
                values.toArray());
    }

    /** Who has a clock that asks for attention, longest waiting first. */
    List<Subject> due(Instant now, int limit) {
        return jdbc.sql("""
                select subject_id, kind, min(next_threshold_at) as since
                  from (select subject_id, kind, next_threshold_at
                          from clock.clock
                         where next_threshold_at <= :now
                         order by next_threshold_at, subject_id
                         limit :limit) d
                 group by subject_id, kind
                 order by since, subject_id
                """)
                .param("now", utc(now))
                .param("limit", limit)
                .query((rs, _) -> Subject.of(rs.getString("kind"), rs.getObject("subject_id", UUID.class)))
                .list();
    }

    /**
     * Marks every threshold of this subject that has passed and tells which: of several passed warnings the latest, and
     * once it is past due only that.
     */
    List<ClockRow> pass(Subject subject, Instant now) {
        return jdbc.sql("""
                with late as (
                    select c.clock_id, c.next_threshold_at as threshold, c.due_at < :now as broken
                      from clock.clock c
                     where c.subject_id = :subject and c.next_threshold_at <= :now
                       for update)
                update clock.clock c
                   set warned_at = case when l.broken then c.warned_at else :now end,
                       breached_at = case when l.broken then :now else c.breached_at end,
                       reported = case when l.broken then array_append(c.reported, c.due_at) else c.reported end,
                       next_threshold_at = (select min(t) from unnest(c.thresholds) t where t > :now)
                  from late l
                 where c.subject_id = :subject and c.clock_id = l.clock_id
                returning c.clock_id, c.standard_id, c.standard_version, c.scope_id, c.journey_id, c.started_at,
                          c.due_at, case when l.broken then c.due_at
                                         else (select max(t) from unnest(c.thresholds) t where t <= :now) end as threshold
                """)
                .param("subject", subject.id())
                .param("now", utc(now))
                .query((rs, _) -> passed(subject, now, rs))
                .list();
    }

    private static ClockRow passed(Subject subject, Instant now, ResultSet rs) throws SQLException {
        Instant threshold = instant(rs, "threshold");
        return new ClockRow(
                subject,
                rs.getObject("clock_id", UUID.class),
                rs.getString("standard_id"),
                rs.getString("standard_version"),
                rs.getObject("scope_id", UUID.class),
                rs.getObject("journey_id", UUID.class),
                instant(rs, "started_at"),
                instant(rs, "due_at"),
                threshold,
                java.time.Duration.between(threshold, now));
    }

    List<Breach> breaches(Collection<UUID> subjects) {
        return jdbc.sql("""
                select breach_id, clock_id, standard_id, standard_version, scope_id, said, due_at, said_at, event_id, note
                  from clock.breach
                 where subject_id = any(:subjects)
                 order by said_at, breach_id
                 limit 1000
                """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .query((rs, _) -> new Breach(
                        rs.getObject("breach_id", UUID.class),
                        rs.getObject("clock_id", UUID.class),
                        rs.getString("standard_id"),
                        rs.getString("standard_version"),
                        rs.getObject("scope_id", UUID.class),
                        Breach.Said.valueOf(rs.getString("said").toUpperCase(java.util.Locale.ROOT)),
                        instant(rs, "due_at"),
                        instant(rs, "said_at"),
                        rs.getObject("event_id", UUID.class),
                        rs.getString("note")))
                .list();
    }

    private static String word(Breach.Said said) {
        return switch (said) {
            case BREACHED -> "breached";
            case WITHDRAWN -> "withdrawn";
        };
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<Instant> instants(ResultSet rs, String column) throws SQLException {
        List<Instant> instants = new ArrayList<>();
        for (Object each : (Object[]) rs.getArray(column).getArray()) {
            instants.add(((java.sql.Timestamp) each).toInstant());
        }
        return instants;
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
