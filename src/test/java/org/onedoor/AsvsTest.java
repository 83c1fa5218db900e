package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What is said of OWASP ASVS 5.0 is shown by tests that are there, and what is not yet so says what is missing. */
class AsvsTest {
    @Test
    void everyRowThatAppliesNamesATestThatIsThere() throws IOException {
        SafetyList asvs = SafetyList.of("asvs.csv");
        Set<String> ids = new HashSet<>();
        for (CSVRecord row : asvs.rows()) {
            String id = row.get("id");
            assertThat(id).matches("V([1-9]|1[0-7])\\.\\d{1,2}\\.\\d{1,2}");
            assertThat(ids.add(id)).as(id + " stands once").isTrue();
            assertThat(row.get("applies")).as(id).isIn("yes", "partly", "no");
            assertThat(row.get("control")).as(id + " says how, or why not").isNotBlank();
            String test = row.get("test");
            if (row.get("applies").equals("yes")) {
                assertThat(test).as(id + " names a test").matches("\\w+\\.\\w+");
            }
            if (!test.isEmpty()) {
                assertThat(asvs.has(test)).as(id + " is shown by " + test).isTrue();
            }
        }
        assertThat(ids).hasSizeGreaterThan(60);
    }
}
