package org.onedoor.crisis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The places of safety, their rooms, and whose each room is. */
@Repository
class PlaceOfSafetyRepository {
    private static final String SELECT = """
            select org_id, place_id, team_id, kind, name, postcode, latitude, longitude, age_from, age_to, restraint
              from crisis.place
             where closed_on is null
            """;

    private final JdbcClient jdbc;

    PlaceOfSafetyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Place> all() {
        return withRooms(jdbc.sql(SELECT + " order by kind desc, name limit 500")
                .query(PlaceOfSafetyRepository::row)
                .list());
    }

    Optional<Place> find(UUID placeId) {
        return withRooms(jdbc.sql(SELECT + " and place_id = :id")
                        .param("id", placeId)
                        .query(PlaceOfSafetyRepository::row)
                        .list())
                .stream()
                .findFirst();
    }

    void insert(Place place) {
        jdbc.sql("""
                insert into crisis.place (org_id, place_id, team_id, kind, name, postcode, latitude, longitude, age_from,
                    age_to, restraint)
                values (:org, :id, :team, :kind, :name, :postcode, :latitude, :longitude, :from, :to, :restraint)
                """)
                .param("org", place.organisationId())
                .param("id", place.id())
                .param("team", place.teamId())
                .param("kind", place.kind().code())
                .param("name", place.name())
                .param("postcode", place.postcode())
                .param("latitude", place.point() == null ? null : place.point().latitude())
                .param("longitude", place.point() == null ? null : place.point().longitude())
                .param("from", place.ageFrom())
                .param("to", place.ageTo())
                .param("restraint", place.restraint())
                .update();
        for (Room room : place.rooms()) {
            jdbc.sql("""
                    insert into crisis.room (org_id, place_id, room, state) values (:org, :place, :room, :state)
                    """)
                    .param("org", place.organisationId())
                    .param("place", place.id())
                    .param("room", room.number())
                    .param("state", room.state().code())
                    .update();
        }
    }

    void state(
            Place place,
            int room,
            RoomState state,
            @Nullable String reason,
            @Nullable Instant reopens,
            Instant now,
            String by) {
        jdbc.sql("""
                update crisis.room set state = :state, reason = :reason, reopens_at = :reopens, confirmed_at = :now,
                       confirmed_by = :by
                 where org_id = :org and place_id = :place and room = :room
                """)
                .param("state", state.code())
                .param("reason", reason)
                .param("reopens", reopens == null ? null : utc(reopens))
                .param("now", utc(now))
                .param("by", by)
                .param("org", place.organisationId())
                .param("place", place.id())
                .param("room", room)
                .update();
    }

    /**
     * Takes one free room, if there is one at this instant. Two who want the same room wait for each other here, and one
     * of them finds it gone.
     *
     * @param anyState also a room that is not open: somebody is in it already
     * @return whether a room was taken; another try may find another room
     */
    boolean claim(Place place, UUID incident, Instant now, boolean anyState) {
        return jdbc.sql("""
                insert into crisis.room_claim (place_id, room, incident_id, claimed_at)
                select r.place_id, r.room, :incident, :now
                  from crisis.room r
                 where r.org_id = :org and r.place_id = :place and (:any or r.state = 'open')
                   and not exists (select from crisis.room_claim c where c.place_id = r.place_id and c.room = r.room)
                 order by r.state <> 'open', r.room
                 limit 1
                   for share of r
                on conflict do nothing
                """)
                        .param("incident", incident)
                        .param("now", utc(now))
                        .param("org", place.organisationId())
                        .param("place", place.id())
                        .param("any", anyState)
                        .update()
                == 1;
    }

    /** The place and room of a case. */
    record Held(UUID placeId, int room) {}

    Optional<Held> heldBy(UUID incident) {
        return jdbc.sql("select place_id, room from crisis.room_claim where incident_id = :incident")
                .param("incident", incident)
                .query(Held.class)
                .optional();
    }

    void arrived(UUID incident, Instant at) {
        jdbc.sql("""
                update crisis.room_claim set arrived_at = coalesce(arrived_at, :at) where incident_id = :incident
                """).param("at", utc(at)).param("incident", incident).update();
    }

    void neverCame(UUID incident) {
        jdbc.sql("update crisis.room_claim set arrived_at = null where incident_id = :incident")
                .param("incident", incident)
                .update();
    }

    /** The room of one case is another's, which has none. */
    void handOver(UUID from, UUID to) {
        jdbc.sql("update crisis.room_claim set incident_id = :to where incident_id = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    void release(UUID incident) {
        jdbc.sql("delete from crisis.room_claim where incident_id = :incident")
                .param("incident", incident)
                .update();
    }

    private List<Place> withRooms(List<Place> places) {
        Map<UUID, List<Room>> rooms = new HashMap<>();
        jdbc.sql("""
                select r.place_id, r.room, r.state, r.reason, r.reopens_at, r.confirmed_at, r.confirmed_by, c.incident_id,
                       n.number, c.claimed_at, c.arrived_at
                  from crisis.room r
                  left join crisis.room_claim c on c.place_id = r.place_id and c.room = r.room
                  left join crisis.case_number n on n.incident_id = c.incident_id
                 where r.place_id = any(:ids)
                 order by r.place_id, r.room
                """)
                .param("ids", places.stream().map(Place::id).toArray(UUID[]::new))
                .query(rs -> {
                    rooms.computeIfAbsent(rs.getObject("place_id", UUID.class), _ -> new ArrayList<>())
                            .add(room(rs));
                });
        return places.stream()
                .map(place -> new Place(
                        place.organisationId(),
                        place.id(),
                        place.teamId(),
                        place.kind(),
                        place.name(),
                        place.postcode(),
                        place.point(),
                        place.ageFrom(),
                        place.ageTo(),
                        place.restraint(),
                        rooms.getOrDefault(place.id(), List.of())))
                .toList();
    }

    private static Room room(ResultSet rs) throws SQLException {
        UUID incident = rs.getObject("incident_id", UUID.class);
        return new Room(
                rs.getInt("room"),
                RoomState.ofCode(rs.getString("state")),
                rs.getString("reason"),
                instant(rs, "reopens_at"),
                instant(rs, "confirmed_at"),
                rs.getString("confirmed_by"),
                incident == null
                        ? null
                        : new Room.Claim(
                                incident,
                                rs.getString("number"),
                                Objects.requireNonNull(instant(rs, "claimed_at")),
                                instant(rs, "arrived_at")));
    }

    private static Place row(ResultSet rs, int number) throws SQLException {
        Double latitude = rs.getObject("latitude", Double.class);
        Double longitude = rs.getObject("longitude", Double.class);
        return new Place(
                rs.getObject("org_id", UUID.class),
                rs.getObject("place_id", UUID.class),
                rs.getObject("team_id", UUID.class),
                Place.Kind.ofCode(rs.getString("kind")),
                rs.getString("name"),
                rs.getString("postcode"),
                latitude == null || longitude == null ? null : new Service.Point(latitude, longitude),
                rs.getInt("age_from"),
                rs.getInt("age_to"),
                rs.getBoolean("restraint"),
                List.of());
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
