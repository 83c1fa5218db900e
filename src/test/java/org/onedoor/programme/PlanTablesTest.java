package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.onedoor.platform.Invalid;

/** The same plan as a table: comma- and tab-separated, a workbook, a document; and files that only pretend. */
class PlanTablesTest {
    private static final List<String> HEADING =
            List.of("No.", "Action", "Timescale", "Led By", "Outcomes", "UPDATE", "Links");
    private static final PlanReading WHOLE = Concordat.read();

    private static List<String> cells(ReadAction action) {
        return List.of(
                action.number(),
                action.text(),
                action.timescale(),
                action.leads(),
                action.outcomes().stream().map(outcome -> "· " + outcome).collect(Collectors.joining("\n")),
                action.updates(),
                String.join("\n", action.links()));
    }

    /** Every row of the table, a section's heading as a row of one cell. */
    private static List<List<String>> table() {
        List<List<String>> rows = new java.util.ArrayList<>();
        rows.add(HEADING);
        int section = 0;
        for (ReadAction action : WHOLE.actions()) {
            if (action.section() != section) {
                section = action.section();
                rows.add(List.of(WHOLE.sections().get(section - 1)));
            }
            rows.add(cells(action));
        }
        return rows;
    }

    private static String separated(String separator) {
        return table().stream()
                .map(row -> row.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(separator)))
                .collect(Collectors.joining("\r\n"));
    }

    private static void same(PlanReading read) {
        assertThat(read.sections()).isEqualTo(WHOLE.sections());
        assertThat(read.actions()).hasSize(81);
        for (ReadAction action : WHOLE.actions()) {
            ReadAction other = Concordat.action(read, action.number());
            assertThat(cells(other)).as(action.number()).isEqualTo(cells(action));
            assertThat(other.when()).as(action.number()).isEqualTo(action.when());
            assertThat(other.entries()).as(action.number()).isEqualTo(action.entries());
        }
    }

    private static byte[] workbook(List<List<String>> rows) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.createSheet("Notes").createRow(0).createCell(0).setCellValue("Not here");
            Sheet sheet = workbook.createSheet("Plan");
            for (int i = 0; i < rows.size(); i++) {
                Row row = sheet.createRow(i);
                for (int j = 0; j < rows.get(i).size(); j++) {
                    row.createCell(j).setCellValue(rows.get(i).get(j));
                }
                if (rows.get(i).size() == 1) {
                    sheet.addMergedRegion(new CellRangeAddress(i, i, 0, 6));
                }
            }
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 3, 3));
            workbook.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void commaSeparatedTextReadsAsThePlan() {
        same(PlanFiles.read("plan.csv", separated(",").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tabSeparatedTextReadsAsThePlan() {
        same(PlanFiles.read("plan.txt", separated("\t").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aWorkbookReadsAsThePlanAndItsMergedCellsAreLocated() throws IOException {
        PlanReading read = PlanFiles.read("plan.xlsx", workbook(table()));
        same(read);
        assertThat(Concordat.warnings(read))
                .contains("The sheet 'Plan' is read", "Line 3: The cells D3:D4 are merged over several rows");
    }

    @Test
    void aDocumentReadsAsThePlan() throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("Crisis care plan, update October 2015");
            XWPFTable table = document.createTable(1, 7);
            List<List<String>> rows = table();
            for (int i = 0; i < rows.size(); i++) {
                var row = i == 0 ? table.getRow(0) : table.createRow();
                for (int j = 0; j < rows.get(i).size(); j++) {
                    String[] lines = rows.get(i).get(j).split("\n", -1);
                    row.getCell(j).setText(lines[0]);
                    for (int line = 1; line < lines.length; line++) {
                        row.getCell(j).addParagraph().createRun().setText(lines[line]);
                    }
                }
            }
            document.write(out);
            PlanReading read = PlanFiles.read("plan.docx", out.toByteArray());
            same(read);
            assertThat(read.asAt()).isEqualTo("2015-10-31");
        }
    }

    @Test
    void columnsOfADocumentThatAreMergedAreLocatedAndAHeadingOverAllIsNone() throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("Crisis care plan, update October 2015");
            List<List<String>> rows = table();
            XWPFTable table = document.createTable(4, 7);
            for (int column = 0; column < 7; column++) {
                table.getRow(0).getCell(column).setText(rows.getFirst().get(column));
            }
            fill(table, 1, 7, "1. Access");
            fill(table, 2, 2, "1.1", "March 2020", "Essex Police");
            fill(table, 3, 1, "1.2", "Open the door", "March 2020", "Essex Police");
            document.write(out);
            PlanReading read = PlanFiles.read("plan.docx", out.toByteArray());
            assertThat(Concordat.warnings(read))
                    .contains("Line 4: Columns 1 to 2 are merged.")
                    .doesNotContain("Line 3: Columns")
                    .doesNotContain("Line 5: Columns");
        }
    }

    /** A row whose first cell stands over so many columns. */
    private static void fill(XWPFTable table, int at, int span, String... words) {
        var row = table.getRow(at);
        for (int i = 1; i < span; i++) {
            row.removeCell(1);
        }
        if (span > 1) {
            row.getCell(0).getCTTc().addNewTcPr().addNewGridSpan().setVal(java.math.BigInteger.valueOf(span));
        }
        for (int i = 0; i < words.length; i++) {
            row.getCell(i).setText(words[i]);
        }
    }

    @Test
    void macrosAreIgnoredAndSaid() throws IOException {
        byte[] plain = workbook(table());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(plain))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                byte[] part = in.readAllBytes();
                zip.write(
                        entry.getName().equals("[Content_Types].xml")
                                ? new String(part, StandardCharsets.UTF_8)
                                        .replace(
                                                "<Default ",
                                                "<Default ContentType=\"application/vnd.ms-office.vbaProject\" Extension=\"bin\"/><Default ")
                                        .getBytes(StandardCharsets.UTF_8)
                                : part);
            }
            zip.putNextEntry(new ZipEntry("xl/vbaProject.bin"));
            zip.write("Sub AutoOpen()".getBytes(StandardCharsets.UTF_8));
        }
        PlanReading read = PlanFiles.read("plan.xlsm", out.toByteArray());
        same(read);
        assertThat(Concordat.warnings(read)).contains("carries macros. They are ignored and never run");
    }

    @Test
    void aZipBombIsNotOpened() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        }
        assertThat(out.size()).isLessThan(1 << 20);
        assertThatThrownBy(() -> PlanFiles.read("plan.xlsx", out.toByteArray()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("more than 100 MB");
    }

    @Test
    void filesThatOnlyPretendAreRefusedInWords() throws IOException {
        byte[] damaged = workbook(table());
        java.util.Arrays.fill(damaged, 200, damaged.length / 2, (byte) 7);
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(other)) {
            zip.putNextEntry(new ZipEntry("photo.jpg"));
        }
        for (byte[] file : List.of(
                damaged,
                other.toByteArray(),
                new byte[] {'P', 'K', 3, 4, 0},
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0},
                "a,b,c\n\"open".getBytes(StandardCharsets.UTF_8),
                "a,b,c\n1,2,3".getBytes(StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> PlanFiles.read("plan.csv", file)).isInstanceOf(Invalid.class);
        }
    }

    @Test
    void aRowWithMoreCellsThanTheHeadingIsSaid() {
        String text = separated(",").replace("\"1.2\"\r\n", "") + ",extra\r\n";
        assertThat(Concordat.warnings(PlanFiles.read("plan.csv", text.getBytes(StandardCharsets.UTF_8))))
                .contains("cells and the heading names 7", "not read: 'extra'");
    }

    @Test
    void aRowWithTooFewOrTooManyCellsIsSaidByItsLineWithWhatWasNotRead() {
        PlanReading read = new PlanFile("ragged.csv", """
                No.,Action,Timescale,Led by,Outcomes,Update,Links
                1. Access,,,,,,
                1.1,Open the first door,By March 2031,Essex Police,People are heard,Begun,
                1.2,Open the second, wide door,By March 2031,Essex Police,People are heard,Begun,1.1
                1.3,Open the third door,Essex Police,People are heard
                """.getBytes(StandardCharsets.UTF_8)).read();
        List<String> said = read.findings().stream().map(Finding::sentence).toList();
        assertThat(said)
                .anySatisfy(each -> assertThat(each)
                        .startsWith("Line 4: The row has 8 cells and the heading names 7")
                        .endsWith("not read: '1.1'"))
                .anySatisfy(each -> assertThat(each)
                        .startsWith(
                                "Line 5: The row has 4 cells and the heading names 7. The last 3 are read as empty"))
                .noneSatisfy(each -> assertThat(each).startsWith("Line 2: The row has"))
                .noneSatisfy(each -> assertThat(each).startsWith("Line 3: The row has"));
        assertThat(read.actions()).extracting(ReadAction::number).containsExactly("1.1", "1.2", "1.3");
    }
}
