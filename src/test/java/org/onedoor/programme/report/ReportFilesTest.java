package org.onedoor.programme.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.onedoor.programme.report.ReportDocument.Column;
import org.onedoor.programme.report.ReportDocument.Figure;
import org.onedoor.programme.report.ReportDocument.Figures;
import org.onedoor.programme.report.ReportDocument.Grid;
import org.onedoor.programme.report.ReportDocument.Part;
import org.onedoor.programme.report.ReportDocument.Points;
import org.onedoor.programme.report.ReportDocument.Words;

/** One document becomes four files that open, say the same, and run nothing. */
class ReportFilesTest {
    private static final String ATTACK = "<script>alert(1)</script> & \"quoted\"";
    private static final String FORMULA = "=HYPERLINK(\"https://example.com\",\"Open\")";

    private static ReportDocument document() {
        return new ReportDocument(
                "Six-monthly report for Essex Police",
                "A plan & its <title>",
                "2 Oct 2023 to 2 Apr 2024",
                Instant.parse("2024-04-02T09:00:00Z"),
                "From the plan.",
                "Invented data. Says nothing about any real organisation.",
                List.of(
                        Part.of(
                                        "summary",
                                        "In short",
                                        "What?",
                                        true,
                                        new Figures(List.of(new Figure("led by you", 6, "named as a lead"))))
                                .with(ATTACK + "\n\nA second paragraph\u0007 – with an en dash and ‘quotes’."),
                        Part.of(
                                "own",
                                "The actions you lead",
                                "",
                                false,
                                new Grid(
                                        "Actions you lead",
                                        List.of(
                                                Column.of("No."),
                                                Column.of("Action"),
                                                Column.number("Days"),
                                                Column.day("Due")),
                                        List.of(
                                                List.of("4.13", FORMULA, "12", "2016-03-31"),
                                                List.of("4.14", "Word\nand word", "0", "")),
                                        "None")),
                        Part.of("more", "More", "", false, new Points(List.of("One", "Two")), new Words("A word."))));
    }

    @Test
    void thePdfIsTaggedNamedAndInEnglishWithItsFontsInside() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(ReportPdf.file(document()))) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo("Six-monthly report for Essex Police, A plan & its <title>");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            List<String> tags = new ArrayList<>();
            tags(pdf.getDocumentCatalog().getStructureTreeRoot(), tags);
            assertThat(tags).contains("H1", "H2", "P", "Table", "TH", "TD", "L", "LI");
            for (var page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Invented data", "<script>alert(1)</script>", "31 Mar 2016", "‘quotes’");
        }
    }

    private static void tags(PDStructureNode node, List<String> into) {
        node.getKids().forEach(kid -> {
            if (kid instanceof PDStructureElement element) {
                into.add(element.getStructureType());
                tags(element, into);
            }
        });
    }

    @Test
    void theWordDocumentHasHeadingsRepeatedTableHeadsTitleAndLanguage() throws IOException {
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(ReportDocx.file(document())))) {
            assertThat(word.getProperties().getCoreProperties().getTitle()).contains("Six-monthly report");
            assertThat(word.getParagraphs().stream()
                            .filter(each -> "Heading1".equals(each.getStyle()))
                            .map(each -> each.getText()))
                    .containsExactly("In short", "The actions you lead", "More");
            assertThat(word.getTables()).hasSize(2);
            assertThat(word.getTables().get(1).getRow(0).isRepeatHeader()).isTrue();
            assertThat(word.getTables().get(1).getRow(1).getCell(1).getText()).isEqualTo(FORMULA);
            assertThat(word.getParagraphs().stream().map(each -> each.getText()))
                    .contains(ATTACK);
            assertThat(word.getStyles()
                            .getStyle("Heading1")
                            .getCTStyle()
                            .getPPr()
                            .isSetOutlineLvl())
                    .isTrue();
        }
    }

    @Test
    void theSpreadsheetHasTypedCellsAndNoFormula() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(ReportXlsx.file(document())))) {
            XSSFSheet table = book.getSheet("The actions you lead");
            assertThat(table.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(12);
            assertThat(DateUtil.isCellDateFormatted(table.getRow(1).getCell(3))).isTrue();
            assertThat(table.getRow(1).getCell(1).getStringCellValue()).isEqualTo(FORMULA);
            assertThat(table.getRow(1).getCell(1).getCellStyle().getQuotePrefixed())
                    .isTrue();
            book.forEach(sheet -> sheet.forEach(row -> {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                }
            }));
        }
    }

    @Test
    void theWebPageStandsAloneAndRunsNothing() {
        String html = new String(ReportHtml.file(document()), StandardCharsets.UTF_8);
        var page = Jsoup.parse(html);
        assertThat(page.select("script, link, img")).isEmpty();
        assertThat(page.select("html").attr("lang")).isEqualTo("en-GB");
        assertThat(page.select("p.narrative").eachText().getFirst()).isEqualTo(ATTACK);
        assertThat(page.select("h2").eachText()).containsExactly("In short", "The actions you lead", "More");
        assertThat(page.select("section:contains(The actions you lead) table th")
                        .eachText())
                .containsExactly("No.", "Action", "Days", "Due");
    }

    /** How far to the right of its page a text reaches, in points; more than nothing is cut off. */
    private static float beyond(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            float[] most = {-1000};
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    for (TextPosition each : positions) {
                        float right = each.getXDirAdj() + each.getWidthDirAdj();
                        most[0] = Math.max(most[0], right - each.getPageWidth());
                    }
                }
            }.getText(pdf);
            return most[0];
        }
    }

    @Test
    void aVeryLongWordIsBrokenWithinItsCellAndThePage() throws IOException {
        String address = "https://example.com/" + "a-very-long-address".repeat(30);
        String word = "W".repeat(400);
        ReportDocument document = new ReportDocument(
                "Board report",
                "A plan of " + word,
                "2 Oct 2023 to 2 Apr 2024",
                Instant.parse("2024-04-02T09:00:00Z"),
                "From the plan.",
                "",
                List.of(Part.of(
                                "own",
                                "The actions of " + word,
                                "",
                                false,
                                new Words(word),
                                new Points(List.of(address)),
                                new Grid(
                                        "Actions",
                                        List.of(Column.of("No."), Column.of("Action"), Column.of("Leads")),
                                        List.of(List.of("1.1", word, address), List.of("1.2", "Short", word)),
                                        ""))
                        .with(address)));
        byte[] file = ReportPdf.file(document);
        assertThat(beyond(file)).isLessThan(0);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .as("nothing of it is lost")
                    .contains("a-very-long-address".repeat(30));
        }
    }

    @Test
    void aPdfSaysWhereLettersOfAnotherScriptStandThatItCannotPrint() throws IOException {
        for (String name : List.of("李明", "محمد علي", "বাংলা")) {
            assertThat(printed(name)).as(name).contains("Some letters in this report cannot be printed");
        }
        for (String name :
                List.of("Łukasz Brzęczyszczykiewicz", "Ганна", "Nguyễn Thị Minh", "Αθηνά – “quoted” £5 · •")) {
            assertThat(printed(name)).as(name).contains(name).doesNotContain("cannot be printed");
        }
    }

    private static String printed(String name) throws IOException {
        ReportDocument document = new ReportDocument(
                "Board report",
                "A plan",
                "2 Oct 2023 to 2 Apr 2024",
                Instant.parse("2024-04-02T09:00:00Z"),
                "From the plan.",
                "",
                List.of(Part.of("own", "Actions", "", false, new Words("It was said by " + name))));
        try (PDDocument pdf = Loader.loadPDF(ReportPdf.file(document))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }
}
