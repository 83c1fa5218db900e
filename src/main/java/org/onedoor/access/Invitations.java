package org.onedoor.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.SealingKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Links by which somebody sets a password and a code app: each works once and for a while. The link is stored only as a
 * digest, and the secret of the code app to be is sealed with the link itself.
 */
@Repository
class Invitations {
    static final Duration FIRST = Duration.ofHours(24);
    static final Duration LASTS = Duration.ofHours(72);

    private final JdbcClient jdbc;
    private final InstantSource machine;

    @Autowired
    Invitations(JdbcClient jdbc) {
        this(jdbc, InstantSource.system());
    }

    /** @param machine the time links live by, which is never the domain's */
    Invitations(JdbcClient jdbc, InstantSource machine) {
        this.jdbc = jdbc;
        this.machine = machine;
    }

    /**
     * A link that still works.
     *
     * @param accountId whose; nobody's yet where it is the first administrator's
     * @param secret of the code app to be
     */
    record Open(@Nullable UUID accountId, byte[] secret) {}

    /** Makes a link, in place of any this account had. */
    SealingKey make(@Nullable UUID accountId, @Nullable UUID by, Duration lasts) {
        Instant now = machine.instant();
        withdraw(accountId);
        SealingKey link = SealingKey.made();
        jdbc.sql("""
                insert into access.invitation (secret_hash, account_id, sealed, made_at, made_by, expires_at)
                values (:hash, :account, :sealed, :now, :by, :expires)
                """)
                .param("hash", link.hash())
                .param("account", accountId)
                .param("sealed", link.seal(OneTimeCode.newSecret()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("expires", now.plus(lasts).atOffset(ZoneOffset.UTC))
                .update();
        return link;
    }

    void withdraw(@Nullable UUID accountId) {
        jdbc.sql("""
                update access.invitation set expires_at = :now
                 where account_id is not distinct from :account and used_at is null and expires_at > :now
                """)
                .param("account", accountId)
                .param("now", machine.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Open> find(SealingKey link) {
        return jdbc.sql("""
                select account_id, sealed from access.invitation
                 where secret_hash = :hash and used_at is null and expires_at > :now
                """)
                .param("hash", link.hash())
                .param("now", machine.instant().atOffset(ZoneOffset.UTC))
                .query((rs, _) -> new Open(rs.getObject(1, UUID.class), link.open(rs.getBytes(2))))
                .optional();
    }

    /** Whether it was this use that used it up. */
    boolean use(SealingKey link) {
        return jdbc.sql("""
                update access.invitation set used_at = :now
                 where secret_hash = :hash and used_at is null and expires_at > :now
                """)
                        .param("hash", link.hash())
                        .param("now", machine.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
