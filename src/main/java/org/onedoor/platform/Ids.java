package org.onedoor.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** New identifiers. A person's is random (uuid v4), everything else's begins with its time (uuid v7). */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** How many ids one standing millisecond may have in order: more than any act makes. */
    private static final long SPREAD = 1L << 20;

    private static final AtomicLong LAST = new AtomicLong();
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Ids() {}

    /** A random id that tells nothing, for a person. */
    public static UUID person() {
        return UUID.randomUUID();
    }

    /** An id that sorts by the millisecond of {@code at}, and within it by the order made here: RFC 9562 version 7. */
    public static UUID at(Instant at) {
        long first = at.toEpochMilli() << 12;
        long next = LAST.updateAndGet(last -> last >= first && last < first + SPREAD ? last + 1 : first);
        long high = (next >>> 12 << 16) | 0x7000L | (next & 0x0FFFL);
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
