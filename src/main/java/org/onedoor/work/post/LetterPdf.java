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

    private static final String NOT_PRINTED =
            "We cannot print some letters of your name, your address or this letter: they show as #, or not as you write them. We are sorry. We keep your name as you write it.";

    private LetterPdf() {}

    static byte[] file(Piece piece, String sender) throws IOException {
        return TaggedPdf.file(pdf -> pdf.withHtmlContent(html(piece, sender), ""));
    }

    private static String html(Piece piece, String sender) {
        String address = ((piece.name() == null ? "" : piece.name() + "\n") + piece.to())
                .lines()
                .map(TaggedPdf::onPaper)
                .collect(Collectors.joining("\n"));
        boolean whole = TaggedPdf.spells(address)
                && TaggedPdf.prints(String.join("\n", piece.words(), piece.closing(), sender));
        // nobody is greeted by signs that stand for no letter of their name
        boolean named = piece.name() != null && TaggedPdf.spells(TaggedPdf.onPaper(piece.name()));
        return """
                <html lang="en"><head><title>A letter from the %s</title><meta name="description" content="A letter"/>
                <style>@page { size: A4; margin: 20mm } body { font-family: '%s'; font-size: %s; line-height: 1.5 }
                .address { height: 60mm; width: 85mm; padding-top: 25mm } p { margin: 0 0 5mm 0 }</style></head>
                <body><div class="address"><p>%s</p></div><div>
                <p>%s</p><p>%s</p><p>%s</p><p>%s</p><p>%s</p>%s</div></body></html>
                """.formatted(
                        escape(sender),
                        TaggedPdf.FAMILY,
                        piece.largePrint() ? LARGE : USUAL,
                        address.lines().map(LetterPdf::escape).collect(Collectors.joining("<br/>")),
                        escape(DAY.format(London.date(piece.writtenAt()))),
                        escape(named ? TaggedPdf.onPaper(Words.greeting(piece)) : "Hello,"),
                        escape(piece.words()),
                        escape(piece.closing()),
                        escape(sender),
                        whole ? "" : "<p>%s</p>".formatted(escape(NOT_PRINTED)));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
