package org.onedoor.programme.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.onedoor.Mangled;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.PlanReading;

/** Whatever becomes of a plan's file on its way, it is read or refused in words, and soon. */
class PlanFilesMangledTest {
    private static final String[][] ROWS = {
        {"Action", "Lead", "Timescale", "RAG", "Update"},
        {"Open a crisis café in Grays", "Thurrock MIND", "March 2027", "Green", "Rooms are found"},
        {"Train 40 officers", "Essex Police", "Ongoing", "Amber", "12 trained so far"}
    };
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void aWorkbookIsReadOrRefused() throws IOException {
        byte[] sample = workbook();
        assertThat(Tables.packed(sample)).isNotNull();
        Mangled.eachIsReadOrRefused(sample, 250, SOON, Tables::packed);
        insides(sample, "xl/worksheets/sheet1.xml");
        insides(sample, "xl/sharedStrings.xml");
    }

    @Test
    void aDocumentIsReadOrRefused() throws IOException {
        byte[] sample = document();
        assertThat(Tables.packed(sample)).isNotNull();
        Mangled.eachIsReadOrRefused(sample, 250, SOON, Tables::packed);
        insides(sample, "word/document.xml");
    }

    @Test
    void aTextIsReadOrRefused() {
        StringBuilder text = new StringBuilder();
        for (String[] row : ROWS) {
            text.append(String.join("\t", row)).append('\n');
        }
        byte[] sample = text.toString().getBytes(StandardCharsets.UTF_8);
        int read = Mangled.eachIsReadOrRefused(sample, 1_500, SOON, PlanFilesMangledTest::text);
        assertThat(read).as("some are only a little wrong").isPositive();
        Mangled.eachIsReadOrRefused(sample, 500, SOON, file -> Tables.separated(PlanText.of(file), ','));
    }

    private static PlanReading text(byte[] file) {
        PlanText text = PlanText.of(file);
        return Tables.isTabSeparated(text) ? Tables.separated(text, '\t') : PlanReader.read(text);
    }

    /** The zip is whole, and a part of it is not: what a packed file hides from a check of its bytes. */
    private static void insides(byte[] packed, String part) throws IOException {
        for (int seed = 0; seed < 250; seed++) {
            byte[] file = with(packed, part, seed);
            long begun = System.nanoTime();
            try {
                Tables.packed(file);
            } catch (Invalid refused) {
                assertThat(refused.sentences()).isNotEmpty();
            } catch (RuntimeException other) {
                throw new AssertionError("seed %d of %s".formatted(seed, part), other);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        }
    }

    private static byte[] with(byte[] packed, String part, long seed) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        boolean found = false;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed));
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                boolean here = entry.getName().equals(part);
                found |= here;
                byte[] content = in.readAllBytes();
                out.write(here ? Mangled.of(content, seed) : content);
                out.closeEntry();
            }
        }
        assertThat(found).as(part).isTrue();
        return file.toByteArray();
    }

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            var sheet = book.createSheet("Plan");
            for (int i = 0; i < ROWS.length; i++) {
                var row = sheet.createRow(i);
                for (int j = 0; j < ROWS[i].length; j++) {
                    row.createCell(j).setCellValue(ROWS[i][j]);
                }
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            book.write(file);
            return file.toByteArray();
        }
    }

    private static byte[] document() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("A plan for Thurrock");
            XWPFTable table = document.createTable(ROWS.length, ROWS[0].length);
            for (int i = 0; i < ROWS.length; i++) {
                for (int j = 0; j < ROWS[i].length; j++) {
                    table.getRow(i).getCell(j).setText(ROWS[i][j]);
                }
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.write(file);
            return file.toByteArray();
        }
    }
}
