package org.onedoor.programme.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.onedoor.platform.time.London;
import org.onedoor.programme.report.ReportDocument.Block;
import org.onedoor.programme.report.ReportDocument.Column;
import org.onedoor.programme.report.ReportDocument.Figure;
import org.onedoor.programme.report.ReportDocument.Figures;
import org.onedoor.programme.report.ReportDocument.Grid;
import org.onedoor.programme.report.ReportDocument.Part;
import org.onedoor.programme.report.ReportDocument.Points;
import org.onedoor.programme.report.ReportDocument.Words;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A report as a web page that stands alone. Text is only ever put into it as text, so nothing typed can become markup. */
final class ReportHtml {
    private static final Pattern LONG_WORD = Pattern.compile("[^\\s-]{40}");

    private final Document page;

    private ReportHtml(Document page) {
        this.page = page;
    }

    static byte[] file(ReportDocument report) {
        try {
            Transformer writer = TransformerFactory.newInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.METHOD, "html");
            writer.setOutputProperty(OutputKeys.ENCODING, StandardCharsets.UTF_8.name());
            writer.setOutputProperty(OutputKeys.INDENT, "no");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes("<!DOCTYPE html>\n".getBytes(StandardCharsets.UTF_8));
            writer.transform(new DOMSource(of(report)), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page as a tree, of which the PDF is made too. */
    static Document of(ReportDocument report) {
        try {
            Document page =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            new ReportHtml(page).write(report);
            return page;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(ReportDocument report) {
        Element html = page.createElement("html");
        html.setAttribute("lang", "en-GB");
        page.appendChild(html);
        Element head = child(html, "head");
        child(head, "meta").setAttribute("charset", "utf-8");
        text(child(head, "title"), report.title() + ", " + report.about());
        meta(head, "description", "%s on %s, %s".formatted(report.title(), report.about(), report.period()));
        meta(head, "viewport", "width=device-width, initial-scale=1");
        text(child(head, "style"), style());
        Element body = child(html, "body");
        if (!report.note().isEmpty()) {
            text(classed(child(body, "p"), "note"), report.note());
        }
        text(classed(child(body, "p"), "about"), report.about());
        text(child(body, "h1"), report.title());
        text(classed(child(body, "p"), "period"), report.period());
        for (Part part : report.parts()) {
            Element section = child(body, "section");
            text(child(section, "h2"), part.title());
            paragraphs(section, part.narrative());
            part.blocks().forEach(block -> write(section, block));
        }
        text(classed(child(body, "p"), "source"), report.source());
    }

    private void write(Element into, Block block) {
        switch (block) {
            case Words(String words) -> text(child(into, "p"), words);
            case Points(List<String> items) -> {
                Element list = child(into, "ul");
                items.forEach(item -> text(child(list, "li"), item));
            }
            case Figures(List<Figure> figures) -> {
                Element table = classed(child(into, "table"), "figures");
                text(child(table, "caption"), "Figures");
                heads(table, List.of("How many", "What", "Counted so"));
                Element body = child(table, "tbody");
                for (Figure figure : figures) {
                    Element row = child(body, "tr");
                    text(classed(child(row, "td"), "number"), "%,d".formatted(figure.value()));
                    text(child(row, "td"), figure.label());
                    text(child(row, "td"), figure.meaning());
                }
            }
            case Grid grid -> write(into, grid);
        }
    }

    private void write(Element into, Grid grid) {
        if (grid.rows().isEmpty()) {
            text(child(into, "p"), grid.empty());
            return;
        }
        Element table = child(into, "table");
        text(child(table, "caption"), grid.caption());
        heads(table, grid.columns().stream().map(Column::name).toList());
        widths(table, grid);
        Element body = child(table, "tbody");
        for (List<String> cells : grid.rows()) {
            Element row = child(body, "tr");
            for (int i = 0; i < cells.size(); i++) {
                Column column = grid.columns().get(i);
                Element cell = child(row, "td");
                if (column.numbers() || column.days()) {
                    classed(cell, column.numbers() ? "number" : "day");
                }
                text(cell, shown(column, cells.get(i)));
            }
        }
    }

    /** A cell in words: what is missing is said. */
    static String shown(Column column, String cell) {
        if (!column.days()) {
            return cell.isEmpty() ? "-" : cell;
        }
        return cell.isEmpty() ? "None" : London.day(LocalDate.parse(cell));
    }

    private void heads(Element table, List<String> names) {
        Element row = child(child(table, "thead"), "tr");
        for (String name : names) {
            Element head = child(row, "th");
            head.setAttribute("scope", "col");
            text(head, name);
        }
    }

    /** Room goes to what is read: the words first, then who leads; the rest is as wide as it needs to be. */
    private static void widths(Element table, Grid grid) {
        NodeList heads = table.getElementsByTagName("th");
        for (int i = 0; i < grid.columns().size(); i++) {
            String name = grid.columns().get(i).name();
            if (name.equals("Action") || name.equals("Update") || name.equals("Risk")) {
                classed((Element) heads.item(i), "words");
            } else if (name.equals("Led by")) {
                classed((Element) heads.item(i), "who");
            }
        }
    }

    private void paragraphs(Element into, String words) {
        for (String paragraph : words.split("\\n\\s*\\n", -1)) {
            if (!paragraph.isBlank()) {
                text(classed(child(into, "p"), "narrative"), paragraph.strip());
            }
        }
    }

    private void meta(Element head, String name, String content) {
        Element meta = child(head, "meta");
        meta.setAttribute("name", name);
        meta.setAttribute("content", readable(content));
    }

    private Element child(Element into, String name) {
        Element child = page.createElement(name);
        into.appendChild(child);
        return child;
    }

    private static Element classed(Element element, String name) {
        element.setAttribute("class", name);
        return element;
    }

    private void text(Element into, String words) {
        if (LONG_WORD.matcher(words).find()) { // only such cells may break a word, or narrow columns would
            String other = into.getAttribute("class");
            classed(into, other.isEmpty() ? "long" : other + " long");
        }
        into.appendChild(page.createTextNode(readable(words)));
    }

    /** XML has no sign for most control characters. */
    static String readable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(ReportHtml.class.getResourceAsStream("/report/report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
