package org.onedoor.programme.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.Finding;
import org.onedoor.programme.PlanCell;
import org.onedoor.programme.PlanReading;

/**
 * Reads an action plan out of a table: text separated by commas, semicolons or tabs, a workbook or a document. Each row becomes the cells
 * the plan's own text would have, so that one grammar reads them all; a line is then a row of the table.
 */
public final class Tables {
    private static final long LARGEST = 100L * 1024 * 1024;
    private static final int MOST_PARTS = 5000;
    private static final int WIDEST = 40;
    /** The fewest names of columns by which a heading is known; so few only where the row has nothing else. */
    private static final int FEW = 3;
    /** How much of a cell a finding quotes. */
    private static final int QUOTED = 200;
    /** How many lines may stand before the one that names the columns. */
    private static final int SEARCHED = 40;

    private Tables() {}

    /** One row of a table. @param line where it is; 1 is the first */
    record TableRow(int line, List<String> cells) {}

    /** Whether the bytes are a packed file, as workbooks and documents are. */
    public static boolean isPacked(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K';
    }

    /** Whether the bytes are a workbook or document of before 2007. */
    public static boolean isOld(byte[] file) {
        return file.length > 3
                && (file[0] & 0xFF) == 0xD0
                && (file[1] & 0xFF) == 0xCF
                && (file[2] & 0xFF) == 0x11
                && (file[3] & 0xFF) == 0xE0;
    }

    /** A text in which a tab parts cells and a line is a row: its first line names the columns and does not begin with a tab. */
    public static boolean isTabSeparated(PlanText text) {
        String head = text.head().strip();
        return !head.isEmpty() && head.indexOf('\n') < 0 && Heading.known(head) != null;
    }

    /** What parts the cells of a table: the semicolon where by it a line names the columns, as some programs save it, else the comma. */
    public static char separator(PlanText text) {
        boolean semicolons = text.head()
                .lines()
                .limit(SEARCHED)
                .anyMatch(line -> Arrays.stream(line.split(";", -1))
                                .map(cell -> PlanCell.normalised(cell.replace("\"", "")))
                                .filter(cell -> Heading.known(cell) != null)
                                .count()
                        >= FEW);
        return semicolons ? ';' : ',';
    }

