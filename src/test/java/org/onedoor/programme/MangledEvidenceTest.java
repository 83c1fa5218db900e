package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.onedoor.Mangled;

/** Whatever is sent as evidence, under whatever name, is of a kind that is kept or is refused in words. */
class MangledEvidenceTest {
    private static byte[] document() throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("Rooms are found");
            document.write(file);
            return file.toByteArray();
        }
    }

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            book.createSheet("Rooms").createRow(0).createCell(0).setCellValue("Grays");
            book.write(file);
            return file.toByteArray();
        }
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(file);
            return file.toByteArray();
        }
    }

    @Test
    void itIsKeptOrRefused() throws IOException {
        Map<String, byte[]> samples = Map.of(
                "rooms.docx", document(),
                "rooms.xlsx", workbook(),
                "rooms.pdf", pdf(),
                "rooms.csv", "room,town\n1,Grays\n".getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
            EvidenceFiles.check(new PlanFile(sample.getKey(), sample.getValue()));
            int read = Mangled.eachIsReadOrRefused(sample.getValue(), 500, file -> {
                EvidenceFiles.check(new PlanFile(sample.getKey(), file));
                return file;
            });
            assertThat(read)
                    .as(sample.getKey() + ": some are only a little wrong")
                    .isPositive();
            for (String other :
                    new String[] {"", ".", "rooms", "rooms.exe", "rooms.PDF", "a\u0000.docx", "\u202Exslx.pdf"}) {
                Mangled.eachIsReadOrRefused(sample.getValue(), 100, file -> {
                    EvidenceFiles.check(new PlanFile(other, file));
                    return file;
                });
            }
        }
    }
}
