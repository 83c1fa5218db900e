package org.onedoor.programme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.onedoor.platform.Invalid;

/** Which files may be evidence: known by what is in them, and never one that can run or that hides another. */
final class EvidenceFiles {
    private static final String PACKED = "504b0304";
    /** By the ending of its name, how it begins; a text begins anyhow. */
    private static final Map<String, String> KINDS = Map.of(
            "pdf", "255044462d",
            "png", "89504e470d0a1a0a",
            "jpg", "ffd8ff",
            "jpeg", "ffd8ff",
            "rtf", "7b5c727466",
            "docx", PACKED,
            "xlsx", PACKED,
            "csv", "",
            "txt", "");

    private static final Map<String, String> MAIN = Map.of("docx", "word/document.xml", "xlsx", "xl/workbook.xml");
    private static final int ENTRIES = 1_000;
    private static final long UNPACKED = 50L * 1024 * 1024;

    private EvidenceFiles() {}

    /** @throws Invalid when it is of no kind that is kept, is not what its name says, or hides something */
    static void check(PlanFile file) {
        String ending = file.name().substring(file.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String begins = KINDS.get(ending);
        if (begins == null) {
            throw new Invalid(
                    "file",
                    "'%s' is of no kind that is kept as evidence. Send a PDF, a Word document (.docx), a workbook (.xlsx), a PNG or JPEG picture, RTF, CSV or plain text"
                            .formatted(file.name()));
        }
        byte[] mark = HexFormat.of().parseHex(begins);
        boolean same = file.content().length >= mark.length
                && Arrays.equals(mark, Arrays.copyOf(file.content(), mark.length))
                && (mark.length > 0 || isText(file.content()));
        if (!same) {
            throw new Invalid(
                    "file",
                    "'%s' is not what its name says. Save it under its own kind and send it again"
                            .formatted(file.name()));
        }
        if (begins.equals(PACKED)) {
            unpacked(file, MAIN.getOrDefault(ending, ""));
        }
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
                    .toString();
            return !text.stripLeading().startsWith("<"); // a page or a drawing can carry script
        } catch (CharacterCodingException notText) {
            return false;
        }
    }

    private static void unpacked(PlanFile file, String main) {
        int entries = 0;
        long size = 0;
        boolean found = false;
        byte[] buffer = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.content()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String path = entry.getName().toLowerCase(Locale.ROOT);
                if (path.endsWith("vbaproject.bin") || path.contains("activex/") || path.contains("embeddings/")) {
                    throw new Invalid(
                            "file",
                            "'%s' holds macros or other files inside it. Save it as a PDF and send that"
                                    .formatted(file.name()));
                }
                found |= path.equals(main);
                for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    size += read;
                    if (size > UNPACKED) {
                        throw new Invalid("file", "'%s' unpacks to more than 50 MB".formatted(file.name()));
                    }
                }
                if (++entries > ENTRIES) {
                    throw new Invalid("file", "'%s' holds more parts than a document does".formatted(file.name()));
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new Invalid(
                    "file", "'%s' is damaged and cannot be opened. Save it again and send that".formatted(file.name()));
        }
        if (!found) {
            throw new Invalid(
                    "file",
                    "'%s' is not what its name says. Save it under its own kind and send it again"
                            .formatted(file.name()));
        }
    }
}
