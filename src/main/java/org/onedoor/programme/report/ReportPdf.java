package org.onedoor.programme.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.onedoor.platform.TaggedPdf;
import org.w3c.dom.Document;

/** A report as a tagged PDF: headings, lists and tables are marked, the language and the title are set. */
final class ReportPdf {
    private static final String NOT_PRINTED =
            "Some letters in this report cannot be printed in this file: they show as # or run the wrong way. They stand as they were written in the report's web page, Word document and spreadsheet.";

    private ReportPdf() {}

    static byte[] file(ReportDocument report) {
        Document page = ReportHtml.of(report);
        boolean whole =
                TaggedPdf.prints(page.getElementsByTagName("body").item(0).getTextContent());
        Document printed = whole ? page : ReportHtml.of(report.withNote(NOT_PRINTED));
        try {
            return TaggedPdf.file(pdf -> pdf.withW3cDocument(printed, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
