package org.onedoor;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.Identification;
import org.onedoor.people.People;
import org.onedoor.people.PersonSearch;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the index who each row of a file is, one after the other, and says how long an answer took: for measuring. */
@Command(
        name = "match",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Ask of each row of a CSV file who that is, and say how long it took.")
class MatchFile implements Callable<Integer> {
    private static final int WARM = 1_000;

    @Parameters(index = "0", description = "A CSV file with given_name, surname, address_1, postcode, date_of_birth.")
    Path file = Path.of("");

    @Option(names = "--data", required = true, description = "The data folder; its server may be running.")
    Path data = Path.of("");

    @Option(names = "--search", description = "Search for each by name and date of birth, as somebody at a desk does.")
    boolean search;

    @Override
    public Integer call() throws IOException {
        List<Details> asked = read();
        try (ConfigurableApplicationContext application = Commands.start(Commands.command(data, null))) {
            People people = application.getBean(People.class);
            for (int i = 0; i < WARM && !asked.isEmpty(); i++) {
                meets(people, asked.get(i % asked.size()));
            }
            long[] took = new long[asked.size()];
            int found = 0;
            for (int i = 0; i < took.length; i++) {
                long began = System.nanoTime();
                boolean met = meets(people, asked.get(i));
                took[i] = System.nanoTime() - began;
                found += met ? 1 : 0;
            }
            Arrays.sort(took);
            System.out.printf(
                    Locale.ROOT,
                    "%,d asked, %,d met somebody who may be them; p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms%n",
                    took.length,
                    found,
                    at(took, 50),
                    at(took, 95),
                    at(took, 99),
                    at(took, 100));
        }
        return 0;
    }

    /** Whether somebody is found who may be them. */
    private boolean meets(People people, Details one) {
        return search
                ? !people.search(new PersonSearch(null, one.familyName(), one.givenName(), one.birthDate(), null))
                        .isEmpty()
                : !(people.identify(one) instanceof Identification.Nobody);
    }

    private static double at(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * percent / 100] / 1e6;
    }

    private List<Details> read() throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return format.parse(reader).stream().map(MatchFile::details).toList();
        }
    }

    private static Details details(CSVRecord row) {
        return new Details(
                null,
                row.get("surname"),
                row.get("given_name"),
                null,
                date(row.get("date_of_birth")),
                Gender.NOT_KNOWN,
                row.get("street_number") + " " + row.get("address_1"),
                row.get("postcode"),
                null,
                null,
                null,
                null,
                false,
                false,
                null);
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException damaged) {
            return null;
        }
    }
}
