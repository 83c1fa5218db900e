package org.onedoor.platform.importing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;

/** The bytes of a text file somebody sent, read strictly as what they claim to be: no letter of a name is guessed. */
public final class SentText {
    private SentText() {}

    /**
     * Where the first letter is that cannot be read.
     *
     * @param at the byte, from 0
     * @param line the line, from 1
     */
    public record Broken(int at, int line) {}

    /** What the file says it is written in: UTF-16 with its byte order mark, and UTF-8 with or without one. */
    public static Charset claimed(byte[] file) {
        if (starts(file, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return starts(file, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    /** Whether it begins with the mark that Windows programs put before UTF-8. */
    public static boolean isMarked(byte[] file) {
        return starts(file, 0xEF, 0xBB, 0xBF);
    }

    /** The first letter that is none of this charset; null when all are. */
    public static @Nullable Broken broken(byte[] file, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(file);
        CharBuffer out = CharBuffer.allocate(8192);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        int line = 1;
        char before = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            out.flip();
            while (out.hasRemaining()) {
                char c = out.get();
                line += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
                before = c;
            }
            out.clear();
            if (result.isError()) {
                return new Broken(in.position(), line);
            }
            if (result.isUnderflow()) {
                return null;
            }
        }
    }

    /**
     * The text without its byte order mark.
     *
     * @throws Invalid when some letters cannot be told, with the first line of such and how to save the file
     */
    public static String of(byte[] file) {
        Charset charset = claimed(file);
        Broken broken = broken(file, charset);
        if (broken != null) {
            throw new Invalid(
                    "file",
                    "Line %d is not written in %s, so names could be read wrongly. Save the file as CSV UTF-8 (in Excel: Save As, 'CSV UTF-8 (Comma delimited)') and send it again. Nothing of it was read"
                            .formatted(broken.line(), charset.name()));
        }
        String text = new String(file, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean starts(byte[] file, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (file.length <= i || (file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
