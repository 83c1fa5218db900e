package org.onedoor.access;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** The passkeys of accounts. An authenticator knows an account by the sixteen bytes of its id and by nothing else. */
@Repository
class Passkeys implements UserCredentialRepository {
    /** More than anybody has devices. */
    static final int MOST = 10;

    private final JdbcClient jdbc;
    private final InstantSource machine = InstantSource.system();

    Passkeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Bytes handle(UUID accountId) {
        return new Bytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(accountId.getMostSignificantBits())
                .putLong(accountId.getLeastSignificantBits())
                .array());
    }

    /** @throws IllegalArgumentException when it is no handle this installation gives */
    static UUID account(Bytes handle) {
        byte[] bytes = handle.getBytes();
        if (bytes.length != 2 * Long.BYTES) {
            throw new IllegalArgumentException("A handle of " + bytes.length + " bytes");
        }
        ByteBuffer both = ByteBuffer.wrap(bytes);
        return new UUID(both.getLong(), both.getLong());
    }

    /** The same, and nobody changes them until the running transaction is over. */
    List<Passkey> locked(UUID accountId) {
        jdbc.sql("select 1 from access.account where account_id = :account for update")
                .param("account", accountId)
                .query(Integer.class)
                .optional();
        return of(accountId);
    }

    /** The account's passkeys, the oldest first. */
    List<Passkey> of(UUID accountId) {
        return jdbc.sql("""
                select passkey_id, name, verifies, made_at, used_at, copied_at from access.passkey
                 where account_id = :account
                 order by made_at, passkey_id
                """).param("account", accountId).query(Passkey.class).list();
    }

    /** Whether the account has one that counts. */
    boolean has(UUID accountId) {
        return jdbc.sql("""
                select exists (select 1 from access.passkey where account_id = :account and copied_at is null)
                """).param("account", accountId).query(Boolean.class).single();
    }

    /** Whether this is one of the account's already. */
    boolean isKnown(UUID accountId, Bytes credentialId) {
        return jdbc.sql("""
                select exists (select 1 from access.passkey where credential_id = :id and account_id = :account)
                """)
                .param("id", credentialId.getBytes())
                .param("account", accountId)
                .query(Boolean.class)
                .single();
    }

    /** Whether it was there to be removed. */
    boolean remove(UUID accountId, UUID passkeyId) {
        return jdbc.sql("delete from access.passkey where account_id = :account and passkey_id = :id")
                        .param("account", accountId)
                        .param("id", passkeyId)
                        .update()
                == 1;
    }

    /** @return how many there were */
    int removeAll(UUID accountId) {
        return jdbc.sql("delete from access.passkey where account_id = :account")
                .param("account", accountId)
                .update();
    }

    /** From now on it counts for nothing: there may be two of it. @return whose it is */
    Optional<UUID> copied(Bytes credentialId) {
        return jdbc.sql("""
                update access.passkey set copied_at = :now where credential_id = :id and copied_at is null
                returning account_id
                """)
                .param("now", machine.instant().atOffset(ZoneOffset.UTC))
                .param("id", credentialId.getBytes())
                .query(UUID.class)
                .optional();
    }

    @Override
    public void delete(Bytes credentialId) {
        throw new UnsupportedOperationException("A passkey is removed by its owner or an administrator, by its own id");
    }

    /** One that is new is stored; of one that was used, how often and when. */
    @Override
    public void save(CredentialRecord used) {
        OffsetDateTime now = machine.instant().atOffset(ZoneOffset.UTC);
        int known = jdbc.sql("""
                update access.passkey
                   set sign_count = greatest(sign_count, :count), used_at = :now
                 where credential_id = :credential
                """)
                .param("count", used.getSignatureCount())
                .param("now", now)
                .param("credential", used.getCredentialId().getBytes())
                .update();
        if (known == 0) {
            insert(used, now);
        }
    }

    private void insert(CredentialRecord made, OffsetDateTime now) {
        jdbc.sql("""
                insert into access.passkey (passkey_id, account_id, credential_id, name, public_key, attestation,
                                            sign_count, verifies, backed_up, transports, made_at)
                values (:id, :account, :credential, :name, :key, :attestation, :count, :verifies, :backed, :transports,
                        :now)
                """)
                .param("id", Ids.at(now.toInstant()))
                .param("account", account(made.getUserEntityUserId()))
                .param("credential", made.getCredentialId().getBytes())
                .param("name", made.getLabel())
                .param("key", made.getPublicKey().getBytes())
                .param(
                        "attestation",
                        Objects.requireNonNull(made.getAttestationObject()).getBytes())
                .param("count", made.getSignatureCount())
                .param("verifies", made.isUvInitialized())
                .param("backed", made.isBackupState())
                .param(
                        "transports",
                        made.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(",")))
                .param("now", now)
                .update();
    }

    /** One that counts; one there may be two of is as if it were not there. */
    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return jdbc.sql("select * from access.passkey where credential_id = :id and copied_at is null")
                .param("id", credentialId.getBytes())
                .query((rs, _) -> credential(rs))
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql("select * from access.passkey where account_id = :account and copied_at is null")
                .param("account", account(handle))
                .query((rs, _) -> credential(rs))
                .list();
    }

    private static CredentialRecord credential(ResultSet rs) throws SQLException {
        Set<AuthenticatorTransport> transports = Stream.of(
                        rs.getString("transports").split(",", -1))
                .filter(each -> !each.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(rs.getBytes("credential_id")))
                .userEntityUserId(handle(rs.getObject("account_id", UUID.class)))
                .publicKey(new ImmutablePublicKeyCose(rs.getBytes("public_key")))
                .attestationObject(new Bytes(rs.getBytes("attestation")))
                .signatureCount(rs.getLong("sign_count"))
                .uvInitialized(rs.getBoolean("verifies"))
                .backupState(rs.getBoolean("backed_up"))
                .transports(transports)
                .label(rs.getString("name"))
                .created(rs.getObject("made_at", OffsetDateTime.class).toInstant())
                .build();
    }
}
