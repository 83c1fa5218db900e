package org.onedoor.programme.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.onedoor.programme.report.ReportDocument.Column;
import org.onedoor.programme.report.ReportDocument.Figure;
import org.onedoor.programme.report.ReportDocument.Figures;
import org.onedoor.programme.report.ReportDocument.Grid;
import org.onedoor.programme.report.ReportDocument.Part;
import org.onedoor.programme.report.ReportDocument.Points;
import org.onedoor.programme.report.ReportDocument.Words;

/**
 * A report as a spreadsheet: the first sheet says what it is and holds words and figures, each table has a sheet. Numbers
 * and days are typed. Words are only ever stored as words, and those that look like a formula are marked so.
 */
final class ReportXlsx {
    private static final int LONGEST_CELL = 32_767;
    private static final int WIDE = 60 * 256;

    private final XSSFWorkbook book;
    private final CellStyle bold;
    private final CellStyle wrapped;
    private final CellStyle quoted;
    private final CellStyle day;
    private final Set<String> names = new HashSet<>();

    private ReportXlsx(XSSFWorkbook book) {
        this.book = book;
        Font heavy = book.createFont();
        heavy.setBold(true);
        bold = style();
        bold.setFont(heavy);
        wrapped = style();
        quoted = style();
        quoted.setQuotePrefixed(true);
        day = style();
        day.setDataFormat(book.createDataFormat().getFormat("d mmm yyyy"));
    }

    private CellStyle style() {
        CellStyle style = book.createCellStyle();
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    static byte[] file(ReportDocument report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            var properties = book.getProperties().getCoreProperties();
            properties.setTitle(ReportHtml.readable(report.title() + ", " + report.about()));
            properties.setCreator("OneDoor");
            properties.getUnderlyingProperties().setLanguageProperty(Optional.of("en-GB"));
            new ReportXlsx(book).write(report);
            book.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void write(ReportDocument report) {
        Sheet first = sheet("Report");
        first.setColumnWidth(0, 36 * 256);
        first.setColumnWidth(1, WIDE);
        first.setColumnWidth(2, WIDE);
        heading(first, report.title());
        pair(first, "Plan", report.about());
        pair(first, "Period", report.period());
        pair(first, "Source", report.source());
        if (!report.note().isEmpty()) {
            pair(first, "Note", report.note());
        }
        for (Part part : report.parts()) {
            heading(first, part.title());
            if (!part.narrative().isBlank()) {
                pair(first, "", part.narrative());
            }
            part.blocks().forEach(block -> {
                switch (block) {
                    case Words(String text) -> pair(first, "", text);
                    case Points(List<String> items) -> items.forEach(item -> pair(first, "", item));
                    case Figures(List<Figure> figures) ->
                        figures.forEach(figure -> {
                            Row row = next(first);
                            words(row, 0, figure.label());
                            row.createCell(1).setCellValue(figure.value());
                            row.getCell(1).setCellStyle(wrapped);
                            words(row, 2, figure.meaning());
                        });
                    case Grid grid -> {
                        if (grid.rows().isEmpty()) {
                            pair(first, "", grid.empty());
                        } else {
                            pair(
                                    first,
                                    "",
                                    "%,d rows: see the sheet '%s'"
                                            .formatted(grid.rows().size(), table(part, grid)));
                        }
                    }
                }
            });
        }
    }

    /** @return the sheet's name */
    private String table(Part part, Grid grid) {
        Sheet sheet = sheet(part.title());
        Row head = sheet.createRow(0);
        for (int i = 0; i < grid.columns().size(); i++) {
            head.createCell(i).setCellValue(grid.columns().get(i).name());
            head.getCell(i).setCellStyle(bold);
            Column column = grid.columns().get(i);
            boolean narrow = column.numbers() || column.days() || column.name().equals("No.");
            sheet.setColumnWidth(i, narrow ? 14 * 256 : column.name().equals("Action") ? WIDE : 28 * 256);
        }
        for (List<String> cells : grid.rows()) {
            Row row = sheet.createRow(sheet.getLastRowNum() + 1);
            for (int i = 0; i < cells.size(); i++) {
                cell(row, i, grid.columns().get(i), cells.get(i));
            }
        }
        sheet.createFreezePane(1, 1);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        sheet.setAutoFilter(
                new CellRangeAddress(0, grid.rows().size(), 0, grid.columns().size() - 1));
        sheet.getPrintSetup().setLandscape(true);
        return sheet.getSheetName();
    }

    private void cell(Row row, int at, Column column, String text) {
        if (column.numbers() && text.matches("-?\\d{1,15}")) {
            row.createCell(at).setCellValue(Long.parseLong(text));
        } else if (column.days() && !text.isEmpty()) {
            row.createCell(at).setCellValue(LocalDate.parse(text));
            row.getCell(at).setCellStyle(day);
        } else {
            words(row, at, text);
        }
    }

    private Sheet sheet(String title) {
        String safe = WorkbookUtil.createSafeSheetName(title);
        String name = safe;
        for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = safe.substring(0, Math.min(safe.length(), 27)) + " " + i;
        }
        return book.createSheet(name);
    }

    private void heading(Sheet sheet, String title) {
        Row row = next(sheet);
        words(row, 0, title);
        row.getCell(0).setCellStyle(bold);
    }

    private void pair(Sheet sheet, String name, String text) {
        Row row = next(sheet);
        words(row, 0, name);
        words(row, 1, text);
    }

    private static Row next(Sheet sheet) {
        return sheet.createRow(sheet.getLastRowNum() + 1);
    }

    private void words(Row row, int at, String text) {
        String kept = ReportHtml.readable(text);
        row.createCell(at).setCellValue(kept.length() > LONGEST_CELL ? kept.substring(0, LONGEST_CELL) : kept);
        boolean formula = !kept.isEmpty() && "=+-@\t\r".indexOf(kept.charAt(0)) >= 0;
        row.getCell(at).setCellStyle(formula ? quoted : wrapped);
    }
}
