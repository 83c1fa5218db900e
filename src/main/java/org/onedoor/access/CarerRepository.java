package org.onedoor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Carers and what they may be told, as they are kept. */
@Repository
class CarerRepository {
    private static final String CARERS = """
            select person_id, carer_id, name, relation, parental_responsibility, account_id from access.carer
            """;

    private final JdbcClient jdbc;
    private final ComingOfAge age;

    CarerRepository(JdbcClient jdbc, ComingOfAge age) {
        this.jdbc = jdbc;
        this.age = age;
    }

    /** What one account was permitted about a person: the latest that counts or counted, of a topic. */
    record Held(String name, Carer.Permission permission) {}

    /** The permission of this account that lasts longest, live ones first. */
    Optional<Held> latest(Collection<UUID> personIds, UUID accountId, Topic topic, Instant now) {
        Instant ofAge = age.of(personIds);
        return jdbc
                .sql("""
                select c.name, p.carer_id, p.permission_id, p.topic, p.since, p.until, p.capacity, p.capacity_note, p.withdrawn_at
                  from access.carer c
                  join access.permission p on p.person_id = c.person_id and p.carer_id = c.carer_id
                 where c.person_id = any(:ids) and c.account_id = :account and c.ended_at is null
                   and p.topic = :topic and p.since <= :now
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .param("account", accountId)
                .param("topic", topic.code())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> new Held(rs.getString("name"), permission(rs, ofAge)))
                .list()
                .stream()
                .max(Comparator.comparing((Held held) -> held.permission().isLive(now))
                        .thenComparing(held -> held.permission().end()));
    }

    /** The carer that this account is for one of these ids. */
    Optional<Carer> ofAccount(Collection<UUID> personIds, UUID accountId) {
        return of(personIds).stream()
                .filter(carer -> accountId.equals(carer.accountId()))
                .findFirst();
    }

    /** Whom an account cares for. */
    List<UUID> caredFor(UUID accountId) {
        return jdbc.sql("""
                select person_id from access.carer where account_id = :account and ended_at is null order by joined_at
                """).param("account", accountId).query(UUID.class).list();
    }

    List<Carer> of(Collection<UUID> personIds) {
        Instant ofAge = age.of(personIds);
        Map<UUID, List<Carer.Permission>> permissions = jdbc
                .sql("""
                select carer_id, permission_id, topic, since, until, capacity, capacity_note, withdrawn_at
                  from access.permission where person_id = any(:ids) order by since desc
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query((rs, _) -> Map.entry(rs.getObject("carer_id", UUID.class), permission(rs, ofAge)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql(CARERS + " where person_id = any(:ids) and ended_at is null order by added_at")
                .param("ids", personIds.toArray(UUID[]::new))
                .query((rs, _) -> {
                    UUID carerId = rs.getObject("carer_id", UUID.class);
                    return new Carer(
                            rs.getObject("person_id", UUID.class),
                            carerId,
                            rs.getString("name"),
                            rs.getString("relation"),
                            rs.getBoolean("parental_responsibility"),
                            rs.getObject("account_id", UUID.class),
                            permissions.getOrDefault(carerId, List.of()));
                })
                .list();
    }

    void add(UUID personId, UUID carerId, Carers.Known known, UUID by, Instant at) {
        jdbc.sql("""
                insert into access.carer (person_id, carer_id, name, relation, parental_responsibility, added_at, added_by)
                values (:person, :carer, :name, :relation, :parental, :at, :by)
                """)
                .param("person", personId)
                .param("carer", carerId)
                .param("name", known.name())
                .param("relation", known.relation())
                .param("parental", known.parentalResponsibility())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    boolean join(UUID personId, UUID carerId, UUID accountId, Instant at) {
        return jdbc.sql("""
                update access.carer set account_id = :account, joined_at = :at
                 where person_id = :person and carer_id = :carer and account_id is null and ended_at is null
                """)
                        .param("account", accountId)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("person", personId)
                        .param("carer", carerId)
                        .update()
                == 1;
    }

    /** Nothing they were permitted counts any longer, and their invitation opens nothing. @return whether they were one */
    boolean end(UUID personId, UUID carerId, UUID by, Instant at) {
        jdbc.sql("""
                update access.permission set withdrawn_at = :at, withdrawn_by = :by
                 where person_id = :person and carer_id = :carer and withdrawn_at is null and until > :at
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("person", personId)
                .param("carer", carerId)
                .update();
        return jdbc.sql("""
                update access.carer set ended_at = :at, ended_by = :by
                 where person_id = :person and carer_id = :carer and ended_at is null
                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("person", personId)
                        .param("carer", carerId)
                        .update()
                == 1;
    }

    void permit(
            UUID personId, UUID permissionId, UUID carerId, Carers.Granted granted, Topic topic, UUID by, Instant at) {
        jdbc.sql("""
                insert into access.permission (person_id, permission_id, carer_id, topic, since, until, capacity,
                                               capacity_note, given_by)
                values (:person, :id, :carer, :topic, :since, :until, :capacity, :note, :by)
                """)
                .param("person", personId)
                .param("id", permissionId)
                .param("carer", carerId)
                .param("topic", topic.code())
                .param("since", (granted.from() == null ? at : granted.from()).atOffset(ZoneOffset.UTC))
                .param("until", granted.until().atOffset(ZoneOffset.UTC))
                .param("capacity", granted.capacity().code())
                .param("note", granted.note())
                .param("by", by)
                .update();
    }

    /** What was permitted of a topic before gives way where it meets what is permitted now, from {@code since} until {@code until}. */
    void replace(Carer carer, Topic topic, Instant since, Instant until, UUID by, Instant at) {
        jdbc.sql("""
                update access.permission
                   set until = case when since < :since then :since else until end,
                       withdrawn_at = case when since < :since then null else :at::timestamptz end,
                       withdrawn_by = case when since < :since then null else :by::uuid end
                 where person_id = :person and carer_id = :carer and topic = :topic and withdrawn_at is null
                   and since < :until and until > :since and until > :at
                """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("person", carer.personId())
                .param("carer", carer.carerId())
                .param("topic", topic.code())
                .update();
    }

    /** All of a topic that is not over yet. @return whether there was any */
    boolean withdraw(Carer carer, Topic topic, UUID by, Instant at) {
        return jdbc.sql("""
                update access.permission set withdrawn_at = :at, withdrawn_by = :by
                 where person_id = :person and carer_id = :carer and topic = :topic and withdrawn_at is null and until > :at
                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("person", carer.personId())
                        .param("carer", carer.carerId())
                        .param("topic", topic.code())
                        .update()
                > 0;
    }

    private static Carer.Permission permission(ResultSet rs, Instant ofAge) throws SQLException {
        OffsetDateTime withdrawn = rs.getObject("withdrawn_at", OffsetDateTime.class);
        @Nullable String note = rs.getString("capacity_note");
        Instant until = rs.getObject("until", OffsetDateTime.class).toInstant();
        Capacity capacity = Capacity.ofCode(rs.getString("capacity")).orElseThrow();
        return new Carer.Permission(
                rs.getObject("permission_id", UUID.class),
                Topic.ofCode(rs.getString("topic")).orElseThrow(),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                capacity == Capacity.PARENTAL && ofAge.isBefore(until) ? ofAge : until,
                capacity,
                note,
                withdrawn == null ? null : withdrawn.toInstant());
    }
}
