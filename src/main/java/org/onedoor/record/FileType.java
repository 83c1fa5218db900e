package org.onedoor.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.onedoor.platform.Invalid;

/** The kinds of document that are kept, known by what is in them and never by what they are called. */
public enum FileType {
    PDF("PDF", "application/pdf", Set.of("pdf"), "255044462d"),
    PNG("PNG picture", "image/png", Set.of("png"), "89504e470d0a1a0a"),
    JPEG("JPEG picture", "image/jpeg", Set.of("jpg", "jpeg"), "ffd8ff"),
    RTF("RTF document", "application/rtf", Set.of("rtf"), "7b5c727466"),
    DOCX(
            "Word document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Set.of("docx"),
            "504b0304"),
    TEXT("plain text", "text/plain", Set.of("txt"), "");

    private static final int ENTRIES = 1_000;
    private static final long UNPACKED = 50L * 1024 * 1024;
    private static final int RATIO = 100;

    private final String label;
    private final String mediaType;
    private final Set<String> endings;
    private final byte[] begins;

    FileType(String label, String mediaType, Set<String> endings, String begins) {
        this.label = label;
        this.mediaType = mediaType;
        this.endings = endings;
        this.begins = HexFormat.of().parseHex(begins);
    }

    public String label() {
        return label;
    }

    public String mediaType() {
        return mediaType;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FileType ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /**
     * What a document is.
     *
     * @param name as its sender calls it, whose ending must say the same
     * @throws Invalid when it is of no kind that is kept, is not what its name says, or hides something
     */
    public static FileType of(String name, byte[] bytes) {
        FileType held = Arrays.stream(values())
                .filter(type -> type.begins.length > 0)
                .filter(type -> bytes.length >= type.begins.length
                        && Arrays.equals(type.begins, Arrays.copyOf(bytes, type.begins.length)))
                .findFirst()
                .or(() -> isText(bytes) ? Optional.of(TEXT) : Optional.empty())
                .orElseThrow(() -> new Invalid(
                        "file",
                        "'%s' is of no kind that can be kept. Send a PDF, a Word document (.docx), a PNG or JPEG picture, RTF or plain text"
                                .formatted(name)));
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!held.endings.contains(ending)) {
            throw new Invalid(
                    "file",
                    "'%s' holds a %s, and its name does not say so. Save it under its own kind and send it again"
                            .formatted(name, held.label));
        }
        if (held == DOCX) {
            check(name, bytes);
        }
        return held;
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .stripLeading();
            return !text.startsWith("<"); // a page or a drawing can carry script
        } catch (CharacterCodingException notText) {
            return false;
        }
    }

    /** A Word document without macros that unpacks to no more than a document is. */
    private static void check(String name, byte[] bytes) {
        int entries = 0;
        long unpacked = 0;
        boolean document = false;
        byte[] buffer = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String path = entry.getName().toLowerCase(Locale.ROOT);
                if (path.endsWith("vbaproject.bin") || path.contains("activex/") || path.contains("embeddings/")) {
                    throw new Invalid(
                            "file",
                            "'%s' holds macros or other files inside it. Save it as a PDF and send that"
                                    .formatted(name));
                }
                document |= path.equals("word/document.xml");
                for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > UNPACKED || unpacked > (long) bytes.length * RATIO) {
                        throw new Invalid("file", "'%s' unpacks to more than a document is".formatted(name));
                    }
                }
                if (++entries > ENTRIES) {
                    throw new Invalid("file", "'%s' unpacks to more than a document is".formatted(name));
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new Invalid(
                    "file", "'%s' is damaged and cannot be opened. Save it again and send that".formatted(name));
        }
        if (!document) {
            throw new Invalid("file", "'%s' is not a Word document. Save it as a PDF and send that".formatted(name));
        }
    }
}
