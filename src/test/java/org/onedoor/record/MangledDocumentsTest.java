package org.onedoor.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.onedoor.Mangled;

/** Whatever is uploaded as a document is known for what it is, or refused in words, and soon. */
class MangledDocumentsTest {
    @Test
    void itIsOfAKindThatIsKeptOrRefused() throws IOException {
        byte[] document;
        try (XWPFDocument word = new XWPFDocument()) {
            word.createParagraph().createRun().setText("A letter");
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            word.write(file);
            document = file.toByteArray();
        }
        byte[] pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(FileType.of("letter.docx", document)).isNotNull();
        for (byte[] sample : List.of(document, pdf)) {
            for (String name : List.of("letter.docx", "letter.pdf", "photo.jpg", "letter", "..\\..\\x.pdf", "")) {
                Mangled.eachIsReadOrRefused(sample, 300, Duration.ofSeconds(2), file -> FileType.of(name, file));
            }
        }
    }
}
