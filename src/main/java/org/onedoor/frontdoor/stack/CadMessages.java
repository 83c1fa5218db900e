package org.onedoor.frontdoor.stack;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.CadMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every message of the dispatch systems, once, with what was done with it. */
@Repository
class CadMessages {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    CadMessages(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What was done with a message. */
    enum Taken {
        LATER,
        APPLIED,
        TOO_LATE,
        NOT_OURS,
        REFUSED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** A message that waits for its time, and who sent it. */
    record Waiting(UUID orgId, CadMessage message) {}

    /** The message kept under this id earlier, if there is one. */
    Optional<CadMessage> kept(UUID orgId, String messageId) {
        return jdbc.sql("select content::text from frontdoor.cad_message where org_id = :org and message_id = :id")
                .param("org", orgId)
                .param("id", messageId)
                .query(String.class)
                .optional()
                .map(content -> json.readValue(content, CadMessage.class));
    }

    /** Whether something was done with it already: another node, or the same file sent twice at once. */
    boolean isTaken(UUID orgId, String messageId) {
        return jdbc.sql("""
                select exists (select from frontdoor.cad_message
                                where org_id = :org and message_id = :id and taken <> 'later')
                """)
                .param("org", orgId)
                .param("id", messageId)
                .query(Boolean.class)
                .single();
    }

    /** Whether a message of the same time or later, which came before this one, says that the call is not for the centre. */
    boolean isOverBy(UUID orgId, String number, Instant at) {
        return jdbc.sql("""
                select exists (select from frontdoor.cad_message
                                where org_id = :org and number = :number and at >= :at and taken <> 'later'
                                  and (content ->> 'what' in ('DISPATCHED', 'CLOSED')
                                       or (content ->> 'category')::int < 3))
                """)
                .param("org", orgId)
                .param("number", number)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** The category last said of this number until then; none where none was. */
    @Nullable
    Integer category(UUID orgId, String number, Instant until) {
        return jdbc.sql("""
                select (content ->> 'category')::int from frontdoor.cad_message
                 where org_id = :org and number = :number and at <= :until and content ->> 'category' is not null
                 order by at desc, message_id desc limit 1
                """)
                .param("org", orgId)
                .param("number", number)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    /** Whether a crew was sent, or the call closed, at any time since then. */
    boolean isSentOrClosed(UUID orgId, String number, Instant since) {
        return jdbc.sql("""
                select exists (select from frontdoor.cad_message
                                where org_id = :org and number = :number and at >= :since and taken <> 'later'
                                  and content ->> 'what' in ('DISPATCHED', 'CLOSED'))
                """)
                .param("org", orgId)
                .param("number", number)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Keeps it, or says again what was done with it. */
    void keep(UUID orgId, CadMessage message, Taken taken, @Nullable String why) {
        jdbc.sql("""
                insert into frontdoor.cad_message (org_id, message_id, at, number, content, taken, why)
                values (:org, :id, :at, :number, :content::jsonb, :taken, :why)
                on conflict (org_id, message_id) do update
                   set taken = excluded.taken, why = excluded.why, content = excluded.content, at = excluded.at,
                       number = excluded.number
                """)
                .param("org", orgId)
                .param("id", message.messageId())
                .param("at", message.at().atOffset(ZoneOffset.UTC))
                .param("number", message.number())
                .param("content", json.writeValueAsString(message))
                .param("taken", taken.code())
                .param("why", why)
                .update();
    }

    /** Those whose time has come, in their order. */
    List<Waiting> due(Instant now) {
        return jdbc.sql("""
                select org_id, content::text as content from frontdoor.cad_message
                 where taken = 'later' and at <= :now
                 order by at, message_id
                 limit 500
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Waiting(
                        row.getObject("org_id", UUID.class),
                        json.readValue(row.getString("content"), CadMessage.class)))
                .list();
    }
}
