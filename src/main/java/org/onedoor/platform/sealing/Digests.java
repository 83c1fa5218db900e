package org.onedoor.platform.sealing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** SHA-256, and the Merkle tree of RFC 6962 made of it: a leaf is never mistaken for a node, nor a node for a head. */
final class Digests {
    static final int LENGTH = 32;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final byte HEAD = 2;

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] head(byte[] statement) {
        MessageDigest digest = sha256();
        digest.update(HEAD);
        return digest.digest(statement);
    }

    /** The root over a batch, each of whose entries is {@code entry} bytes long. */
    static byte[] root(byte[] entries, int entry) {
        MessageDigest digest = sha256();
        List<byte[]> level = new ArrayList<>(entries.length / entry);
        for (int at = 0; at < entries.length; at += entry) {
            digest.update(LEAF);
            digest.update(entries, at, entry);
            level.add(digest.digest());
        }
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                digest.update(NODE);
                digest.update(level.get(i));
                above.add(digest.digest(level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                above.add(level.getLast());
            }
            level = above;
        }
        return level.getFirst();
    }
}
