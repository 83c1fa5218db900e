package org.onedoor.directory.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SessionRepository {
    private static final TypeReference<TreeMap<String, Integer>> ADVICE = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SessionRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Hub> hubs() {
        return jdbc.sql(
                        "select org_id, hub_id, code, name, address, district, rooms, venue, pcn from directory.hub order by name, hub_id")
                .query((rs, _) -> new Hub(
                        rs.getObject("org_id", UUID.class),
                        rs.getObject("hub_id", UUID.class),
                        rs.getString("code"),
                        rs.getString("name"),
                        rs.getString("address"),
                        rs.getString("district"),
                        list(rs, "rooms"),
                        Venue.of(rs.getString("venue")).orElse(Venue.OTHER),
                        rs.getString("pcn")))
                .list();
    }

    void add(Hub hub) {
        jdbc.sql("""
                insert into directory.hub (org_id, hub_id, code, name, address, district, rooms, venue, pcn)
                values (:org, :id, :code, :name, :address, :district, :rooms, :venue, :pcn)
                """)
                .param("org", hub.orgId())
                .param("id", hub.hubId())
                .param("code", hub.code())
                .param("name", hub.name())
                .param("address", hub.address())
                .param("district", hub.district())
                .param("rooms", hub.rooms().toArray(String[]::new))
                .param("venue", hub.venue().code())
                .param("pcn", hub.pcn())
                .update();
    }

    List<Session> sessions() {
        return jdbc.sql("select * from directory.session order by first_on, opens, title, session_id")
                .query((rs, _) -> row(rs))
                .list();
    }

    void add(Session s) {
        jdbc.sql("""
                insert into directory.session (org_id, session_id, kind, title, hub_id, room, address, district, first_on,
                    last_on, weekly, opens, closes, partners, state, venue, pcn)
                values (:org, :id, :kind, :title, :hub, :room, :address, :district, :first, :last, :weekly, :opens, :closes,
                    :partners, :state, :venue, :pcn)
                """)
                .param("org", s.orgId())
                .param("id", s.sessionId())
                .param("kind", s.kind())
                .param("title", s.title())
                .param("hub", s.hubId())
                .param("room", s.room())
                .param("address", s.address())
                .param("district", s.district())
                .param("first", s.firstOn())
                .param("last", s.lastOn())
                .param("weekly", s.weekly())
                .param("opens", s.opens())
                .param("closes", s.closes())
                .param("partners", s.partners().toArray(String[]::new))
                .param("state", s.state())
                .param("venue", s.venue().code())
                .param("pcn", s.pcn())
                .update();
    }

    void put(Session s, String state) {
        int changed = jdbc.sql("""
                update directory.session set state = :state, version = version + 1
                 where org_id = :org and session_id = :id and version = :version
                """)
                .param("state", state)
                .param("org", s.orgId())
                .param("id", s.sessionId())
                .param("version", s.version())
                .update();
        if (changed == 0) {
            throw new StaleEdit("session");
        }
    }

    /** A day counted again takes the place of the first count. */
    void held(Session s, Held held, Instant at, String role) {
        jdbc.sql("""
                insert into directory.session_day (org_id, session_id, held_on, attended, followed, advice, noted_at, noted_by)
                values (:org, :id, :on, :attended, :followed, :advice::jsonb, :at, :role)
                on conflict (org_id, session_id, held_on) do update
                   set attended = excluded.attended, followed = excluded.followed, advice = excluded.advice,
                       noted_at = excluded.noted_at, noted_by = excluded.noted_by
                """)
                .param("org", s.orgId())
                .param("id", s.sessionId())
                .param("on", held.heldOn())
                .param("attended", held.attended())
                .param("followed", held.followed())
                .param("advice", json.writeValueAsString(held.advice()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("role", role)
                .update();
    }

    List<Held> held() {
        return jdbc.sql(
                        "select session_id, held_on, attended, followed, advice::text as advice from directory.session_day order by held_on")
                .query((rs, _) -> {
                    Map<String, Integer> advice = json.readValue(rs.getString("advice"), ADVICE);
                    return new Held(
                            rs.getObject("session_id", UUID.class),
                            rs.getObject("held_on", LocalDate.class),
                            rs.getInt("attended"),
                            rs.getInt("followed"),
                            advice);
                })
                .list();
    }

    private static Session row(ResultSet rs) throws SQLException {
        return new Session(
                rs.getObject("org_id", UUID.class),
                rs.getObject("session_id", UUID.class),
                rs.getString("kind"),
                rs.getString("title"),
                rs.getObject("hub_id", UUID.class),
                rs.getString("room"),
                rs.getString("address"),
                rs.getString("district"),
                rs.getObject("first_on", LocalDate.class),
                rs.getObject("last_on", LocalDate.class),
                rs.getBoolean("weekly"),
                rs.getObject("opens", LocalTime.class),
                rs.getObject("closes", LocalTime.class),
                list(rs, "partners"),
                rs.getString("state"),
                Venue.of(rs.getString("venue")).orElse(Venue.OTHER),
                rs.getString("pcn"),
                rs.getLong("version"));
    }

    private static List<String> list(ResultSet rs, String column) throws SQLException {
        return Arrays.asList((String[]) rs.getArray(column).getArray());
    }
}
