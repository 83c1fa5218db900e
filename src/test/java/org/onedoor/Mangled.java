package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.onedoor.platform.Invalid;

/** What becomes of a file on its way: bytes changed, left out, doubled, moved and strange; from a seed, so that a failure comes again. */
public final class Mangled {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final byte[][] STRANGE = {
        {0},
        {(byte) 0xFF, (byte) 0xFE},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        "\"\"\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/hostname\">]>&y;"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "{\"a\":[".repeat(200).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "1e999999".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "99999-99-99".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "\r\r\n\t,;".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "\\u0000".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "\\ud800".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "9223372036854775808".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "\u202e\u0007".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        "x".repeat(12_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII)
    };

    private Mangled() {}

    /** What reads a file. */
    @FunctionalInterface
    public interface Parser {
        Object read(byte[] file) throws Exception;
    }

    /**
     * Fails unless each of so many mangled samples, and as many of random bytes, is read or refused as {@link Invalid}, each
     * within this time.
     *
     * @return how many were read
     */
    public static int eachIsReadOrRefused(byte[] sample, int times, Duration each, Parser parser) {
        int read = 0;
        for (int seed = 0; seed < 2 * times; seed++) {
            read += isRead(seed < times ? of(sample, seed) : random(seed), seed, each, parser) ? 1 : 0;
        }
        return read;
    }

    private static boolean isRead(byte[] file, int seed, Duration each, Parser parser) {
        boolean read = false;
        long begun = System.nanoTime();
        try {
            parser.read(file);
            read = true;
        } catch (Invalid refused) {
            assertThat(refused.sentences()).as("what was wrong").isNotEmpty();
        } catch (Throwable other) {
            fail("seed %d: neither read nor refused".formatted(seed), other);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("seed %d", seed)
                .isLessThan(each);
        return read;
    }

    /** The same where the reader's own limits, and no clock, say that it ends. */
    public static int eachIsReadOrRefused(byte[] sample, int times, Parser parser) {
        return eachIsReadOrRefused(sample, times, PATIENCE, parser);
    }

    /** The same of a file whose first line stays as it is: one thing is wrong in its rows. */
    public static int eachRowIsReadOrRefused(byte[] sample, int times, Parser parser) {
        int rows = 1 + new String(sample, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('\n');
        int read = 0;
        for (int seed = 0; seed < times; seed++) {
            byte[] wrong = mangled(Arrays.copyOfRange(sample, rows, sample.length), new Random(seed));
            byte[] file = Arrays.copyOf(sample, rows + wrong.length);
            System.arraycopy(wrong, 0, file, rows, wrong.length);
            read += isRead(file, seed, PATIENCE, parser) ? 1 : 0;
        }
        return read;
    }

    /** The sample with one to six things wrong with it. */
    public static byte[] of(byte[] sample, long seed) {
        Random random = new Random(seed);
        byte[] now = sample.clone();
        for (int times = 1 + random.nextInt(6); times > 0 && now.length > 1; times--) {
            now = mangled(now, random);
        }
        return now;
    }

    private static byte[] mangled(byte[] file, Random random) {
        int from = random.nextInt(file.length);
        int to = Math.min(file.length, from + 1 + random.nextInt(64));
        return switch (random.nextInt(6)) {
            case 0 -> {
                byte[] other = file.clone();
                other[from] ^= (byte) (1 << random.nextInt(8));
                yield other;
            }
            case 1 -> joined(Arrays.copyOf(file, from), new byte[0], file, to);
            case 2 -> joined(Arrays.copyOf(file, to), Arrays.copyOfRange(file, from, to), file, to);
            case 3 -> joined(Arrays.copyOf(file, from), STRANGE[random.nextInt(STRANGE.length)], file, from);
            case 4 -> joined(Arrays.copyOf(file, from), STRANGE[random.nextInt(STRANGE.length)], file, to);
            default -> Arrays.copyOf(file, from);
        };
    }

    private static byte[] joined(byte[] before, byte[] between, byte[] file, int rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before);
        all.writeBytes(between);
        all.write(file, rest, file.length - rest);
        return all.toByteArray();
    }

    private static byte[] random(long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextInt(4_000)];
        random.nextBytes(bytes);
        return bytes;
    }
}
