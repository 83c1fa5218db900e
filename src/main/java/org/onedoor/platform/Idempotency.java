package org.onedoor.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Each request key once: the first act stores its answer, a repetition is given it back and does nothing. */
@Repository
class Idempotency {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Idempotency(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Row(String requestHash, @Nullable String answer) {}

    /** Takes the key for this transaction, waiting for another that holds it; the earlier answer if there is one. */
    <T> @Nullable T claim(IdempotencyKey key, Class<T> answer, Instant now) {
        int claimed = jdbc.sql("""
                insert into platform.idempotency (client, key, request_hash, at)
                values (:client, :key, :requestHash, :at)
                on conflict do nothing
                """)
                .param("client", key.client())
                .param("key", key.key())
                .param("requestHash", key.requestHash())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        if (claimed == 1) {
            return null;
        }
        Row row = jdbc.sql("""
                select request_hash, answer::text as answer
                  from platform.idempotency
                 where client = :client and key = :key
                """)
                .param("client", key.client())
                .param("key", key.key())
                .query(Row.class)
                .single();
        if (!row.requestHash().equals(key.requestHash())) {
            throw new Refused(
                    Refused.KEY_REUSED,
                    "This request key was used before with different content. Use a new key for a new request.");
        }
        if (row.answer() == null) {
            throw new IllegalStateException("Key %s was claimed without an answer".formatted(key.key()));
        }
        return json.readValue(row.answer(), answer);
    }

    void answer(IdempotencyKey key, Object answer) {
        jdbc.sql("""
                update platform.idempotency set answer = :answer::jsonb where client = :client and key = :key
                """)
                .param("answer", json.writeValueAsString(answer))
                .param("client", key.client())
                .param("key", key.key())
                .update();
    }
}
