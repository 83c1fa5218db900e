package org.onedoor.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A kind of news that nobody ranked is the least of all news: what asks for an answer would be read last. */
class AlertRanksTest {
    @Test
    void everyKindOfNewsHasARankOfItsOwn() throws IOException {
        assertThat(kinds("/work/alerts.txt")).containsAll(kinds("/work/news.txt"));
    }

    private static Set<String> kinds(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(AlertRanksTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 2)[0])
                    .collect(Collectors.toSet());
        }
    }
}
