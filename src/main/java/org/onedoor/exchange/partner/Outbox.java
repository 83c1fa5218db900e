package org.onedoor.exchange.partner;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What goes to partners' machines: kept before it leaves, the same at every try, one after the other for each dialogue. */
@Repository
class Outbox {
    private static final String COLUMNS = """
            o.person_id, o.message_id, o.dialogue_id, o.referral_id, o.number, o.partner, o.kind, o.request_id, o.body,
            o.written_at, o.state, o.rounds, o.tries, o.next_try_at, o.tried_at, o.settled_at, o.status, o.answer
            """;

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One message.
     *
     * @param messageId its {@code Bundle.id}
     * @param requestId its {@code X-Request-ID}
     * @param state {@code queued}, {@code delivered}, {@code refused} or {@code not-reached}
     * @param answer what was answered, or why it is not delivered yet, in words
     */
    record Message(
            UUID personId,
            UUID messageId,
            UUID dialogueId,
            UUID referralId,
            int number,
            String partner,
            String kind,
            UUID requestId,
            byte[] body,
            OffsetDateTime writtenAt,
            String state,
            int rounds,
            int tries,
            @Nullable OffsetDateTime nextTryAt,
            @Nullable OffsetDateTime triedAt,
            @Nullable OffsetDateTime settledAt,
            @Nullable Integer status,
            @Nullable String answer) {
        /** This round of tries, as the task about its failure is known by. */
        String round() {
            return messageId + ":" + rounds;
        }
    }

    /** Called with the dialogue held. */
    void queue(Dialogue dialogue, UUID messageId, Kind kind, byte[] body, Instant now) {
        jdbc.sql("""
                insert into exchange.outbound (person_id, message_id, dialogue_id, referral_id, number, partner, kind,
                                               request_id, body, written_at, next_try_at)
                select :personId, :messageId, :dialogueId, :referralId, coalesce(max(number), 0) + 1, :partner, :kind,
                       :requestId, :body, :now, :now
                  from exchange.outbound where person_id = :personId and dialogue_id = :dialogueId
                """)
                .param("personId", dialogue.personId())
                .param("messageId", messageId)
                .param("dialogueId", dialogue.dialogueId())
                .param("referralId", dialogue.referralId())
                .param("partner", dialogue.partner())
                .param("kind", kind.code())
                .param("requestId", UUID.randomUUID())
                .param("body", body)
                .param("now", utc(now))
                .update();
    }

    /** Those whose time has come, and before which nothing of the same dialogue still waits. */
    List<Message> due(Instant now, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                  from exchange.outbound o
                 where o.state = 'queued' and o.next_try_at <= :now
                   and not exists (select 1 from exchange.outbound before
                                    where before.person_id = o.person_id and before.dialogue_id = o.dialogue_id
                                      and before.number < o.number and before.state = 'queued')
                 order by o.next_try_at, o.message_id
                 limit :limit
                """)
                .param("now", utc(now))
                .param("limit", limit)
                .query(Message.class)
                .list();
    }

    /** Takes it for one try. @return false when another node took it first, or it has been settled */
    boolean trying(Message message, Instant now, Instant next) {
        return jdbc.sql("""
                update exchange.outbound set tries = tries + 1, tried_at = :now, next_try_at = :next
                 where person_id = :personId and message_id = :messageId and state = 'queued' and tries = :tries
                """)
                        .param("now", utc(now))
                        .param("next", utc(next))
                        .param("personId", message.personId())
                        .param("messageId", message.messageId())
                        .param("tries", message.tries())
                        .update()
                == 1;
    }

    void notYet(Message message, @Nullable Integer status, String why) {
        jdbc.sql("""
                update exchange.outbound set status = :status, answer = :why
                 where person_id = :personId and message_id = :messageId and state = 'queued'
                """)
                .param("status", status)
                .param("why", why)
                .param("personId", message.personId())
                .param("messageId", message.messageId())
                .update();
    }

    void settle(Message message, String state, @Nullable Integer status, @Nullable String answer, Instant now) {
        jdbc.sql("""
                update exchange.outbound
                   set state = :state, status = :status, answer = :answer, settled_at = :now, next_try_at = null
                 where person_id = :personId and message_id = :messageId and state = 'queued'
                """)
                .param("state", state)
                .param("status", status)
                .param("answer", answer)
                .param("now", utc(now))
                .param("personId", message.personId())
                .param("messageId", message.messageId())
                .update();
    }

    /** A person has it tried anew, as often as at first: the same message under the same number. */
    boolean again(UUID personId, UUID referralId, UUID messageId, Instant now) {
        return jdbc.sql("""
                update exchange.outbound set state = 'queued', tries = 0, rounds = rounds + 1, next_try_at = :now, settled_at = null
                 where person_id = :personId and message_id = :messageId and referral_id = :referralId
                   and state in ('refused', 'not-reached')
                """)
                        .param("now", utc(now))
                        .param("personId", personId)
                        .param("messageId", messageId)
                        .param("referralId", referralId)
                        .update()
                == 1;
    }

    /** The partner has answered it, so it has it, whatever became of our tries. @return what was thought not to have arrived */
    List<Message> proven(Dialogue dialogue, Instant now) {
        return jdbc.sql("""
                update exchange.outbound o
                   set state = 'delivered', settled_at = :now, answer = 'They have answered it, so they have it.'
                 where o.person_id = :personId and o.dialogue_id = :dialogueId and o.kind = :kind
                   and o.state in ('refused', 'not-reached')
                returning %s
                """.formatted(COLUMNS))
                .param("now", utc(now))
                .param("personId", dialogue.personId())
                .param("dialogueId", dialogue.dialogueId())
                .param("kind", Kind.REFERRAL.code())
                .query(Message.class)
                .list();
    }

    /** Those of one kind in a conversation. */
    List<Message> ofKind(Dialogue dialogue, Kind kind) {
        return of(dialogue.personId(), dialogue.referralId()).stream()
                .filter(message ->
                        message.dialogueId().equals(dialogue.dialogueId()) && Kind.ofCode(message.kind()) == kind)
                .toList();
    }

    /** Those of a referral, the first written first. */
    List<Message> of(UUID personId, UUID referralId) {
        return jdbc.sql("select " + COLUMNS + """
                  from exchange.outbound o
                 where o.person_id = :personId and o.referral_id = :referralId
                 order by o.written_at, o.number
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query(Message.class)
                .list();
    }

    Optional<Message> find(UUID personId, UUID messageId) {
        return jdbc.sql("select " + COLUMNS + """
                  from exchange.outbound o
                 where o.person_id = :personId and o.message_id = :messageId
                """)
                .param("personId", personId)
                .param("messageId", messageId)
                .query(Message.class)
                .optional();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
