package org.onedoor.frontdoor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The code by which somebody follows a referral who could not give a date of birth: 12 letters and digits without those that
 * look alike. Only its digest is stored. It is made from the code of the form that was sent, so that a form sent twice has
 * one, and tells nothing of that code.
 */
@Repository
public class FollowCodes {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;

    private final JdbcClient jdbc;

    FollowCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The code that belongs to a form. @param secret the form's own code, 78 random bits */
    public static String of(String secret) {
        byte[] digest = DigestUtils.sha256("follow:" + secret);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            // two bytes for each letter: no letter is noticeably likelier than another
            int number = (digest[2 * i] & 0xff) << 8 | digest[2 * i + 1] & 0xff;
            text.append(LETTERS.charAt(number % LETTERS.length()));
        }
        return text.toString();
    }

    /** {@code 7K3M-92QF-XW4P}: how it is written down. */
    public static String spaced(String code) {
        return String.join("-", code.substring(0, 4), code.substring(4, 8), code.substring(8));
    }

    /** Keeps its digest in the act that takes the referral in. */
    public Along with(String code) {
        return (_, stored) -> jdbc.sql("""
                insert into frontdoor.follow_code (person_id, referral_id, code_hash)
                values (:personId, :referralId, :hash)
                """)
                .param("personId", stored.personId())
                .param("referralId", stored.referralId())
                .param("hash", hash(code))
                .update();
    }

    /** Whether this is the code of that referral, however it is typed; not where it has none. */
    boolean isOf(Referral referral, String typed) {
        String stored = jdbc.sql("""
                select code_hash from frontdoor.follow_code
                 where person_id = :personId and referral_id = :referralId
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .query(String.class)
                .optional()
                .orElse("");
        return MessageDigest.isEqual(
                stored.getBytes(StandardCharsets.US_ASCII), hash(typed).getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String typed) {
        return DigestUtils.sha256Hex("find:" + typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }
}
