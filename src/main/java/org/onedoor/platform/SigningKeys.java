package org.onedoor.platform;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The secrets this installation signs with, each made when it is first asked for. None ever changes, so each is read once. */
final class SigningKeys {
    private final JdbcClient jdbc;
    private final InstantSource machine;
    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    SigningKeys(JdbcClient jdbc, InstantSource machine) {
        this.jdbc = jdbc;
        this.machine = machine;
    }

    byte[] of(String keyId) {
        byte[] known = read.get(keyId);
        if (known == null) {
            known = read(keyId).orElseGet(() -> make(keyId));
            if (!TransactionSynchronizationManager.isActualTransactionActive()) { // or it may be taken back
                read.put(keyId, known);
            }
        }
        return known.clone();
    }

    private byte[] make(String keyId) {
        byte[] made = new byte[32];
        new SecureRandom().nextBytes(made);
        jdbc.sql(
                        "insert into platform.signing_key (key_id, key, made_at) values (:id, :key, :now) on conflict do nothing")
                .param("now", machine.instant().atOffset(ZoneOffset.UTC))
                .param("id", keyId)
                .param("key", made)
                .update();
        return read(keyId).orElseThrow();
    }

    private Optional<byte[]> read(String keyId) {
        return jdbc.sql("select key from platform.signing_key where key_id = :id")
                .param("id", keyId)
                .query((rs, _) -> rs.getBytes(1))
                .optional();
    }
}
