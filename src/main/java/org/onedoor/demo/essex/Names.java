package org.onedoor.demo.essex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** First names by birth decade, family names by weight; never the name of somebody real in the policy documents. */
public final class Names {
    private static final String FOLDER = "/reference/names/";
    private static final Set<String> BY_DECADE = Set.of("British", "Irish", "Lithuanian");

    private final Map<String, Weighted<String>> forenames = new HashMap<>();
    private final Map<String, Weighted<String>> surnames = new HashMap<>();
    private final Set<String> taken;

    /** One invented name. */
    public record Name(String given, String family) {}

    public Names() {
        for (CSVRecord row : Table.read(FOLDER + "forenames_historic_top100_1904_1994.csv")) {
            add(forenames, row.get("sex") + row.get("year"), row.get("name"), 1.0 / (10 + number(row.get("rank"))));
        }
        for (CSVRecord row : Table.read(FOLDER + "forenames_england_wales_1996_on_top600.csv")) {
            add(forenames, row.get("sex") + "2004", row.get("name"), number(row.get("n")));
        }
        for (CSVRecord row : Table.read(FOLDER + "forenames_weighted_by_origin.csv")) {
            add(forenames, row.get("sex") + row.get("origin_group"), row.get("forename"), weight(row));
        }
        for (CSVRecord row : Table.read(FOLDER + "surnames_weighted_by_origin.csv")) {
            add(surnames, row.get("origin_group"), row.get("surname"), weight(row));
        }
        this.taken = real();
    }

    private static void add(Map<String, Weighted<String>> names, String group, String name, double weight) {
        names.computeIfAbsent(group, _ -> new Weighted<>()).add(name, weight);
    }

    private static double weight(CSVRecord row) {
        String weight = row.get("weight");
        return weight.isBlank() ? 1 : number(weight);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    /** @param female which of the two lists of first names */
    public Name pick(RandomGenerator random, String origin, boolean female, int birthYear) {
        while (true) {
            Name name = new Name(forename(random, origin, female ? "F" : "M", birthYear), family(random, origin));
            if (!isOfSomebodyReal(name)) {
                return name;
            }
        }
    }

    private String forename(RandomGenerator random, String origin, String sex, int birthYear) {
        Weighted<String> own = BY_DECADE.contains(origin) ? null : forenames.get(sex + origin);
        if (own != null) {
            return own.pick(random);
        }
        int decade = Math.clamp(Math.floorDiv(birthYear - 1899, 10) * 10L + 1894 + 10, 1904, 2004);
        return Objects.requireNonNull(forenames.get(sex + decade)).pick(random);
    }

    private String family(RandomGenerator random, String origin) {
        return Objects.requireNonNull(surnames.get(origin), origin).pick(random);
    }

    public boolean isOfSomebodyReal(Name name) {
        return taken.contains(digest(name.given() + " " + name.family()));
    }

    private static Set<String> real() {
        try (InputStream file = Objects.requireNonNull(Names.class.getResourceAsStream("/demo/real_names.sha256"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(name.toLowerCase(Locale.UK).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
