package org.onedoor.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says for whom a form was made and on which page, signed: when the session that made it is over, this alone tells whose
 * words come in. It permits nothing.
 */
@Component
public class FormOwner {
    private static final String KEY = "forms-1";
    private static final int HEAD = 16 + 8;
    private static final int SIGNATURE = 16;

    /** A page left open over a long weekend still knows whose it is. */
    private static final Duration LASTS = Duration.ofDays(7);

    private final SigningKeys keys;
    private final InstantSource machine;

    @Autowired
    FormOwner(JdbcClient jdbc) {
        this(jdbc, InstantSource.system());
    }

    /** @param machine the time sessions live by, which is never the domain's */
    FormOwner(JdbcClient jdbc, InstantSource machine) {
        this.keys = new SigningKeys(jdbc, machine);
        this.machine = machine;
    }

    public String sign(UUID accountId, String page) {
        byte[] head = ByteBuffer.allocate(HEAD)
                .putLong(accountId.getMostSignificantBits())
                .putLong(accountId.getLeastSignificantBits())
                .putLong(machine.instant().getEpochSecond())
                .array();
        byte[] token = Arrays.copyOf(head, HEAD + SIGNATURE);
        System.arraycopy(signature(head, page), 0, token, HEAD, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Whose form it is; nobody's when it was altered, is of another page or is too old. */
    public Optional<UUID> read(String token, String page) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != HEAD + SIGNATURE) {
            return Optional.empty();
        }
        byte[] head = Arrays.copyOf(bytes, HEAD);
        ByteBuffer buffer = ByteBuffer.wrap(head);
        UUID account = new UUID(buffer.getLong(), buffer.getLong());
        Instant made = Instant.ofEpochSecond(buffer.getLong());
        boolean ours = MessageDigest.isEqual(
                Arrays.copyOfRange(bytes, HEAD, bytes.length), Arrays.copyOf(signature(head, page), SIGNATURE));
        return ours && machine.instant().isBefore(made.plus(LASTS)) ? Optional.of(account) : Optional.empty();
    }

    private byte[] signature(byte[] head, String page) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.of(KEY), "HmacSHA256"));
            mac.update(head);
            return mac.doFinal(page.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