    public static PlanReading separated(PlanText text, char separator) {
        String whole = PlanText.joined(
                text.head(), text.cells().stream().map(PlanCell::raw).toList());
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        List<TableRow> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(whole), format)) {
            long line = 1;
            for (CSVRecord row : parser) {
                rows.add(new TableRow((int) line, row.toList()));
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new Invalid(
                    "file",
                    "The table cannot be read after row %d: a quote is opened and not closed, or stands where none may. Check the quotes."
                            .formatted(rows.size()));
        }
        List<Finding> findings = new ArrayList<>();
        findings.addAll(tooShort(rows));
        return read(rows, findings);
    }

    /** @throws Invalid when it is neither a workbook nor a document, or too large to be one */
    public static PlanReading packed(byte[] file) {
        List<String> parts = parts(file);
        List<Finding> findings = new ArrayList<>();
        if (parts.stream().anyMatch(part -> part.endsWith("vbaProject.bin"))) {
            findings.add(
                    Finding.whole("The file carries macros. They are ignored and never run; only its table is read."));
        }
        try {
            if (parts.contains("xl/workbook.xml")) {
                return read(Workbooks.rows(file, findings), findings);
            }
            if (parts.contains("word/document.xml")) {
                return read(Documents.rows(file, findings), findings);
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Invalid invalid) {
                throw invalid;
            }
            throw new Invalid(
                    "file",
                    "The file is damaged and cannot be opened. Open it, save it again as .xlsx or .docx, and send that.");
        }
        throw new Invalid(
                "file",
                "The file is packed but is neither a workbook (.xlsx) nor a document (.docx). Save the plan as one of these, as .csv or as text.");
    }

    /** The names of what is packed inside, counted as it is unpacked so that a small file cannot grow without end. */
    private static List<String> parts(byte[] file) {
        List<String> names = new ArrayList<>();
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    size += read;
                    if (size > LARGEST || names.size() > MOST_PARTS) {
                        throw new Invalid(
                                "file",
                                "The file unpacks to more than 100 MB, which no plan needs, so it is not opened. Save only the plan's table and send that.");
                    }
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new Invalid("file", "The file is damaged and cannot be unpacked. Save it again and send that.");
        } catch (IOException e) {
            throw new Invalid("file", "The file ends too early. Send it again whole.");
        }
        return names;
    }

    /** Rows as cells: those of the widest heading found; a row of one cell is a section's heading. */
    private static PlanReading read(List<TableRow> rows, List<Finding> findings) {
        int at = heading(rows);
        int width = at < 0 ? 7 : Math.min(WIDEST, filled(rows.get(at).cells()));
        List<PlanCell> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            TableRow row = rows.get(i);
            if (row.cells().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (i < at) {
                row.cells().stream()
                        .filter(cell -> !cell.isBlank())
                        .forEach(cell -> cells.add(new PlanCell(row.line(), cell)));
                continue;
            }
            for (int column = 0; column < width; column++) {
                cells.add(new PlanCell(
                        row.line(), column < row.cells().size() ? row.cells().get(column) : ""));
            }
            List<String> beyond = row.cells().stream()
                    .skip(width)
                    .filter(cell -> !cell.isBlank())
                    .toList();
            if (!beyond.isEmpty()) {
                findings.add(new Finding(
                        row.line(),
                        null,
                        "The row has %d cells and the heading names %d, so its cells may stand in the wrong columns. What stands beyond the last column is kept in the file and not read: %s"
                                .formatted(row.cells().size(), width, quoted(beyond))));
            }
        }
        PlanReading reading =
                PlanReader.read(new PlanText(new byte[0], StandardCharsets.UTF_8, "", List.copyOf(cells)));
        findings.addAll(reading.findings());
        return new PlanReading(
                reading.title(),
                reading.asAt(),
                reading.sections(),
                reading.actions(),
                reading.highlight(),
                findings,
                reading.head(),
                reading.cells(),
                reading.kind());
    }

    /** Rows of text that end before the last column. A section's heading stands alone in its row, so it may. */
    private static List<Finding> tooShort(List<TableRow> rows) {
        int at = heading(rows);
        int width = at < 0 ? 0 : filled(rows.get(at).cells());
        return rows.stream()
                .skip(at + 1L)
                .filter(row -> row.cells().size() < width)
                .filter(row ->
                        row.cells().stream().filter(cell -> !cell.isBlank()).count() > 1)
                .map(row -> new Finding(
                        row.line(),
                        null,
                        "The row has %d cells and the heading names %d. The last %s read as empty: if one is missing before them, all after it stand in the wrong column."
                                .formatted(
                                        row.cells().size(),
                                        width,
                                        width - row.cells().size() == 1
                                                ? "is"
                                                : (width - row.cells().size()) + " are")))
                .toList();
    }

    private static String quoted(List<String> cells) {
        return cells.stream()
                .map(cell -> "'" + (cell.length() > QUOTED ? cell.substring(0, QUOTED) + " …" : cell) + "'")
                .collect(Collectors.joining(", "));
    }

    private static int heading(List<TableRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            long known = rows.get(i).cells().stream()
                    .filter(cell -> cell.length() < 60 && Heading.known(PlanCell.normalised(cell)) != null)
                    .count();
            boolean few = known == FEW
                    && rows.get(i).cells().stream()
                                    .filter(cell -> !cell.isBlank())
                                    .count()
                            == FEW;
            if (known > FEW || few) {
                return i;
            }
        }
        return -1;
    }

    private static int filled(List<String> cells) {
        int last = cells.size();
        while (last > 0 && cells.get(last - 1).isBlank()) {
            last--;
        }
        return last;
    }
}
