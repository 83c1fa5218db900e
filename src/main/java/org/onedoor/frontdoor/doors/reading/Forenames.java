package org.onedoor.frontdoor.doors.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Names that people are given and names of families. They only tell in which order two names stand: a name that is in
 * neither list is a name all the same.
 */
final class Forenames {
    private static final Set<String> GIVEN = read(List.of(
            "forenames_historic_top100_1904_1994.csv:0",
            "forenames_england_wales_1996_on_top600.csv:1",
            "forenames_weighted_by_origin.csv:0"));
    private static final Set<String> FAMILY = read(List.of("surnames_weighted_by_origin.csv:0"));

    private Forenames() {}

    static boolean given(String name) {
        return GIVEN.contains(name.toLowerCase(Locale.UK));
    }

    static boolean family(String name) {
        return FAMILY.contains(name.toLowerCase(Locale.UK));
    }

    /** @param files each with the column of the name */
    private static Set<String> read(List<String> files) {
        Set<String> names = new HashSet<>();
        for (String file : files) {
            String path = "/reference/names/" + file.substring(0, file.indexOf(':'));
            int column = Integer.parseInt(file.substring(file.indexOf(':') + 1));
            try (BufferedReader in = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(Forenames.class.getResourceAsStream(path), path), StandardCharsets.UTF_8))) {
                in.lines().skip(1).forEach(line -> names.add(line.split(",", -1)[column].toLowerCase(Locale.UK)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Set.copyOf(names);
    }
}
