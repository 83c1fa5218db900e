package org.onedoor.access;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.job.Pump;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public keys of machines that sign, given by value: OneDoor fetches no address a client names. */
@Repository
class ClientKeys implements Pump {
    private static final int MOST_KEYS = 10;
    private static final int LARGEST = 20_000;
    private static final int WEAKEST_RSA = 3_072;

    private final JdbcClient jdbc;
    private final InstantSource machine = InstantSource.system();

    ClientKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> of(String clientId) {
        return jdbc.sql("select jwks from access.client where client_id = :id and jwks is not null")
                .param("id", clientId)
                .query(String.class)
                .optional();
    }

    void keep(String clientId, String jwks) {
        jdbc.sql("update access.client set jwks = :jwks where client_id = :id")
                .param("id", clientId)
                .param("jwks", jwks)
                .update();
    }

    /**
     * The key set as it is kept: public keys only, each strong enough and with an id.
     *
     * @throws Invalid with what is wrong
     */
    static String checked(String typed) {
        if (typed.length() > LARGEST) {
            throw new Invalid("jwks", "The key set is longer than 20,000 characters. Give the keys in use only");
        }
        JWKSet keys;
        try {
            keys = JWKSet.parse(typed);
        } catch (ParseException | RuntimeException notOne) {
            throw new Invalid("jwks", "This is no JSON Web Key Set. It looks like {\"keys\":[{\"kty\":\"EC\", ...}]}");
        }
        if (keys.getKeys().isEmpty() || keys.getKeys().size() > MOST_KEYS) {
            throw new Invalid("jwks", "A key set holds 1 to 10 keys");
        }
        for (JWK key : keys.getKeys()) {
            String type = key.getKeyType().getValue();
            if (key.isPrivate() || type.equals("oct")) {
                throw new Invalid(
                        "jwks",
                        "There is a private key or a shared secret in it. Give the public keys only, and make new ones: these are"
                                + " no longer secret");
            }
            if (key.getKeyID() == null || key.getKeyID().isBlank()) {
                throw new Invalid("jwks", "Each key needs an id (kid), so that keys can be changed without a gap");
            }
            boolean strong = type.equals("EC") ? key.size() >= 384 : type.equals("RSA") && key.size() >= WEAKEST_RSA;
            if (!strong) {
                throw new Invalid("jwks", "Each key must be RSA of 3072 bits or more, or EC on the curve P-384");
            }
        }
        return keys.toString();
    }

    /** Whether this assertion was not used before; it is now. */
    boolean isFirst(String clientId, String jti, Instant expires) {
        return jdbc.sql("""
                insert into access.client_assertion (client_id, jti, expires_at) values (:client, :jti, :expires)
                on conflict do nothing
                """)
                        .param("client", clientId)
                        .param("jti", jti)
                        .param("expires", expires.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public String name() {
        return "forget-client-assertions";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    /** An assertion is refused as too old well before it is forgotten here. */
    @Override
    public void run() {
        jdbc.sql("delete from access.client_assertion where expires_at <= :past")
                .param("past", machine.instant().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .update();
    }
}
