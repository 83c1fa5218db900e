package org.onedoor.programme.governance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The real crisis plan of 2015 under another name, with the highlight report at its end. */
final class ConcordatOf {
    private static final String FILE = "/reference/programme/north-essex-crisis-care-concordat-2015-10.txt";

    private ConcordatOf() {}

    static byte[] named(String title) {
        try (InputStream in = Objects.requireNonNull(ConcordatOf.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\tNorth Essex Crisis Care Concordat Action Plan\n", "\t" + title + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
