package org.onedoor.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** New identifiers. A person's is random (uuid v4), everything else's begins with its time (uuid v7). */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Ids() {}

    /** A random id that tells nothing, for a person. */
    public static UUID person() {
        return UUID.randomUUID();
    }

    /** An id that sorts by the millisecond of {@code at}: RFC 9562 version 7. */
    public static UUID at(Instant at) {
        long high = (at.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextInt() & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** A reference a person can read out on the telephone: {@code OD-7K3M-92QF}, without letters that look alike. */
    public static String reference() {
        StringBuilder text = new StringBuilder("OD-");
        for (int i = 0; i < 8; i++) {
            if (i == 4) {
                text.append('-');
            }
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
