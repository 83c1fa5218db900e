package org.onedoor.platform;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Consumer;
import javax.xml.transform.TransformerFactory;

/** Pages as a tagged PDF (PDF/UA) in the one family of fonts that is kept with the product. */
public final class TaggedPdf {
    public static final String FAMILY = "DejaVu Sans Condensed";

    static {
        XRLog.setLoggingEnabled(false);
        // the writer of the file's metadata would otherwise look through every library for one, anew for each file
        System.setProperty(
                TransformerFactory.class.getName(),
                TransformerFactory.newDefaultInstance().getClass().getName());
    }

    private TaggedPdf() {}

    /** @param content sets what is printed: HTML whose language and title are given */
    public static byte[] file(Consumer<PdfRendererBuilder> content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> font("DejaVuSansCondensed.ttf"), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("DejaVuSansCondensed-Bold.ttf"), FAMILY, 700, FontStyle.NORMAL, true);
        content.accept(builder);
        builder.withProducer("OneDoor");
        builder.toStream(out);
        builder.run();
        return out.toByteArray();
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(TaggedPdf.class.getResourceAsStream("/fonts/" + name));
    }
}
