package org.onedoor.work;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person;
import org.onedoor.platform.Ids;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a person is told about their own referral. Nothing leaves after death. Until a gateway is set up a message is
 * kept as waiting, and everyone who looks can see that it has not gone.
 */
@Repository
public class Messages {
    private final JdbcClient jdbc;
    private final DomainTime time;

    Messages(JdbcClient jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** One message as it stands. */
    public record Message(
            UUID messageId,
            UUID scopeId,
            String channel,
            String words,
            OffsetDateTime writtenAt,
            String state,
            @Nullable String why) {}

    /** Writes a message to a person, by the channel that is safe for them. */
    public void write(Person person, UUID scopeId, String words) {
        String channel = person.phone() != null ? "text" : person.addressLine() != null ? "letter" : "none";
        String why = person.diedOn() != null
                ? "The person has died: nothing is sent."
                : channel.equals("none")
                        ? "No phone number or address is recorded."
                        : "No message gateway is set up on this OneDoor.";
        String state = person.diedOn() != null || channel.equals("none") ? "not-sent" : "waiting";
        jdbc.sql("""
                insert into work.message (person_id, message_id, scope_id, channel, words, written_at, state, why)
                values (:personId, :id, :scopeId, :channel, :words, :at, :state, :why)
                """)
                .param("personId", person.personId())
                .param("id", Ids.at(time.instant()))
                .param("scopeId", scopeId)
                .param("channel", channel)
                .param("words", words)
                .param("at", time.instant().atOffset(ZoneOffset.UTC))
                .param("state", state)
                .param("why", why)
                .update();
    }

    /** Whatever waits to go to this person does not go. */
    public void stop(UUID personId, String why) {
        jdbc.sql("""
                update work.message set state = 'not-sent', why = :why
                 where person_id = :personId and state = 'waiting'
                """).param("why", why).param("personId", personId).update();
    }

    public List<Message> of(UUID personId, UUID scopeId) {
        return jdbc.sql("""
                select message_id, scope_id, channel, words, written_at, state, why
                  from work.message
                 where person_id = :personId and scope_id = :scopeId
                 order by written_at, message_id
                """)
                .param("personId", personId)
                .param("scopeId", scopeId)
                .query(Message.class)
                .list();
    }
}
