package org.onedoor.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.job.Jobs;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events: appended once by the act they belong to, and read by everything that shows what happened. Those of a person
 * are behind the second gate: a request reads them once the gate has said yes about that person.
 */
@Repository
public class EventLog {
    private static final TypeReference<Map<String, Object>> PAYLOAD = new TypeReference<>() {};
    private static final String COLUMNS = """
            subject_id, event_id, kind, type, scope_id, journey_id, occurred_at, recorded_at,
            account_id, role, organisation_id, corrects, payload::text as payload
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;
    private final List<EventHook> hooks;
    private final Jobs jobs;

    EventLog(JdbcClient jdbc, JdbcTemplate template, JsonMapper json, List<EventHook> hooks, Jobs jobs) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
        this.hooks = hooks;
        this.jobs = jobs;
    }

    /**
     * Takes the head row of a compartment for this transaction, making it when the subject is new.
     *
     * @return false when there is no such subject
     */
    boolean lock(Subject subject, boolean making) {
        String sql =
                making ? """
                insert into platform.subject (subject_id, kind) values (?, ?)
                on conflict (subject_id) do update set version = platform.subject.version + 1
                """ : "update platform.subject set version = version + 1 where subject_id = ? and kind = ?";
        return template.update(sql, subject.id(), subject.kind()) > 0;
    }

    /** Stores what the act recorded: its events and its audit row in one statement, then the hooks and the jobs. */
    void append(Act act, Begin begin, String basis) {
        List<Event> stored = new ArrayList<>();
        List<Act.Recorded> recorded = act.events();
        for (Act.Recorded r : recorded) {
            stored.add(toEvent(act, r));
        }
        insert(act, begin, basis, stored);
        for (int i = 0; i < stored.size(); i++) {
            Event event = stored.get(i);
            boolean first = recorded.get(i).first();
            hooks.forEach(hook -> hook.happened(event, first));
            jobs.deliver(event, act.correlationId());
        }
        act.last().forEach(Runnable::run);
    }

    private Event toEvent(Act act, Act.Recorded r) {
        Map<String, Object> payload = json.convertValue(r.data(), PAYLOAD);
        payload.values().removeIf(java.util.Objects::isNull);
        payload.remove("scopeId");
        payload.remove("journeyId");
        return new Event(
                r.subject(),
                r.eventId(),
                r.data().type(),
                r.data().scopeId(),
                r.data().journeyId(),
                r.occurredAt(),
                act.now(),
                act.actor().accountId(),
                act.actor().role(),
                act.actor().organisationId(),
                r.corrects(),
                payload);
    }

    private void insert(Act act, Begin begin, String basis, List<Event> events) {
        Actor actor = act.actor();
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("""
                with audited as (
                insert into platform.audit (audit_id, at, account_id, name, role, organisation_id, client_id,
                    correlation_id, action, data_class, what, subject_ids, outcome, basis, event_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, array[?]::uuid[], 'allowed', ?, ?))
                """);
        add(values, Ids.at(act.now()), utc(act.now()), actor.accountId(), actor.name(), actor.role());
        add(
                values,
                actor.organisationId(),
                actor.clientId(),
                act.correlationId(),
                begin.ask().action().name());
        add(values, begin.ask().dataClass(), begin.what(), act.subject().id(), basis);
        values.add(events.isEmpty() ? null : events.getFirst().eventId());
        if (events.isEmpty()) {
            sql.append("select 1");
            template.query(sql.toString(), _ -> {}, values.toArray());
            return;
        }
        sql.append("""
                insert into platform.event (subject_id, event_id, kind, type, scope_id, journey_id, occurred_at,
                    recorded_at, account_id, role, organisation_id, correlation_id, corrects, payload)
                values
                """);
        for (int i = 0; i < events.size(); i++) {
            Event e = events.get(i);
            sql.append(i == 0 ? "" : ", ").append("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)");
            add(values, e.subject().id(), e.eventId(), e.subject().kind(), e.type(), e.scopeId(), e.journeyId());
            add(values, utc(e.occurredAt()), utc(e.recordedAt()), e.accountId(), e.role(), e.organisationId());
            add(values, act.correlationId(), e.corrects(), json.writeValueAsString(e.payload()));
        }
        template.update(sql.toString(), values.toArray());
    }

    private static void add(List<@Nullable Object> values, @Nullable Object... more) {
        values.addAll(java.util.Arrays.asList(more));
    }

    /** Everything that happened to these subjects, oldest first by when it happened. */
    public List<Event> of(Collection<UUID> subjects) {
        return jdbc.sql("select " + COLUMNS + """
                  from platform.event
                 where subject_id = any(:subjects)
                 order by occurred_at, event_id
                 limit 20000
                """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(this::row)
                .list();
    }

    /** Everything that happened in one scope, oldest first by when it happened. */
    public List<Event> ofScope(UUID subject, UUID scope) {
        return jdbc.sql("select " + COLUMNS + """
                  from platform.event
                 where subject_id = :subject and scope_id = :scope
                 order by occurred_at, event_id
                """)
                .param("subject", subject)
                .param("scope", scope)
                .query(this::row)
                .list();
    }

    /** Everything that happened on one journey, over all its scopes. */
    public List<Event> ofJourney(UUID subject, UUID journey) {
        return jdbc.sql("select " + COLUMNS + """
                  from platform.event
                 where subject_id = :subject and journey_id = :journey
                 order by occurred_at, event_id
                """)
                .param("subject", subject)
                .param("journey", journey)
                .query(this::row)
                .list();
    }

    /** Every subject, in a fixed order: whether anything happened to them is not known before the gate is asked. */
    public List<Subject> subjects() {
        return jdbc.sql("select subject_id, kind from platform.subject order by subject_id")
                .query((rs, _) -> Subject.of(rs.getString("kind"), rs.getObject("subject_id", UUID.class)))
                .list();
    }

    public java.util.Optional<Event> find(UUID subject, UUID eventId) {
        return jdbc.sql("select " + COLUMNS + """
                  from platform.event where subject_id = :subject and event_id = :eventId
                """)
                .param("subject", subject)
                .param("eventId", eventId)
                .query(this::row)
                .optional();
    }

    private Event row(ResultSet rs, int number) throws SQLException {
        return new Event(
                Subject.of(rs.getString("kind"), rs.getObject("subject_id", UUID.class)),
                rs.getObject("event_id", UUID.class),
                rs.getString("type"),
                rs.getObject("scope_id", UUID.class),
                rs.getObject("journey_id", UUID.class),
                rs.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                rs.getObject("account_id", UUID.class),
                rs.getString("role"),
                rs.getObject("organisation_id", UUID.class),
                rs.getObject("corrects", UUID.class),
                new HashMap<>(json.readValue(rs.getString("payload"), PAYLOAD)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
