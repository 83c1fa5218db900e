package org.onedoor.platform.sealing;

import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A head as it leaves the machine: one line of text that a person can keep, print or read out. */
public record Head(long no, Instant sealedAt, int rows, Instant firstAt, Instant lastAt, String keyId, String head) {
    private static final Pattern LINE = Pattern.compile(
            "seal (\\d{1,18}) made (\\S+Z) rows (\\d{1,9}) from (\\S+Z) to (\\S+Z) key ([0-9a-f]{16}) head ([0-9a-f]{64}) signature ([0-9a-f]{128})");

    static String line(Seal seal) {
        HexFormat hex = HexFormat.of();
        return "seal %d made %s rows %d from %s to %s key %s head %s signature %s"
                .formatted(
                        seal.no(),
                        seal.sealedAt(),
                        seal.rows(),
                        seal.firstAt(),
                        seal.lastAt(),
                        seal.keyId(),
                        hex.formatHex(seal.head()),
                        hex.formatHex(seal.signature()));
    }

    /** The head that a line holds, or none where it holds none. */
    static @Nullable Head read(String line) {
        Matcher found = LINE.matcher(line.strip());
        return found.matches()
                ? new Head(
                        Long.parseLong(found.group(1)),
                        Instant.parse(found.group(2)),
                        Integer.parseInt(found.group(3)),
                        Instant.parse(found.group(4)),
                        Instant.parse(found.group(5)),
                        found.group(6),
                        found.group(7))
                : null;
    }

    boolean isOf(Seal seal) {
        return head.equals(HexFormat.of().formatHex(seal.head()));
    }
}
