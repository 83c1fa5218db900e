package org.onedoor.programme.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.onedoor.platform.TaggedPdf;

/** A report as a tagged PDF: headings, lists and tables are marked, the language and the title are set. */
final class ReportPdf {
    private ReportPdf() {}

    static byte[] file(ReportDocument report) {
        try {
            return TaggedPdf.file(pdf -> pdf.withW3cDocument(ReportHtml.of(report), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
