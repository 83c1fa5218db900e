package org.onedoor.programme;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Names in plans that mean several partners, from a sourced file. */
final class LeadGroups {
    private static final String FILE = "/reference/programme/lead_groups.csv";

    private LeadGroups() {}

    /** Each row: the printed name, the partners' codes parted by a bar, the source. */
    static List<List<String>> rows() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LeadGroups.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8))) {
            return in.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> List.of(line.split(",", 3)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
