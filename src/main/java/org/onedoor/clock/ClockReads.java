package org.onedoor.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows of the clocks back as what they say. */
@Repository
class ClockReads {
    private static final TypeReference<List<Pause>> PAUSES = new TypeReference<>() {};
    private static final String SELECT = """
            select subject_id, clock_id, scope_id, journey_id, standard_id, standard_version, state, started_at, due_at,
                   stopped_at, paused_since, pauses::text as pauses, warned_at, breached_at, note
              from clock.clock
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Catalogue catalogue;
    private final ClockStore store;

    ClockReads(JdbcClient jdbc, JsonMapper json, Catalogue catalogue, ClockStore store) {
        this.jdbc = jdbc;
        this.json = json;
        this.catalogue = catalogue;
        this.store = store;
    }

    List<ClockView> of(Collection<UUID> subjects, Collection<UUID> scopes) {
        return jdbc
                .sql(SELECT + """
                 where subject_id = any(:subjects) and scope_id = any(:scopes) and state <> 'not-started'
                 limit 20000
                """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("scopes", scopes.toArray(UUID[]::new))
                .query(this::row)
                .list()
                .stream()
                .sorted(ClockView.MOST_PRESSING)
                .toList();
    }

    Optional<Instant> earliestDue(UUID subject, UUID scope) {
        return jdbc.sql("""
                select due_at from clock.clock
                 where subject_id = :subject and scope_id = :scope and state = 'running' and due_at is not null
                 order by due_at
                 limit 1
                """)
                .param("subject", subject)
                .param("scope", scope)
                .query((rs, _) -> Objects.requireNonNull(instant(rs, "due_at")))
                .optional();
    }

    List<ClockView> of(Collection<UUID> subjects) {
        return jdbc.sql(SELECT + """
                 where subject_id = any(:subjects) and state <> 'not-started'
                 limit 20000
                """).param("subjects", subjects.toArray(UUID[]::new)).query(this::row).list().stream()
                .sorted(ClockView.MOST_PRESSING)
                .toList();
    }

    List<Breach> breaches(Collection<UUID> subjects) {
        return store.breaches(subjects);
    }

    private ClockView row(ResultSet rs, int number) throws SQLException {
        List<Pause> pauses = json.readValue(rs.getString("pauses"), PAUSES);
        Instant started = Objects.requireNonNull(instant(rs, "started_at"));
        Instant due = instant(rs, "due_at");
        Instant stopped = instant(rs, "stopped_at");
        String note = rs.getString("note");
        ClockState state = state(rs, started, due, stopped, pauses, note);
        String id = rs.getString("standard_id");
        String version = rs.getString("standard_version");
        return new ClockView(
                rs.getObject("subject_id", UUID.class),
                rs.getObject("clock_id", UUID.class),
                rs.getObject("scope_id", UUID.class),
                rs.getObject("journey_id", UUID.class),
                id,
                version,
                catalogue.find(id, version).orElse(null),
                state,
                started,
                due,
                stopped,
                pauses,
                instant(rs, "warned_at"),
                instant(rs, "breached_at"),
                state instanceof ClockState.Void ? null : note);
    }

    private static ClockState state(
            ResultSet rs,
            Instant started,
            @Nullable Instant due,
            @Nullable Instant stopped,
            List<Pause> pauses,
            @Nullable String note)
            throws SQLException {
        return switch (rs.getString("state")) {
            case "running" -> new ClockState.Running(started, due);
            case "paused" -> {
                Pause last = pauses.getLast();
                yield new ClockState.Paused(started, last.from(), last.reason());
            }
            case "met" -> new ClockState.Met(started, due, Objects.requireNonNull(stopped));
            case "missed" ->
                new ClockState.Missed(started, Objects.requireNonNull(due), Objects.requireNonNull(stopped));
            case "void" -> new ClockState.Void(started, Objects.requireNonNull(stopped), Objects.requireNonNull(note));
            default -> throw new IllegalStateException("Unknown state of a clock: " + rs.getString("state"));
        };
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
