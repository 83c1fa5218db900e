package org.onedoor.crisis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which case was joined to which, and by which events the facts of a joined case are said. */
@Repository
class CaseJoinRepository {
    private final JdbcClient jdbc;

    CaseJoinRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A case that lives is joined to another that lives, with all that were joined to it before. */
    void join(UUID goes, UUID stays, Instant at) {
        jdbc.sql("update crisis.detention set living_as = :stays, version = version + 1 where living_as = :goes")
                .param("stays", stays)
                .param("goes", goes)
                .update();
        jdbc.sql("""
                update crisis.detention
                   set joined_to = :stays, living_as = :stays, joined_at = :at, version = version + 1
                 where incident_id = :goes
                """)
                .param("stays", stays)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("goes", goes)
                .update();
    }

    /** A case lives by itself again, with all that were joined to it before it was joined itself. */
    void part(UUID goes, Collection<UUID> withIt) {
        jdbc.sql("""
                update crisis.detention set joined_to = null, living_as = null, joined_at = null, version = version + 1
                 where incident_id = :goes
                """).param("goes", goes).update();
        jdbc.sql("update crisis.detention set living_as = :goes, version = version + 1 where incident_id = any(:with)")
                .param("goes", goes)
                .param("with", withIt.toArray(UUID[]::new))
                .update();
    }

    /** Each case that lives on as this one, with the one it was joined to. */
    Map<UUID, UUID> joinedTo(UUID living) {
        Map<UUID, UUID> joined = new HashMap<>();
        jdbc.sql("select incident_id, joined_to from crisis.detention where living_as = :living")
                .param("living", living)
                .query(rs -> {
                    joined.put(rs.getObject("incident_id", UUID.class), rs.getObject("joined_to", UUID.class));
                });
        return joined;
    }

    /** The event that says a fact in a stream. @param live whether it is said there now */
    record Said(UUID eventId, boolean live) {}

    /** By fact; a fact that is not in the answer is said in its own case by the event it has its id from. */
    Map<UUID, Said> said(UUID incident) {
        Map<UUID, Said> said = new HashMap<>();
        jdbc.sql("select fact_id, event_id, live from crisis.fact_event where incident_id = :incident")
                .param("incident", incident)
                .query(rs -> {
                    said.put(
                            rs.getObject("fact_id", UUID.class),
                            new Said(rs.getObject("event_id", UUID.class), rs.getBoolean("live")));
                });
        return said;
    }

    void say(UUID incident, UUID fact, UUID event, boolean live) {
        jdbc.sql("""
                insert into crisis.fact_event (incident_id, fact_id, event_id, live) values (:incident, :fact, :event, :live)
                on conflict (incident_id, fact_id) do update set event_id = excluded.event_id, live = excluded.live
                """)
                .param("incident", incident)
                .param("fact", fact)
                .param("event", event)
                .param("live", live)
                .update();
    }

    /** Numbers of cases, for whoever is shown in which of them a fact was said. */
    Map<UUID, String> numbers(Collection<UUID> incidents) {
        Map<UUID, String> numbers = new HashMap<>();
        if (incidents.isEmpty()) {
            return numbers;
        }
        jdbc.sql("select incident_id, number from crisis.detention where incident_id = any(:incidents)")
                .param("incidents", List.copyOf(incidents).toArray(UUID[]::new))
                .query(rs -> {
                    numbers.put(rs.getObject("incident_id", UUID.class), rs.getString("number"));
                });
        return numbers;
    }
}
