package org.onedoor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A list of docs/safety, whose rows name the tests that show them. */
record SafetyList(List<CSVRecord> rows, Map<String, String> tests) {
    static SafetyList of(String file) throws IOException {
        try (var reader = Files.newBufferedReader(Path.of("docs/safety", file))) {
            List<CSVRecord> rows = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
            return new SafetyList(rows, sources());
        }
    }

    /** Each test class with its source; two of one name stand together. */
    private static Map<String, String> sources() throws IOException {
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

    /** Whether a test such as {@code HazardsTest.everyHazardIsShown} is there. */
    boolean has(String test) {
        String[] parts = test.split("\\.");
        return parts.length == 2 && tests.getOrDefault(parts[0], "").contains("void " + parts[1] + "(");
    }
}
