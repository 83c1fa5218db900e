package org.onedoor.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** The code apps of accounts, and the codes for when the phone is lost. No code is taken twice. */
@Repository
class SecondFactors {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CODES = 10;
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final KeyFile key;
    private final PasswordEncoder hashes;
    private final InstantSource machine;

    @Autowired
    SecondFactors(JdbcClient jdbc, KeyFile key, PasswordEncoder hashes) {
        this(jdbc, key, hashes, InstantSource.system());
    }

    /** @param machine the time code apps live by, which is never the domain's */
    SecondFactors(JdbcClient jdbc, KeyFile key, PasswordEncoder hashes, InstantSource machine) {
        this.jdbc = jdbc;
        this.key = key;
        this.hashes = hashes;
        this.machine = machine;
    }

    boolean has(UUID accountId) {
        return jdbc.sql("select exists (select 1 from access.second_factor where account_id = :id)")
                .param("id", accountId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Gives an account a code app in place of any it had, and new recovery codes.
     *
     * @param step the step whose code proved that the app has the secret: it is used
     */
    List<String> give(UUID accountId, byte[] secret, long step) {
        jdbc.sql("""
                insert into access.second_factor (account_id, sealed, last_step, made_at)
                values (:id, :sealed, :step, :now)
                on conflict (account_id) do update
                   set sealed = excluded.sealed, last_step = excluded.last_step, made_at = excluded.made_at
                """)
                .param("id", accountId)
                .param("sealed", key.key().seal(secret))
                .param("step", step)
                .param("now", machine.instant().atOffset(ZoneOffset.UTC))
                .update();
        return recoveryCodes(accountId);
    }

    /** The account has no code app any longer. */
    void withoutApp(UUID accountId) {
        jdbc.sql("delete from access.second_factor where account_id = :id")
                .param("id", accountId)
                .update();
    }

    /** New recovery codes in place of any there were, shown once and kept as hashes. */
    List<String> recoveryCodes(UUID accountId) {
        jdbc.sql("delete from access.recovery_code where account_id = :id")
                .param("id", accountId)
                .update();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            String code = code();
            codes.add(code);
            jdbc.sql("insert into access.recovery_code (account_id, code_hash) values (:id, :hash)")
                    .param("id", accountId)
                    .param("hash", hashes.encode(code.replace("-", "")))
                    .update();
        }
        return codes;
    }

    /** Whether this is a code of the account's app that was not used yet, or one of its recovery codes; it is used now. */
    boolean proves(UUID accountId, String typed) {
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return code.matches("\\d{6}") ? usesStep(accountId, code) : usesRecovery(accountId, code);
    }

    private boolean usesStep(UUID accountId, String code) {
        Instant now = machine.instant();
        Optional<byte[]> sealed = jdbc.sql("select sealed from access.second_factor where account_id = :id")
                .param("id", accountId)
                .query((rs, _) -> rs.getBytes(1))
                .optional();
        OptionalLong step = sealed.isEmpty()
                ? OptionalLong.empty()
                : OneTimeCode.stepOf(key.key().open(sealed.get()), code, now);
        return step.isPresent()
                && jdbc.sql(
                                        "update access.second_factor set last_step = :step where account_id = :id and last_step < :step")
                                .param("id", accountId)
                                .param("step", step.getAsLong())
                                .update()
                        == 1;
    }

    private boolean usesRecovery(UUID accountId, String code) {
        if (code.length() != LENGTH) {
            return false;
        }
        return jdbc
                .sql("select code_hash from access.recovery_code where account_id = :id and used_at is null")
                .param("id", accountId)
                .query(String.class)
                .list()
                .stream()
                .filter(hash -> hashes.matches(code, hash))
                .findFirst()
                .filter(hash -> isUsedNow(accountId, hash))
                .isPresent();
    }

    private boolean isUsedNow(UUID accountId, String hash) {
        return jdbc.sql("""
                update access.recovery_code set used_at = :now
                 where account_id = :id and code_hash = :hash and used_at is null
                """)
                        .param("id", accountId)
                        .param("hash", hash)
                        .param("now", machine.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    int recoveryCodesLeft(UUID accountId) {
        return jdbc.sql("select count(*) from access.recovery_code where account_id = :id and used_at is null")
                .param("id", accountId)
                .query(Integer.class)
                .single();
    }

    private static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
