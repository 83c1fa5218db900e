package org.onedoor.programme.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.onedoor.programme.Finding;
import org.onedoor.programme.reading.Tables.TableRow;

/** The rows of a document's tables one after the other; the paragraphs before them are the introduction. */
final class Documents {
    private Documents() {}

    static List<TableRow> rows(byte[] file, List<Finding> findings) throws IOException {
        List<TableRow> rows = new ArrayList<>();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            int line = 0;
            int tables = 0;
            for (IBodyElement element : document.getBodyElements()) {
                if (element instanceof XWPFParagraph paragraph
                        && !paragraph.getText().isBlank()) {
                    rows.add(new TableRow(++line, List.of(paragraph.getText())));
                }
                if (element instanceof XWPFTable table) {
                    tables++;
                    for (XWPFTableRow row : table.getRows()) {
                        rows.add(new TableRow(++line, cells(row, line, findings)));
                    }
                }
            }
            if (tables > 1) {
                findings.add(Finding.whole(
                        "The document has %d tables. They are read one after the other.".formatted(tables)));
            }
        }
        return rows;
    }

    private static List<String> cells(XWPFTableRow row, int line, List<Finding> findings) {
        List<String> cells = new ArrayList<>();
        for (XWPFTableCell cell : row.getTableCells()) {
            cells.add(String.join(
                    "\n", cell.getParagraphs().stream().map(Documents::text).toList()));
            var properties = cell.getCTTc().getTcPr();
            if (properties != null && properties.getGridSpan() != null) {
                int span = properties.getGridSpan().getVal().intValue();
                int first = cells.size();
                for (int i = 1; i < Math.min(span, 40); i++) {
                    cells.add("");
                }
                // a row of one cell over all columns is a heading
                if (span > 1 && row.getTableCells().size() > 1) {
                    findings.add(new Finding(
                            line,
                            null,
                            "Columns %d to %d are merged. The words are taken for column %d and the others are empty; unmerge them if that is wrong."
                                    .formatted(first, cells.size(), first)));
                }
            }
            if (properties != null
                    && properties.getVMerge() != null
                    && !cell.getText().isBlank()) {
                findings.add(new Finding(
                        line,
                        null,
                        "Column %d is merged over several rows. Its words belong to the first row only; unmerge it if they are meant for each."
                                .formatted(cells.size())));
            }
        }
        return cells;
    }

    /** A paragraph of a list has its bullet as a mark, not as a character. */
    private static String text(XWPFParagraph paragraph) {
        return paragraph.getNumID() == null ? paragraph.getText() : "· " + paragraph.getText();
    }
}
