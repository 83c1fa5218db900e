package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * What is said of OWASP ASVS 5.0.0 is said of every requirement of level 1 and 2, is shown by tests that are there or stands
 * under a heading that is there, and what is not so says what is missing.
 */
class AsvsTest {
    /** How many requirements of level 1 and 2 each section has, from its first on. The chapter on WebRTC is of none. */
    private static final Map<Integer, List<Integer>> SECTIONS = Map.ofEntries(
            Map.entry(1, List.of(2, 9, 11, 3, 2)),
            Map.entry(2, List.of(3, 3, 4, 1)),
            Map.entry(3, List.of(0, 2, 4, 6, 5, 0, 2)),
            Map.entry(4, List.of(3, 1, 2, 4)),
            Map.entry(5, List.of(1, 3, 2, 3)),
            Map.entry(6, List.of(3, 12, 4, 4, 5, 3, 0, 4)),
            Map.entry(7, List.of(3, 4, 2, 5, 2, 2)),
            Map.entry(8, List.of(2, 3, 1, 1)),
            Map.entry(9, List.of(3, 4)),
            Map.entry(10, List.of(2, 2, 4, 11, 5, 2, 3)),
            Map.entry(11, List.of(2, 3, 3, 4, 1, 1)),
            Map.entry(12, List.of(3, 2, 4)),
            Map.entry(13, List.of(1, 5, 2, 5)),
            Map.entry(14, List.of(2, 4, 3)),
            Map.entry(15, List.of(3, 3, 7)),
            Map.entry(16, List.of(1, 5, 4, 3, 3)));

    @Test
    void everyRowSaysHowItIsMetAndWhatShowsItOrWhatIsMissing() throws IOException {
        SafetyList asvs = SafetyList.of("asvs.csv");
        Set<String> ids = new HashSet<>();
        for (CSVRecord row : asvs.rows()) {
            String id = row.get("id");
            assertThat(id).matches("V([1-9]|1[0-6])\\.\\d{1,2}\\.\\d{1,2}");
            assertThat(ids.add(id)).as(id + " stands once").isTrue();
            assertThat(row.get("applies")).as(id).isIn("yes", "partly", "no", "not met");
            assertThat(row.get("control")).as(id + " says how, or why not").isNotBlank();
            String shown = row.get("test");
            if (!row.get("applies").equals("no")) {
                assertThat(shown).as(id + " names a test or a heading").isNotBlank();
            }
            if (shown.contains("#")) {
                assertThat(isHeading(shown)).as(id + " stands under " + shown).isTrue();
            } else if (!shown.isEmpty()) {
                assertThat(asvs.has(shown)).as(id + " is shown by " + shown).isTrue();
            }
        }
    }

    @Test
    void everyRequirementOfLevelOneAndTwoHasItsRow() throws IOException {
        Set<String> all = new TreeSet<>();
        SECTIONS.forEach((chapter, sections) -> {
            for (int section = 1; section <= sections.size(); section++) {
                for (int number = 1; number <= sections.get(section - 1); number++) {
                    all.add("V%d.%d.%d".formatted(chapter, section, number));
                }
            }
        });
        assertThat(all).hasSize(246);
        assertThat(SafetyList.of("asvs.csv").rows().stream().map(row -> row.get("id")))
                .containsAll(all);
    }

    /** Whether a document of the tree has the heading that is named after the sign #. */
    private static boolean isHeading(String shown) throws IOException {
        String[] parts = shown.split("#", 2);
        Path document = Path.of(parts[0]);
        return Files.exists(document)
                && Files.readAllLines(document).stream()
                        .anyMatch(line -> line.matches("#+ .*")
                                && line.replaceFirst("#+ ", "").equals(parts[1]));
    }
}
