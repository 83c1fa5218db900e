package org.onedoor.people.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkageTest {
    private static final List<String> HEADINGS =
            List.of("given_name", "surname", "date_of_birth", "postcode", "address_line", "nhs_number");

    /** The people of a FEBRL file, and who each truly is. */
    private record Known(Records records, List<String> people) {
        static Known of(int set) throws IOException {
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreSurroundingSpaces(true)
                    .get();
            try (Reader reader = new InputStreamReader(
                            Objects.requireNonNull(
                                    LinkageTest.class.getResourceAsStream("/linkage/dataset" + set + ".csv")),
                            StandardCharsets.UTF_8);
                    var parser = format.parse(reader)) {
                Columns columns = Columns.of(parser.getHeaderNames());
                Records records = new Records(columns.shape());
                List<String> people = new ArrayList<>();
                for (CSVRecord row : parser) {
                    records.add(columns.positions().stream().map(row::get).toList());
                    people.add(row.get("rec_id").split("-")[1]);
                }
                return new Known(records, people);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theKnownDuplicatesAreFoundAndNothingElse(int set) throws IOException {
        Known known = Known.of(set);
        Linkage.Result result = Linkage.link(known.records(), 0.5, 2);
        Quality quality = Quality.of(known.people(), result.cluster());
        assertThat(quality.f1()).as("%s", quality).isGreaterThanOrEqualTo(0.99);
        assertThat(quality.precision()).as("%s", quality).isGreaterThanOrEqualTo(0.999);
        assertThat(result.falseMatches()).isLessThan(result.links().size() * 0.002);
    }

    @Test
    void theAnswerIsTheSameHoweverManyThreadsWork() throws IOException {
        assertThat(Linkage.link(Known.of(2).records(), 0.5, 1).cluster())
                .isEqualTo(Linkage.link(Known.of(2).records(), 0.5, 2).cluster());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the same in other writing   | JOSÉ |de la Cruz|12/03/1985|CM2 0AA|1 High St.|9990000018 | true",
                "a slip in each of two       | Jsoe |dela Cruz |1985-03-21|CM2 0AA|1 High St |9990000018 | true",
                "names the other way round   | Cruz de la|Jose |19850312|CM20AA|1 High St|9990000018     | true",
                "nothing but name and birth  | Jose |de la Cruz|19850312|      |         |               | true",
                "a twin                      | Juan |de la Cruz|19850312|CM2 0AA|1 High St|9990000026  | false",
                "father and son of one name  | Jose |de la Cruz|19570809|CM2 0AA|1 High St|9990000034  | false",
                "another with the same number of a household | Maria |Okafor |19920101|CM2 0AA|1 High St| | false"
            })
    void whoIsOneAndWhoIsTwo(
            String which,
            String given,
            String family,
            String birth,
            String postcode,
            String address,
            String number,
            boolean one) {
        Records records = crowd();
        int first = records.add(List.of("José", "De La Cruz", "19850312", "cm2 0aa", "1 High St", "999 000 0018"));
        int second = records.add(Arrays.asList(given, family, reordered(birth), postcode, address, number));
        int[] cluster = Linkage.link(records, 0.5, 2).cluster();
        assertThat(cluster[first] == cluster[second]).as(which).isEqualTo(one);
    }

    @Test
    void aRareNameSaysMoreThanACommonOne() {
        Records records = crowd();
        Model model = Linkage.link(records, 0.5, 2).model();
        assertThat(model.weightOfSame(1, 0.00001)).isGreaterThan(model.weightOfSame(1, 0.01) + 5);
        assertThat(model.weight(1, Level.MISSING)).isZero();
        assertThat(model.weight(2, Level.OTHER)).isNegative();
    }

    @Test
    void aFileWithoutABirthDateIsToldWhatItNeeds() {
        assertThatThrownBy(() -> Columns.of(List.of("given_name", "surname", "shoe_size")))
                .hasMessageContaining("date of birth")
                .hasMessageContaining("shoe_size");
    }

    private static String reordered(String birth) {
        String[] parts = birth.split("/");
        return parts.length == 3 ? parts[2] + parts[1] + parts[0] : birth;
    }

    /** Enough invented people, some twice and with slips, to learn from. */
    private static Records crowd() {
        Records records = new Records(Columns.of(HEADINGS).shape());
        SplittableRandom random = new SplittableRandom(7);
        List<String> given = List.of("Amy", "Ben", "Cara", "Dev", "Ella", "Finn", "Grace", "Harun", "Isla", "Jack");
        List<String> family = List.of("Smith", "Jones", "Patel", "Brown", "Okafor", "Evans", "Khan", "Green", "Wood");
        for (int i = 0; i < 4_000; i++) {
            List<String> person = List.of(
                    given.get(random.nextInt(given.size())) + (random.nextInt(5) == 0 ? "la" : ""),
                    family.get(random.nextInt(family.size()))
                            + List.of("", "ley", "ton", "son").get(random.nextInt(4)),
                    "%d%02d%02d".formatted(1930 + random.nextInt(90), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                    "CM%d %dAA".formatted(1 + random.nextInt(20), random.nextInt(10)),
                    random.nextInt(200) + " High Street",
                    Long.toString(9_990_000_000L + i * 9_973L % 9_999_999));
            records.add(person);
            if (i % 4 == 0) {
                List<String> again = new ArrayList<>(person);
                int field = random.nextInt(6);
                String text = again.get(field);
                again.set(field, random.nextInt(3) == 0 ? "" : text.substring(1) + text.charAt(0));
                records.add(again);
            }
        }
        return records;
    }
}
