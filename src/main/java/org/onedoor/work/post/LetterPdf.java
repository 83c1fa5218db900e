package org.onedoor.work.post;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.onedoor.platform.TaggedPdf;
import org.onedoor.platform.time.London;
import org.onedoor.work.post.Gateway.Piece;
import org.springframework.web.util.HtmlUtils;

/** A letter on one page as a tagged PDF: the address where a window envelope shows it, and nothing beside it. */
final class LetterPdf {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private static final String USUAL = "12pt";

    /** The least that is called large print in the United Kingdom. */
    private static final String LARGE = "16pt";

    private LetterPdf() {}

    static byte[] file(Piece piece, String sender) throws IOException {
        return TaggedPdf.file(pdf -> pdf.withHtmlContent(html(piece, sender), ""));
    }

    private static String html(Piece piece, String sender) {
        String address = (piece.name() == null ? "" : piece.name() + "\n") + piece.to();
        return """
                <html lang="en"><head><title>A letter from the %s</title><meta name="description" content="A letter"/>
                <style>@page { size: A4; margin: 20mm } body { font-family: '%s'; font-size: %s; line-height: 1.5 }
                .address { height: 60mm; width: 85mm; padding-top: 25mm } p { margin: 0 0 5mm 0 }</style></head>
                <body><div class="address"><p>%s</p></div><div>
                <p>%s</p><p>%s</p><p>%s</p><p>%s</p><p>%s</p></div></body></html>
                """.formatted(
                        escape(sender),
                        TaggedPdf.FAMILY,
                        piece.largePrint() ? LARGE : USUAL,
                        address.lines().map(LetterPdf::escape).collect(Collectors.joining("<br/>")),
                        escape(DAY.format(London.date(piece.writtenAt()))),
                        escape(Words.greeting(piece)),
                        escape(piece.words()),
                        escape(piece.closing()),
                        escape(sender));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
