package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody typed is words in a file for a spreadsheet, and nothing it works out. */
class SpreadsheetTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"})
    void noCellBeginsAsAFormulaDoes(String typed) {
        assertThat(cells("Robin", typed)).contains("'" + typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Robin", "1 = 1", "Ünal", "", " =1"})
    void otherWordsStayAsTheyAre(String typed) {
        assertThat(cells("Robin", typed)).contains(typed).doesNotContain("'");
    }

    private static String cells(String... row) {
        return new String(Spreadsheet.of(List.of(List.of(row))), StandardCharsets.UTF_8);
    }
}
