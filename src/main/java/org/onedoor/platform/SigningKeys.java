package org.onedoor.platform;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The secrets this installation signs with, each made when it is first asked for. */
final class SigningKeys {
    private final JdbcClient jdbc;
    private final InstantSource machine;

    SigningKeys(JdbcClient jdbc, InstantSource machine) {
        this.jdbc = jdbc;
        this.machine = machine;
    }

    byte[] of(String keyId) {
        Optional<byte[]> known = read(keyId);
        if (known.isPresent()) {
            return known.get();
        }
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
