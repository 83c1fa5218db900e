package org.onedoor.record;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries that are about somebody else than the record they were made on: it stays where it is, and is read there no longer. */
@Repository
class MovedEntries {
    private static final OffsetDateTime NO_END = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;

    MovedEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One entry. @param personId on whose record it was made @param toPersonId whom it is about */
    record Moved(UUID personId, UUID eventId, UUID toPersonId) {}

    /**
     * Those that were made on one of these records, or are about one of these people.
     *
     * @param asAt as it was known then; none for now
     */
    List<Moved> of(Collection<UUID> personIds, @Nullable Instant asAt) {
        return jdbc.sql("""
                select person_id, event_id, to_person_id
                  from (select distinct on (m.person_id, m.event_id) m.person_id, m.event_id, m.to_person_id
                          from record.moved_entry m
                         where m.at <= :at
                           and (m.person_id = any(:ids)
                                or exists (select 1 from record.moved_entry o
                                            where o.person_id = m.person_id and o.event_id = m.event_id
                                              and o.to_person_id = any(:ids)))
                         order by m.person_id, m.event_id, m.at desc) last
                """)
                .param("at", asAt == null ? NO_END : asAt.atOffset(ZoneOffset.UTC))
                .param("ids", personIds.toArray(UUID[]::new))
                .query(Moved.class)
                .list();
    }

    /** Inside an act about the person on whose record it was made. */
    void move(Act act, UUID eventId, UUID toPersonId) {
        jdbc.sql("""
                insert into record.moved_entry (person_id, event_id, at, to_person_id)
                values (:person, :event, :at, :to)
                """)
                .param("person", act.subject().id())
                .param("event", eventId)
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .param("to", toPersonId)
                .update();
    }
}
