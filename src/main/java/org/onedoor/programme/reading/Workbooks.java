package org.onedoor.programme.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.onedoor.programme.Finding;
import org.onedoor.programme.PlanCell;
import org.onedoor.programme.reading.Tables.TableRow;

/** The rows of the sheet of a workbook that names a plan's columns; the first sheet when none does. */
final class Workbooks {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.UK);
    private static final int MOST_ROWS = 200_000;

    private Workbooks() {}

    static List<TableRow> rows(byte[] file, List<Finding> findings) throws IOException {
        try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Sheet sheet = workbook.getSheetAt(0);
            for (Sheet each : workbook) {
                if (namesColumns(each)) {
                    sheet = each;
                    break;
                }
            }
            if (workbook.getNumberOfSheets() > 1) {
                findings.add(Finding.whole("The workbook has %d sheets. The sheet '%s' is read."
                        .formatted(workbook.getNumberOfSheets(), sheet.getSheetName())));
            }
            merged(sheet, findings);
            List<TableRow> rows = new ArrayList<>();
            for (Row row : sheet) {
                if (rows.size() < MOST_ROWS) {
                    rows.add(new TableRow(row.getRowNum() + 1, cells(row)));
                }
            }
            return rows;
        }
    }

    private static boolean namesColumns(Sheet sheet) {
        for (Row row : sheet) {
            if (cells(row).stream()
                            .filter(cell -> Heading.known(PlanCell.normalised(cell)) != null)
                            .count()
                    >= 4) {
                return true;
            }
        }
        return false;
    }

    private static void merged(Sheet sheet, List<Finding> findings) {
        for (CellRangeAddress range : sheet.getMergedRegions()) {
            boolean tall = range.getLastRow() > range.getFirstRow();
            if (tall) {
                findings.add(new Finding(
                        range.getFirstRow() + 1,
                        null,
                        "The cells %s are merged over several rows. Their words belong to the first row only; unmerge them if they are meant for each."
                                .formatted(range.formatAsString())));
            }
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.max(0, row.getLastCellNum()); i++) {
            cells.add(text(row.getCell(i, Row.MissingCellPolicy.RETURN_BLANK_AS_NULL)));
        }
        return cells;
    }

    /** As the sheet shows it; a day as dd/mm/yyyy whatever its format. A formula gives the value it had when saved. */
    private static String text(@org.jspecify.annotations.Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (type == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
            return DAY.format(cell.getLocalDateTimeCellValue());
        }
        if (type == CellType.NUMERIC && cell.getCellType() == CellType.FORMULA) {
            return String.valueOf(cell.getNumericCellValue());
        }
        return type == CellType.STRING ? cell.getStringCellValue() : new DataFormatter(Locale.UK).formatCellValue(cell);
    }
}
