package org.onedoor.platform.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.OneDoorTest;
import org.onedoor.platform.Invalid;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What a comma-separated file may be written in, and what becomes of its quotes. */
@OneDoorTest
class CsvFileTest {
    private static final String TEXT = "code,name,note\n1,Zo\u00EB,a\n2,M\u00FCller,b\n";

    @Autowired
    ImportRuns runs;

    private record Read(List<List<String>> rows, List<Integer> lines, List<ImportRuns.Reject> rejects) {}

    private Read read(byte[] file) {
        return read(CsvFile.sent("sent.csv", file), List.of("code"));
    }

    private Read read(CsvFile file, List<String> columns) {
        Importing importing = runs.begin("a test of files", file.name(), file.sha256());
        List<List<String>> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        file.read(importing, columns, row -> {
            rows.add(row.values());
            lines.add(row.line());
        });
        importing.finish();
        return new Read(rows, lines, runs.rejects(importing.importRunId()));
    }

    private Read read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatExcelSavesAsPlainCsvIsRefusedWithTheLineAndHowToSaveIt() {
        for (String charset : List.of("windows-1252", "ISO-8859-1")) {
            assertThatThrownBy(() -> read(TEXT.getBytes(Charset.forName(charset))))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("Line 2 is not written in UTF-8")
                    .hasMessageContaining("CSV UTF-8 (Comma delimited)");
        }
    }

    @Test
    void utf8WithAndWithoutItsMarkAndUtf16WithItsMarkAreTheSameRows() {
        byte[] utf16le = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE);
        byte[] utf16be = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE);
        for (byte[] file : List.of(
                TEXT.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8),
                utf16le,
                utf16be)) {
            assertThat(read(file).rows())
                    .containsExactly(List.of("1", "Zo\u00EB", "a"), List.of("2", "M\u00FCller", "b"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code;name;note\n1;Zo\u00EB;\"a;b,c\"\n",
                "code\tname\tnote\n1\tZo\u00EB\ta;b,c\n",
                "CODE, Name ,note\n1,Zo\u00EB,\"a;b,c\"\n"
            })
    void semicolonsTabsAndCapitalsOfTheHeadingAreTheSameRows(String text) {
        assertThat(read(text).rows()).containsExactly(List.of("1", "Zo\u00EB", "a;b,c"));
    }

    @Test
    void aSpreadsheetIsSaidToBeOneAndHowToSaveIt() {
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("sent.csv is a spreadsheet")
                .hasMessageContaining("CSV UTF-8 (Comma delimited)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u0092", "\uFFFD"})
    void aCharacterThatIsNoneSpoilsItsRowAndNoOther(String odd) {
        Read read = read("code,name\n1,N" + odd + "UL\n2,Null\n");
        assertThat(read.rows()).containsExactly(List.of("2", "Null"));
        assertThat(read.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.line()).isEqualTo(2);
            assertThat(reject.reason()).contains("The column 'name'", "U+%04X".formatted(odd.codePointAt(0)));
        });
    }

    @Test
    void aQuotedValueMayRunOverLinesAndARefusalNamesTheLineTheRowBeginsOn() {
        Read read = read("""
                code,name,note
                1,"12 High Street
                Grays, Essex","said ""no""

                twice"
                2,b
                3,"c","d"
                """);
        assertThat(read.rows())
                .containsExactly(
                        List.of("1", "12 High Street\nGrays, Essex", "said \"no\"\n\ntwice"), List.of("3", "c", "d"));
        assertThat(read.lines()).containsExactly(2, 7);
        assertThat(read.rejects()).extracting(ImportRuns.Reject::line).containsExactly(6);
    }

    @Test
    void aLineOfHundredsOfThousandsOfQuotedValuesIsReadOnce() {
        String line = "\"a\",".repeat(300_000);
        Read read = read("code,name,note\n" + line + "\n1,\"b\",c\n");
        assertThat(read.rows()).containsExactly(List.of("1", "b", "c"));
        assertThat(read.rejects()).extracting(ImportRuns.Reject::line).containsExactly(2);
    }

    @Test
    void aQuoteThatIsNotClosedSpoilsItsOwnLineWhetherOrNotAnotherFollowsLater() {
        String good = "2,b,x\n3,c,x\n";
        for (String wrong : List.of("1,\"a,x\n", "1,\"a,x\n2a,b,x\n2b,\"b,x\n", "1,\"a,x\n2a,b,x\n2b,b\",x\n")) {
            Read read = read("code,name,note\n" + wrong + good);
            assertThat(read.rows()).as(wrong).contains(List.of("2", "b", "x"), List.of("3", "c", "x"));
            assertThat(read.rejects().getFirst().line()).as(wrong).isEqualTo(2);
            assertThat(read.rejects().getFirst().reason()).contains("A quote is opened and not closed");
            assertThat(read.rows())
                    .allMatch(row -> row.getFirst().length() <= 2 && row.get(1).length() <= 2);
        }
    }

    @Test
    void noRowOfAFileThatComesWithOneDoorIsRefused() throws Exception {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:/reference/**/*.csv*");
        assertThat(files).hasSizeGreaterThan(30);
        for (Resource file : files) {
            String path = file.getURL().getPath();
            Read read = read(CsvFile.resource(path.substring(path.lastIndexOf("/reference/"))), List.of());
            assertThat(read.rejects()).as(path).isEmpty();
            assertThat(read.rows()).as(path).isNotEmpty();
        }
    }
}
