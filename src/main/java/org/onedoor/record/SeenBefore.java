package org.onedoor.record;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has seen somebody: the contacts they came to, without any that was put right or is about somebody else. */
@Repository
public class SeenBefore {
    private final JdbcClient jdbc;
    private final MovedEntries moved;
    private final EventLog log;

    SeenBefore(JdbcClient jdbc, MovedEntries moved, EventLog log) {
        this.jdbc = jdbc;
        this.moved = moved;
        this.log = log;
    }

    /** When a team last saw the person on one piece of work. @param scopeId which @param teamId none where it was not said */
    public record Seen(
            UUID scopeId, UUID serviceId, @Nullable UUID teamId, OffsetDateTime at) {}

    private record Row(
            UUID contactId,
            UUID scopeId,
            UUID serviceId,
            @Nullable UUID teamId,
            OffsetDateTime at) {}

    /**
     * Called from inside a look at every one of them.
     *
     * @param personIds every id of one person
     * @param until what is later is left out
     */
    public List<Seen> of(Collection<UUID> personIds, Instant until) {
        List<Row> rows = jdbc.sql("""
                select contact_id, scope_id, service_id, team_id, at
                  from record.contact c
                 where c.person_id = any(:ids) and c.attended and c.at <= :until
                   and not exists (select 1 from record.contact later
                                    where later.person_id = c.person_id and later.corrects = c.contact_id)
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Row.class)
                .list();
        Set<UUID> others = rows.isEmpty() ? Set.of() : aboutOthers(personIds);
        return rows.stream()
                .filter(row -> !others.contains(row.contactId()))
                .map(row -> new Seen(row.scopeId(), row.serviceId(), row.teamId(), row.at()))
                .toList();
    }

    private Set<UUID> aboutOthers(Collection<UUID> personIds) {
        return moved.of(personIds, null).stream()
                .filter(entry -> personIds.contains(entry.personId()) && !personIds.contains(entry.toPersonId()))
                .flatMap(entry -> log.find(entry.personId(), entry.eventId()).stream())
                .map(Contacts::contactOf)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
