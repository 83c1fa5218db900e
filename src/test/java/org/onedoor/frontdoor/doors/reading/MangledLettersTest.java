package org.onedoor.frontdoor.doors.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Mangled;
import org.onedoor.OneDoorTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is pasted as a letter is read as far as it can be, and soon, up to the longest that is taken. */
@OneDoorTest
class MangledLettersTest {
    private static final Instant NOW = Instant.parse("2024-03-01T09:00:00Z");
    /** On a machine that is busy with other tests; what took the square of the length took 13 and 22 seconds there. */
    private static final Duration SOON = Duration.ofSeconds(8);

    @Autowired
    LetterReader reader;

    @Test
    void everyMangledLetterIsRead() throws IOException {
        for (String sample : Arrays.copyOf(letters(), 3)) {
            int read = Mangled.eachIsReadOrRefused(
                    sample.getBytes(StandardCharsets.UTF_8),
                    15,
                    SOON,
                    pasted -> reader.read(new String(pasted, StandardCharsets.UTF_8), NOW));
            assertThat(read).as("nothing is thrown at all").isEqualTo(30);
        }
    }

    @Test
    void theLongestLetterOfOneSortOfThingTakesNoLonger() {
        List<String> slow = new ArrayList<>();
        Random random = new Random(7);
        for (String part : new String[] {
            "a",
            " ",
            "\n",
            "9",
            "9 ",
            "07700 900",
            "1/",
            "@",
            "a@a.",
            "Re: ",
            "DOB: ",
            "Mr ",
            "RM17 ",
            "((((",
            "NHS No ",
            "-",
            "é"
        }) {
            StringBuilder letter = new StringBuilder();
            while (letter.length() < LetterReader.LONGEST) {
                letter.append(part).append(random.nextInt(50) == 0 ? "x" : "");
            }
            long begun = System.nanoTime();
            assertThat(reader.read(letter.substring(0, LetterReader.LONGEST), NOW))
                    .isNotNull();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            if (took.compareTo(SOON) > 0) {
                slow.add("'%s' took %s".formatted(part, took));
            }
        }
        assertThat(slow).isEmpty();
    }

    private static String[] letters() throws IOException {
        try (InputStream file = MangledLettersTest.class.getResourceAsStream("/letters.txt")) {
            String all = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^===", -1))
                    .filter(each -> each.contains("---"))
                    .map(each -> each.substring(each.indexOf("---") + 3))
                    .toArray(String[]::new);
        }
    }
}
