package org.onedoor.frontdoor.doors.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who a letter is about and how to reach them, in the many ways people write it. Each letter of letters-of-all-sorts.txt
 * names all it says of these eight fields: whatever else is filled in is wrong, and a wrong one is worse than an empty one.
 */
@OneDoorTest
class LettersOfAllSortsTest {
    private static final Instant NOW = Instant.parse("2024-03-01T09:00:00Z");
    private static final List<String> WHO =
            List.of("nhsNumber", "birthDate", "givenName", "familyName", "addressLine", "postcode", "phone", "email");

    @Autowired
    LetterReader reader;

    /** @param said what is to be read @param unclear of what the letter leaves a doubt */
    private record Sample(String name, Map<String, String> said, List<String> unclear, String text) {}

    @Test
    void nothingIsReadWrongAndNearlyAllIsRead() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        Map<String, int[]> counted = new LinkedHashMap<>();
        WHO.forEach(field -> counted.put(field, new int[3]));
        for (Sample sample : samples()) {
            Reading reading = reader.read(sample.text(), NOW);
            for (String field : WHO) {
                Reading.Found found = reading.found().get(field);
                String said = sample.said().get(field);
                int[] count = Objects.requireNonNull(counted.get(field));
                count[0] += said == null ? 0 : 1;
                count[1] += found == null ? 0 : 1;
                if (found != null && found.value().equals(said)) {
                    count[2]++;
                    assertThat(found.words()).isNotBlank();
                } else if (found != null) {
                    wrong.add("%s: %s read as %s".formatted(sample.name(), field, found));
                } else if (said != null) {
                    missed.add("%s: %s %s".formatted(sample.name(), field, reading.doubts()));
                } else if (sample.unclear().contains(field)
                        && reading.doubts().stream()
                                .noneMatch(doubt -> doubt.field().equals(field))) {
                    missed.add("%s: no doubt is shown of %s".formatted(sample.name(), field));
                }
            }
        }
        write(counted, wrong, missed);
        assertThat(wrong).as("read wrong").isEmpty();
        assertThat(missed).as("said and not read").isEmpty();
    }

    /** The same words in capitals give the same person. */
    @Test
    void capitalsChangeNothing() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, int[]> counted = new HashMap<>();
        for (Sample sample : samples()) {
            Reading reading = reader.read(sample.text().toUpperCase(java.util.Locale.UK), NOW);
            for (String field : WHO) {
                Reading.Found found = reading.found().get(field);
                String said = sample.said().get(field);
                int[] count = counted.computeIfAbsent(field, _ -> new int[2]);
                count[0] += said == null ? 0 : 1;
                if (found != null && found.value().equalsIgnoreCase(said)) {
                    count[1]++;
                } else if (found != null) {
                    wrong.add("%s: %s read as %s".formatted(sample.name(), field, found));
                }
            }
        }
        assertThat(wrong).as("read wrong in capitals").isEmpty();
        counted.forEach((field, count) ->
                assertThat(10 * count[1]).as("%s in capitals", field).isGreaterThanOrEqualTo(8 * count[0]));
    }

    private static void write(Map<String, int[]> counted, List<String> wrong, List<String> missed) throws IOException {
        List<String> lines = new ArrayList<>(List.of("field said read right precision recall"));
        counted.forEach((field, count) -> lines.add("%s %d %d %d %.2f %.2f"
                .formatted(
                        field,
                        count[0],
                        count[1],
                        count[2],
                        (double) count[2] / Math.max(1, count[1]),
                        (double) count[2] / Math.max(1, count[0]))));
        wrong.forEach(each -> lines.add("WRONG " + each));
        missed.forEach(each -> lines.add("MISSED " + each));
        Files.write(Path.of("target", "letters-of-all-sorts.out"), lines);
    }

    private static List<Sample> samples() throws IOException {
        try (InputStream file = LettersOfAllSortsTest.class.getResourceAsStream("/letters-of-all-sorts.txt")) {
            String all = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^=== ", -1))
                    .filter(part -> !part.isBlank())
                    .map(LettersOfAllSortsTest::sample)
                    .toList();
        }
    }

    private static Sample sample(String part) {
        int head = part.indexOf("\n---\n");
        List<String> lines = part.substring(0, head).lines().toList();
        Map<String, String> said = new LinkedHashMap<>();
        List<String> unclear = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                unclear.add(line.replace("?", ""));
            } else {
                said.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return new Sample(lines.getFirst().strip(), said, unclear, part.substring(head + 5));
    }
}
