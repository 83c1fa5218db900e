package org.onedoor.programme.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.onedoor.programme.report.ReportDocument.Block;
import org.onedoor.programme.report.ReportDocument.Column;
import org.onedoor.programme.report.ReportDocument.Figures;
import org.onedoor.programme.report.ReportDocument.Grid;
import org.onedoor.programme.report.ReportDocument.Part;
import org.onedoor.programme.report.ReportDocument.Points;
import org.onedoor.programme.report.ReportDocument.Words;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** A report as a Word document: real headings, tables with repeated heads, the language and the title set. */
final class ReportDocx {
    private static final BigInteger LONG_SIDE = BigInteger.valueOf(16_838); // A4 in twentieths of a point
    private static final BigInteger SHORT_SIDE = BigInteger.valueOf(11_906);
    private static final int TEXT_WIDTH = 16_838 - 2 * 850;
    private static final String FONT = "Arial";

    private final XWPFDocument word;

    private ReportDocx(XWPFDocument word) {
        this.word = word;
    }

    static byte[] file(ReportDocument report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument word = new XWPFDocument()) {
            new ReportDocx(word).write(report);
            word.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void write(ReportDocument report) {
        var properties = word.getProperties().getCoreProperties();
        properties.setTitle(clean(report.title() + ", " + report.about()));
        properties.setCreator("OneDoor");
        properties.setDescription(clean(report.period()));
        properties.getUnderlyingProperties().setLanguageProperty(Optional.of("en-GB"));
        page();
        styles();
        if (!report.note().isEmpty()) {
            paragraph("Normal", report.note()).getRuns().getFirst().setBold(true);
        }
        paragraph("Normal", report.about());
        paragraph("Title", report.title());
        paragraph("Normal", report.period());
        for (Part part : report.parts()) {
            paragraph("Heading1", part.title());
            for (String words : part.narrative().split("\\n\\s*\\n", -1)) {
                if (!words.isBlank()) {
                    paragraph("Normal", words.strip());
                }
            }
            part.blocks().forEach(this::write);
        }
        paragraph("Normal", report.source());
    }

    private void page() {
        CTSectPr section = word.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(LONG_SIDE);
        size.setH(SHORT_SIDE);
        size.setOrient(STPageOrientation.LANDSCAPE);
        var margins = section.addNewPgMar();
        BigInteger margin = BigInteger.valueOf(850);
        margins.setLeft(margin);
        margins.setRight(margin);
        margins.setTop(margin);
        margins.setBottom(margin);
    }

    private void styles() {
        XWPFStyles styles = word.createStyles();
        styles.setSpellingLanguage("en-GB");
        var fonts = org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts.Factory.newInstance();
        fonts.setAscii(FONT);
        fonts.setHAnsi(FONT);
        fonts.setCs(FONT);
        styles.setDefaultFonts(fonts);
        style(styles, "Normal", "Normal", 20, false, null);
        style(styles, "Title", "Title", 40, true, null);
        style(styles, "Heading1", "heading 1", 28, true, 0);
        style(styles, "Caption", "caption", 20, true, null);
    }

    /** @param halfPoints twice the size in points; {@code outline} the level of a heading, from 0 */
    private static void style(
            XWPFStyles styles,
            String id,
            String name,
            int halfPoints,
            boolean bold,
            @org.jspecify.annotations.Nullable Integer outline) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal(name);
        style.setType(STStyleType.PARAGRAPH);
        style.addNewQFormat();
        var paragraph = style.addNewPPr();
        var spacing = paragraph.addNewSpacing();
        spacing.setAfter(BigInteger.valueOf(100));
        if (outline != null) {
            spacing.setBefore(BigInteger.valueOf(240));
            paragraph.addNewKeepNext();
            paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(outline));
        }
        var run = style.addNewRPr();
        if (bold) {
            run.addNewB();
        }
        run.addNewSz().setVal(BigInteger.valueOf(halfPoints));
        styles.addStyle(new XWPFStyle(style));
    }

    private void write(Block block) {
        switch (block) {
            case Words(String text) -> paragraph("Normal", text);
            case Points(List<String> items) ->
                items.forEach(item -> {
                    XWPFParagraph point = paragraph("Normal", "\u2022 " + item);
                    point.setIndentationLeft(360);
                    point.setIndentationHanging(180);
                });
            case Figures figures ->
                table(
                        "Figures",
                        List.of(Column.number("How many"), Column.of("What"), Column.of("Counted so")),
                        figures.figures().stream()
                                .map(figure ->
                                        List.of("%,d".formatted(figure.value()), figure.label(), figure.meaning()))
                                .toList());
            case Grid grid -> {
                if (grid.rows().isEmpty()) {
                    paragraph("Normal", grid.empty());
                } else {
                    table(grid.caption(), grid.columns(), grid.rows());
                }
            }
        }
    }

    private void table(String caption, List<Column> columns, List<List<String>> rows) {
        paragraph("Caption", caption);
        XWPFTable table = word.createTable(rows.size() + 1, columns.size());
        table.setWidth("100%");
        List<Integer> widths = widths(columns);
        var grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        widths.forEach(width -> grid.addNewGridCol().setW(BigInteger.valueOf(width)));
        table.getRows().forEach(row -> {
            for (int i = 0; i < widths.size(); i++) {
                row.getCell(i).setWidth(String.valueOf(widths.get(i)));
            }
        });
        XWPFTableRow head = table.getRow(0);
        head.setRepeatHeader(true);
        for (int i = 0; i < columns.size(); i++) {
            cell(head.getCell(i), columns.get(i).name(), true, columns.get(i).numbers());
            head.getCell(i).setColor("E8EDEE");
        }
        for (int r = 0; r < rows.size(); r++) {
            XWPFTableRow row = table.getRow(r + 1);
            row.setCantSplitRow(true);
            for (int i = 0; i < columns.size(); i++) {
                cell(
                        row.getCell(i),
                        ReportHtml.shown(columns.get(i), rows.get(r).get(i)),
                        false,
                        columns.get(i).numbers());
            }
        }
        paragraph("Normal", "");
    }

    /** In twentieths of a point: little for numbers, days and words such as a status, the rest for sentences. */
    private static List<Integer> widths(List<Column> columns) {
        List<Integer> shares = columns.stream()
                .map(column -> column.name().equals("No.") ? 2 : column.days() || column.numbers() ? 4 : share(column))
                .toList();
        int all = shares.stream().mapToInt(Integer::intValue).sum();
        return shares.stream().map(share -> TEXT_WIDTH * share / all).toList();
    }

    private static int share(Column column) {
        return switch (column.name()) {
            case "Status", "Rating", "Rule says", "Trend", "Now" -> 4;
            case "Led by", "What" -> 10;
            default -> 14;
        };
    }

    private static void cell(XWPFTableCell cell, String text, boolean bold, boolean number) {
        XWPFParagraph paragraph = cell.getParagraphs().getFirst();
        paragraph.setSpacingAfter(20);
        if (number) {
            paragraph.setAlignment(ParagraphAlignment.RIGHT);
        }
        XWPFRun run = paragraph.createRun();
        run.setFontSize(8);
        run.setBold(bold);
        lines(run, text);
    }

    private XWPFParagraph paragraph(String style, String text) {
        XWPFParagraph paragraph = word.createParagraph();
        paragraph.setStyle(style);
        lines(paragraph.createRun(), text);
        return paragraph;
    }

    private static void lines(XWPFRun run, String text) {
        String[] lines = clean(text).split("\\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak(BreakType.TEXT_WRAPPING);
            }
            run.setText(lines[i], i == 0 ? 0 : -1);
        }
    }

    private static String clean(String text) {
        return ReportHtml.readable(text).replace("\r", "");
    }
}
