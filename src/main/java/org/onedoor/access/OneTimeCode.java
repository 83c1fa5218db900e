package org.onedoor.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Time-based one-time passwords as every code app makes them: RFC 6238, HMAC-SHA-1, six digits, thirty seconds. */
final class OneTimeCode {
    private static final int SECONDS = 30;
    private static final int MILLION = 1_000_000;
    private static final int SECRET = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimeCode() {}

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The secret as somebody types it where no picture can be read. */
    static String spoken(byte[] secret) {
        return new Base32().encodeToString(secret).replace("=", "").replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** What the picture says to a code app. */
    static String address(String username, byte[] secret) {
        String label = java.net.URLEncoder.encode(username, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "otpauth://totp/OneDoor:%s?secret=%s&issuer=OneDoor"
                .formatted(label, new Base32().encodeToString(secret).replace("=", ""));
    }

    static String at(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xF;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % MILLION);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), SECONDS);
    }

    /** Which step this is the code of: now's, or one beside it, for a phone whose clock is not quite right. */
    static OptionalLong stepOf(byte[] secret, String code, Instant now) {
        long middle = step(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = middle - 1; step <= middle + 1; step++) {
            boolean same = MessageDigest.isEqual(
                    at(secret, step).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                    code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            if (same) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
