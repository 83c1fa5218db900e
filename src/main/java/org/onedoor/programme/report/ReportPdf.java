package org.onedoor.programme.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A report as a tagged PDF (PDF/UA): headings, lists and tables are marked, the language and the title are set. */
final class ReportPdf {
    private static final String FAMILY = "DejaVu Sans Condensed";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private ReportPdf() {}

    static byte[] file(ReportDocument report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePdfUaAccessibility(true);
            builder.useFont(() -> font("DejaVuSansCondensed.ttf"), FAMILY, 400, FontStyle.NORMAL, true);
            builder.useFont(() -> font("DejaVuSansCondensed-Bold.ttf"), FAMILY, 700, FontStyle.NORMAL, true);
            builder.withW3cDocument(ReportHtml.of(report), "");
            builder.withProducer("OneDoor");
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(ReportPdf.class.getResourceAsStream("/fonts/" + name));
    }
}
