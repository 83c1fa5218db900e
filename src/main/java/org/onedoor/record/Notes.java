package org.onedoor.record;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Writing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The free words that go with an event. */
@Repository
public class Notes {
    private final JdbcClient jdbc;

    Notes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps the words with the event they belong to; nothing when there are none.
     *
     * @throws org.onedoor.platform.Invalid when they are longer than can be read
     */
    public void write(Act act, UUID eventId, @Nullable UUID scopeId, @Nullable String words) {
        if (words == null || words.isBlank()) {
            return;
        }
        Writing.limit("words", "What you write", words, Writing.STORY);
        jdbc.sql("""
                insert into record.note (person_id, note_id, event_id, scope_id, words, written_at, account_id)
                values (:personId, :noteId, :eventId, :scopeId, :words, :at, :accountId)
                """)
                .param("personId", act.subject().id())
                .param("noteId", Ids.at(act.now()))
                .param("eventId", eventId)
                .param("scopeId", scopeId)
                .param("words", Writing.storable(words).strip())
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .param("accountId", act.actor().accountId())
                .update();
    }

    /** The words of one event, for an act about it. */
    public Optional<String> words(UUID personId, UUID eventId) {
        return Optional.ofNullable(of(List.of(personId)).get(eventId));
    }

    /** Event id to its words. */
    Map<UUID, String> of(Collection<UUID> personIds) {
        return jdbc
                .sql("""
                select event_id, words from record.note where person_id = any(:ids)
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query((rs, _) -> Map.entry(rs.getObject(1, UUID.class), rs.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a + "\n" + b));
    }
}
