package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What is said of OWASP ASVS 5.0 is shown by tests that are there, and what is not yet so says what is missing. */
class AsvsTest {
    @Test
    void everyRowThatAppliesNamesATestThatIsThere() throws IOException {
        Map<String, String> tests = tests();
        Set<String> ids = new HashSet<>();
        for (CSVRecord row : rows()) {
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
                String[] parts = test.split("\\.");
                assertThat(tests.getOrDefault(parts[0], ""))
                        .as(id + " is shown by " + test)
                        .contains("void " + parts[1] + "(");
            }
        }
        assertThat(ids).hasSizeGreaterThan(60);
    }

    private static List<CSVRecord> rows() throws IOException {
        try (var reader = Files.newBufferedReader(Path.of("docs/safety/asvs.csv"))) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }

    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return tests;
    }
}
