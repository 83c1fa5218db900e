package org.onedoor.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** New identifiers. A person's is random (uuid v4), everything else's begins with its time (uuid v7). */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Never goes back, whatever times are asked for in between, and goes on from the clock when the server restarts. */
    private static final AtomicLong MADE = new AtomicLong(System.currentTimeMillis());

    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Ids() {}

    /** A random id that tells nothing, for a person. */
    public static UUID person() {
        return UUID.randomUUID();
    }

    /**
     * An id that sorts by the millisecond of {@code at}, and within it by the order made here: RFC 9562 version 7 with
     * a counter of 44 bits and 30 random ones.
     */
    public static UUID at(Instant at) {
        long made = MADE.getAndIncrement();
        long high = (at.toEpochMilli() << 16) | 0x7000L | (made >>> 32 & 0x0FFFL);
        long low = 0x8000_0000_0000_0000L | (made & 0xFFFF_FFFFL) << 30 | (RANDOM.nextInt() & 0x3FFF_FFFFL);
        return new UUID(high, low);
    }

    /** When an id made by {@link #at} was made for, to the millisecond. */
    public static Instant instant(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
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
