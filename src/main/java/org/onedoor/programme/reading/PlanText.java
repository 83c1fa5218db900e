package org.onedoor.programme.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onedoor.programme.PlanCell;

/**
 * A text file in which a tab begins a cell, and a cell is everything up to the next tab. Written out again it is the
 * same byte for byte.
 *
 * @param mark the byte order mark it began with, often none
 * @param head what stands before the first tab
 */
public record PlanText(byte[] mark, Charset charset, String head, List<PlanCell> cells) {
    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16BE = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16LE = {(byte) 0xFF, (byte) 0xFE};

    public static PlanText of(byte[] file) {
        if (starts(file, UTF_8)) {
            return decoded(UTF_8, StandardCharsets.UTF_8, file);
        }
        if (starts(file, UTF_16BE)) {
            return decoded(UTF_16BE, StandardCharsets.UTF_16BE, file);
        }
        if (starts(file, UTF_16LE)) {
            return decoded(UTF_16LE, StandardCharsets.UTF_16LE, file);
        }
        return decoded(new byte[0], StandardCharsets.UTF_8, file);
    }

    /** Strictly as it claims to be; else as Windows wrote it; else byte by byte, which loses nothing. */
    private static PlanText decoded(byte[] mark, Charset first, byte[] file) {
        byte[] body = Arrays.copyOfRange(file, mark.length, file.length);
        for (Charset charset : List.of(first, Charset.forName("windows-1252"))) {
            try {
                String text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(body))
                        .toString();
                return split(mark, charset, text);
            } catch (CharacterCodingException next) {
                continue; // the next reading is tried
            }
        }
        return split(mark, StandardCharsets.ISO_8859_1, new String(body, StandardCharsets.ISO_8859_1));
    }

    private static PlanText split(byte[] mark, Charset charset, String text) {
        List<PlanCell> cells = new ArrayList<>();
        int tab = text.indexOf('\t');
        String head = tab < 0 ? text : text.substring(0, tab);
        int line = 1 + lines(head);
        while (tab >= 0) {
            int next = text.indexOf('\t', tab + 1);
            String raw = text.substring(tab + 1, next < 0 ? text.length() : next);
            cells.add(new PlanCell(line, raw));
            line += lines(raw);
            tab = next;
        }
        return new PlanText(mark, charset, head, List.copyOf(cells));
    }

    /** The file again. */
    public byte[] bytes() {
        byte[] body = joined(head, cells.stream().map(PlanCell::raw).toList()).getBytes(charset);
        byte[] all = Arrays.copyOf(mark, mark.length + body.length);
        System.arraycopy(body, 0, all, mark.length, body.length);
        return all;
    }

    /** The text of a file from what stands before its first cell and its cells. */
    public static String joined(String head, List<String> raws) {
        StringBuilder text = new StringBuilder(head);
        raws.forEach(raw -> text.append('\t').append(raw));
        return text.toString();
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static boolean starts(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }
}
