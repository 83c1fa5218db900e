package org.onedoor.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SlotRepository {
    private static final String COLUMNS =
            "org_id, slot_id, service_id, starts_at, ends_at, mode, state, referral_id, held_until, version";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    SlotRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    void insert(List<Slot> slots) {
        template.batchUpdate(
                """
                insert into directory.slot (org_id, slot_id, service_id, starts_at, ends_at, mode, state, version)
                values (?, ?, ?, ?, ?, ?, 'free', 0)
                """,
                slots.stream()
                        .map(slot -> new Object[] {
                            slot.organisationId(),
                            slot.id(),
                            slot.serviceId(),
                            utc(slot.startsAt()),
                            utc(slot.endsAt()),
                            slot.mode().code()
                        })
                        .toList());
    }

    List<Slot> free(Collection<UUID> serviceIds, Instant from, Instant until, Instant now) {
        return jdbc.sql("select " + COLUMNS + """
                  from directory.slot
                 where service_id = any(:serviceIds) and starts_at >= :from and starts_at < :until
                   and state <> 'booked' and (state = 'free' or held_until <= :now)
                 order by starts_at, slot_id
                 limit 1000
                """)
                .param("serviceIds", serviceIds.toArray(UUID[]::new))
                .param("from", utc(from))
                .param("until", utc(until))
                .param("now", utc(now))
                .query((rs, _) -> row(rs))
                .list();
    }

    Map<UUID, Slot> firstFree(Collection<UUID> serviceIds, Instant from, Instant until, Instant now) {
        return jdbc
                .sql("select " + COLUMNS + """
                  from unnest(:serviceIds::uuid[]) wanted
                 cross join lateral (
                       select s.* from directory.slot s
                        where s.service_id = wanted and s.starts_at >= :from and s.starts_at < :until
                          and s.state <> 'booked' and (s.state = 'free' or s.held_until <= :now)
                        order by s.starts_at, s.slot_id
                        limit 1) first
                """)
                .param("serviceIds", serviceIds.toArray(UUID[]::new))
                .param("from", utc(from))
                .param("until", utc(until))
                .param("now", utc(now))
                .query((rs, _) -> row(rs))
                .list()
                .stream()
                .collect(Collectors.toMap(Slot::serviceId, Function.identity()));
    }

    Optional<Slot> find(UUID slotId) {
        return jdbc.sql("select " + COLUMNS + " from directory.slot where slot_id = :slotId")
                .param("slotId", slotId)
                .query((rs, _) -> row(rs))
                .optional();
    }

    /** The one condition that keeps a slot from being given twice: PostgreSQL checks it again on the locked row. */
    boolean book(UUID slotId, UUID referralId, Instant now) {
        return jdbc.sql("""
                update directory.slot
                   set state = 'booked', referral_id = :referralId, held_until = null, version = version + 1
                 where slot_id = :slotId
                   and (state = 'free' or referral_id = :referralId or (state = 'held' and held_until <= :now))
                """)
                        .param("slotId", slotId)
                        .param("referralId", referralId)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    boolean hold(UUID slotId, UUID referralId, Instant until, Instant now) {
        return jdbc.sql("""
                update directory.slot
                   set state = 'held', referral_id = :referralId, held_until = :until, version = version + 1
                 where slot_id = :slotId
                   and (state = 'free' or (state = 'held' and (referral_id = :referralId or held_until <= :now)))
                """)
                        .param("slotId", slotId)
                        .param("referralId", referralId)
                        .param("until", utc(until))
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void withdraw(Collection<UUID> slotIds) {
        jdbc.sql("""
                with gone as (delete from directory.slot where slot_id = any(:ids) and state = 'free' returning org_id, slot_id)
                delete from directory.session_slot
                 where (org_id, slot_id) in (select org_id, slot_id from gone)
                """).param("ids", slotIds.toArray(UUID[]::new)).update();
    }

    void release(UUID slotId, UUID referralId) {
        jdbc.sql("""
                update directory.slot
                   set state = 'free', referral_id = null, held_until = null, version = version + 1
                 where slot_id = :slotId and referral_id = :referralId
                """).param("slotId", slotId).param("referralId", referralId).update();
    }

    private static Slot row(ResultSet rs) throws SQLException {
        UUID referral = rs.getObject("referral_id", UUID.class);
        SlotState state = switch (rs.getString("state")) {
            case "free" -> new SlotState.Free();
            case "held" -> new SlotState.Held(referral, instant(rs, "held_until"));
            case "booked" -> new SlotState.Booked(referral);
            default -> throw new IllegalStateException("Unknown state '%s'".formatted(rs.getString("state")));
        };
        return new Slot(
                rs.getObject("org_id", UUID.class),
                rs.getObject("slot_id", UUID.class),
                rs.getObject("service_id", UUID.class),
                instant(rs, "starts_at"),
                instant(rs, "ends_at"),
                Format.of(rs.getString("mode")),
                state,
                rs.getLong("version"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
