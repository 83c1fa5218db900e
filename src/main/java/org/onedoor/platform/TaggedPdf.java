package org.onedoor.platform;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.Objects;
import java.util.function.Consumer;
import javax.xml.transform.TransformerFactory;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Pages as a tagged PDF (PDF/UA) in the one family of fonts that is kept with the product. */
public final class TaggedPdf {
    public static final String FAMILY = "DejaVu Sans Condensed";

    private static final int LAST_CONTROL = 0x1F;

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

    /**
     * Whether a text is printed as it is written: the fonts have a sign for each of its letters, and it runs from left to
     * right. Anything else comes out as {@code #} or with its letters the wrong way round.
     */
    public static boolean prints(String text) {
        char[] letters = text.toCharArray();
        return !Bidi.requiresBidi(letters, 0, letters.length) && spells(text);
    }

    /** Whether the fonts have a sign for each letter of a text that is {@link #onPaper}, whichever way it runs. */
    public static boolean spells(String text) {
        return text.codePoints()
                .filter(letter -> letter > LAST_CONTROL)
                .allMatch(letter -> Signs.KNOWN.getGlyphId(letter) != 0 && !isUnjoined(letter));
    }

    /** A letter of Persian, Urdu, Pashto or Kurdish, which are written joined and for which no joined sign was found. */
    private static boolean isUnjoined(int letter) {
        return letter >= 0x063B && letter <= 0x063F
                || letter == 0x066E
                || letter == 0x066F
                || letter >= 0x0671 && letter <= 0x06D3;
    }

    /**
     * A line as its signs follow each other on paper from left to right: Arabic letters joined, and what runs from right to
     * left turned round. Only for what stands in one line, such as a name: a text that breaks would have its lines upside down.
     */
    public static String onPaper(String line) {
        char[] letters = line.toCharArray();
        if (!Bidi.requiresBidi(letters, 0, letters.length)) {
            return line;
        }
        try {
            String joined = new ArabicShaping(ArabicShaping.LETTERS_SHAPE).shape(line);
            return new com.ibm.icu.text.Bidi(joined, com.ibm.icu.text.Bidi.LEVEL_DEFAULT_LTR)
                    .writeReordered(com.ibm.icu.text.Bidi.DO_MIRRORING
                            | com.ibm.icu.text.Bidi.KEEP_BASE_COMBINING
                            | com.ibm.icu.text.Bidi.REMOVE_BIDI_CONTROLS);
        } catch (ArabicShapingException e) {
            return line;
        }
    }

    /** Which letters the font has, read when first asked. */
    private static final class Signs {
        static final CmapLookup KNOWN = read();

        private static CmapLookup read() {
            try (InputStream in = font("DejaVuSansCondensed.ttf")) {
                return new TTFParser()
                        .parse(new RandomAccessReadBuffer(in.readAllBytes()))
                        .getUnicodeCmapLookup();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(TaggedPdf.class.getResourceAsStream("/fonts/" + name));
    }
}
