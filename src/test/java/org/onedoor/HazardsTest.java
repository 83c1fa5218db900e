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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Each hazard of the log has a control, a number of its own, and a test that is there. */
class HazardsTest {
    private static final Pattern SHOWN = Pattern.compile("(\\w+)\\.(\\w+)");

    @Test
    void everyHazardIsShownByATestThatIsThere() throws IOException {
        Map<String, String> tests = tests();
        Set<String> numbers = new HashSet<>();
        for (CSVRecord hazard : hazards()) {
            String id = hazard.get("id");
            assertThat(numbers.add(id)).as(id + " stands once").isTrue();
            assertThat(hazard.get("control")).as(id).isNotBlank();
            var shown = SHOWN.matcher(hazard.get("shown_by"));
            assertThat(shown.matches()).as(id + " names a test").isTrue();
            assertThat(tests.getOrDefault(shown.group(1), ""))
                    .as(id + " is shown by " + shown.group())
                    .contains("void " + shown.group(2) + "(");
        }
        assertThat(numbers).isNotEmpty();
    }

    private static List<CSVRecord> hazards() throws IOException {
        try (var reader = Files.newBufferedReader(Path.of("docs/safety/hazards.csv"))) {
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
                String name = file.getFileName().toString().replace(".java", "");
                tests.merge(name, Files.readString(file), String::concat);
            }
        }
        return tests;
    }
}
