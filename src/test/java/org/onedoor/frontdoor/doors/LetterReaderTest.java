package org.onedoor.frontdoor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.OneDoorTest;
import org.onedoor.frontdoor.doors.reading.LetterReader;
import org.onedoor.frontdoor.doors.reading.Reading;
import org.springframework.beans.factory.annotation.Autowired;

/** Many letters, as people write them, and what each says and does not say: src/test/resources/letters.txt. */
@OneDoorTest
class LetterReaderTest {
    private static final Instant NOW = Instant.parse("2024-03-01T09:00:00Z");

    @Autowired
    LetterReader reader;

    /** A letter with what must be read from it: {@code field=value}, {@code field?} for a doubt, {@code field-} for nothing. */
    record Sample(String name, List<String> expected, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> letters() {
        String all;
        try (var in = Objects.requireNonNull(LetterReaderTest.class.getResourceAsStream("/letters.txt"))) {
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Sample> samples = new ArrayList<>();
        for (String part : all.split("(?m)^=== ", -1)) {
            if (!part.isBlank()) {
                int head = part.indexOf("\n---\n");
                List<String> lines = part.substring(0, head).lines().toList();
                samples.add(
                        new Sample(lines.getFirst().strip(), lines.subList(1, lines.size()), part.substring(head + 5)));
            }
        }
        return samples.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("letters")
    void isReadAsItIsWritten(Sample letter) {
        Reading reading = reader.read(letter.text(), NOW);
        for (String expected : letter.expected()) {
            if (expected.endsWith("?")) {
                String field = expected.substring(0, expected.length() - 1);
                assertThat(reading.found()).as("%s is not clear", field).doesNotContainKey(field);
                assertThat(reading.doubts())
                        .as("a doubt about %s", field)
                        .anyMatch(doubt -> doubt.field().equals(field));
            } else if (expected.endsWith("-")) {
                String field = expected.substring(0, expected.length() - 1);
                assertThat(reading.found()).as("%s is not said", field).doesNotContainKey(field);
            } else {
                String[] halves = expected.split("=", 2);
                assertThat(reading.found()).as(letter.name()).containsKey(halves[0]);
                Reading.Found found = Objects.requireNonNull(reading.found().get(halves[0]));
                assertThat(String.join("|", found.values())).as(halves[0]).isEqualTo(halves[1].replace("\\n", "\n"));
                assertThat(found.words()).isNotBlank();
            }
        }
    }
}
