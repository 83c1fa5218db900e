package org.onedoor.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.job.Pump;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody sent after their session was over: kept for them alone, for half an hour, until it is shown to them once.
 * The key that opens it is in the address they are sent to and nowhere else.
 */
@Repository
public class KeptForms implements Pump {
    public static final Duration KEPT = Duration.ofMinutes(30);
    private static final int LARGEST = 1_000_000;
    private static final int EACH = 10;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource machine;

    @Autowired
    KeptForms(JdbcClient jdbc, JsonMapper json) {
        this(jdbc, json, InstantSource.system());
    }

    /** @param machine the time sessions live by, which is never the domain's */
    KeptForms(JdbcClient jdbc, JsonMapper json, InstantSource machine) {
        this.jdbc = jdbc;
        this.json = json;
        this.machine = machine;
    }

    /**
     * One form as it was sent.
     *
     * @param page where it was filled in
     * @param action where it was sent to
     */
    public record Kept(String page, String action, Map<String, List<String>> fields) {}

    /** Keeps it for the account; the oldest of more than ten goes. Nothing when it is larger than any form. */
    public Optional<SealingKey> keep(UUID accountId, Kept form) {
        byte[] plain = json.writeValueAsBytes(form);
        if (plain.length > LARGEST) {
            return Optional.empty();
        }
        SealingKey key = SealingKey.made();
        Instant now = machine.instant();
        jdbc.sql("""
                insert into platform.kept_form (key_hash, account_id, sealed, kept_at, expires_at)
                values (:hash, :account, :sealed, :now, :expires)
                """)
                .param("hash", key.hash())
                .param("account", accountId)
                .param("sealed", key.seal(plain))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                delete from platform.kept_form
                 where account_id = :account
                   and key_hash not in (select key_hash from platform.kept_form where account_id = :account
                                         order by kept_at desc, key_hash limit :each)
                """).param("account", accountId).param("each", EACH).update();
        return Optional.of(key);
    }

    /** What this account sent; nothing when it was another's, was shown already or is too old. */
    public Optional<Kept> find(UUID accountId, SealingKey key) {
        return jdbc.sql("""
                select sealed from platform.kept_form
                 where key_hash = :hash and account_id = :account and expires_at > :now
                """)
                .param("hash", key.hash())
                .param("account", accountId)
                .param("now", now())
                .query((rs, _) -> rs.getBytes(1))
                .optional()
                .map(found -> json.readValue(key.open(found), Kept.class));
    }

    /** It has been shown: once is enough. */
    public void forget(SealingKey key) {
        jdbc.sql("delete from platform.kept_form where key_hash = :hash")
                .param("hash", key.hash())
                .update();
    }

    @Override
    public String name() {
        return "forget-kept-forms";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        jdbc.sql("delete from platform.kept_form where expires_at <= :now")
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return machine.instant().atOffset(ZoneOffset.UTC);
    }
}
