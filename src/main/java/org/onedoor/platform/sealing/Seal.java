package org.onedoor.platform.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/**
 * One batch of audit rows under a signed head.
 *
 * @param since from which transaction on
 * @param until before which transaction
 * @param root the root of the Merkle tree over the batch
 * @param previous the head before this one: whoever holds a head holds all before it
 * @param head the digest of all of this but the signature and the leaves, which the root stands for
 * @param leaves for each row its id and the digest of its other columns
 */
record Seal(
        long no,
        int encoding,
        long since,
        long until,
        int rows,
        Instant firstAt,
        Instant lastAt,
        Instant sealedAt,
        String keyId,
        byte[] root,
        byte[] previous,
        byte[] head,
        byte[] signature,
        byte[] leaves) {
    static final int LEAF = 16 + Digests.LENGTH;

    /** What stands before the first head. */
    static final byte[] NOTHING = new byte[Digests.LENGTH];

    private static final byte[] PURPOSE = "OneDoor audit head 1\n".getBytes(StandardCharsets.UTF_8);

    /** What the head is the digest of. */
    byte[] statement() {
        byte[] key = keyId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(
                        PURPOSE.length + 6 * Long.BYTES + 3 * Integer.BYTES + key.length + 2 * Digests.LENGTH)
                .put(PURPOSE)
                .putLong(no)
                .putInt(encoding)
                .putLong(since)
                .putLong(until)
                .putInt(rows)
                .putLong(micros(firstAt))
                .putLong(micros(lastAt))
                .putLong(micros(sealedAt))
                .putInt(key.length)
                .put(key)
                .put(previous)
                .put(root)
                .array();
    }

    /** The same with its head and its signature. */
    Seal signed(SealKeys.Signer signer) {
        byte[] made = Digests.head(statement());
        return new Seal(
                no,
                encoding,
                since,
                until,
                rows,
                firstAt,
                lastAt,
                sealedAt,
                keyId,
                root,
                previous,
                made,
                signer.sign(made),
                leaves);
    }

    /** Whether the counting of transactions began anew: the database was brought back elsewhere. */
    boolean beginsAnew() {
        return no > 1 && since == 0;
    }

    /** How many rows it lists, whatever it says. */
    int held() {
        return leaves.length / LEAF;
    }

    UUID id(int place) {
        ByteBuffer at = ByteBuffer.wrap(leaves, place * LEAF, 16);
        return new UUID(at.getLong(), at.getLong());
    }

    byte[] body(int place) {
        return Arrays.copyOfRange(leaves, place * LEAF + 16, (place + 1) * LEAF);
    }

    boolean holds(int place, AuditRows.Row row) {
        ByteBuffer at = ByteBuffer.wrap(leaves, place * LEAF, 16);
        return at.getLong() == row.id().getMostSignificantBits()
                && at.getLong() == row.id().getLeastSignificantBits()
                && Arrays.equals(leaves, place * LEAF + 16, (place + 1) * LEAF, row.body(), 0, Digests.LENGTH);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
