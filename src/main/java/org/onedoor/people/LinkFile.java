package org.onedoor.people;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.linkage.Columns;
import org.onedoor.people.linkage.Level;
import org.onedoor.people.linkage.Linkage;
import org.onedoor.people.linkage.Model;
import org.onedoor.people.linkage.Quality;
import org.onedoor.people.linkage.Records;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds who is who in a file of people: used to measure linkage, and to look at a partner's file before it is loaded. */
@Command(
        name = "link",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Find which rows of a CSV file are the same person.")
public class LinkFile implements Callable<Integer> {
    @Parameters(index = "0", description = "A CSV file with headings: first name, family name, date of birth and more.")
    Path file = Path.of("");

    @Option(names = "--threads", defaultValue = "2", description = "Threads (default ${DEFAULT-VALUE}).")
    int threads = 2;

    @Option(
            names = "--least",
            defaultValue = "0.5",
            description = "How sure it must be, 0 to 1 (default ${DEFAULT-VALUE}).")
    double least = 0.5;

    @Option(names = "--truth", description = "A column that is the same for rows of one person, to measure against.")
    @Nullable
    String truth;

    @Option(names = "--out", description = "Where to write each row's person, as the number of their first row.")
    @Nullable
    Path out;

    @Option(names = "--explain", description = "Print what agreement is worth, as it was learnt.")
    boolean explain;

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        List<String> people = new ArrayList<>();
        Records records = read(people);
        long read = System.nanoTime();
        Linkage.Result result = Linkage.link(records, least, threads);
        long done = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "%,d records read in %.1f s, linked in %.1f s, together %.1f s; %,d pairs compared, %,d passed over%n",
                records.size(),
                (read - began) / 1e9,
                (done - read) / 1e9,
                (done - began) / 1e9,
                result.compared(),
                result.passedOver());
        System.out.printf(
                Locale.ROOT,
                "%,d pairs at least %.3f sure; the model expects %.1f of them to be wrong%n",
                result.links().size(),
                least,
                result.falseMatches());
        if (explain) {
            explain(result.model());
        }
        if (!people.isEmpty()) {
            System.out.println(Quality.of(people, result.cluster()));
        }
        write(result.cluster());
        return 0;
    }

    private Records read(List<String> people) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = format.parse(reader)) {
            List<String> headings = parser.getHeaderNames();
            Columns columns = Columns.of(headings);
            int told = truth == null ? -1 : headings.indexOf(truth);
            Records records = new Records(columns.shape());
            Map<String, String> same = new HashMap<>();
            String[] texts = new String[columns.positions().size()];
            int[] positions =
                    columns.positions().stream().mapToInt(Integer::intValue).toArray();
            for (CSVRecord row : parser) {
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = row.get(positions[i]);
                }
                records.add(java.util.Arrays.asList(texts));
                if (told >= 0) {
                    people.add(same.computeIfAbsent(person(row.get(told)), key -> key));
                }
            }
            return records;
        }
    }

    /** FEBRL's ids tell the person by their number: rec-17-org and rec-17-dup-0 are one. */
    private static String person(String id) {
        return id.startsWith("rec-") ? id.split("-", 3)[1] : id;
    }

    private static void explain(Model model) {
        System.out.printf(Locale.ROOT, "any two: %+.1f bits%n", model.start());
        for (int field = 0; field < model.fields().size(); field++) {
            StringBuilder line = new StringBuilder(
                    "%-14s".formatted(model.fields().get(field).name()));
            for (Level level : Level.values()) {
                if (level != Level.MISSING) {
                    line.append(String.format(Locale.ROOT, " %s %+.1f", level, model.weight(field, level)));
                }
            }
            System.out.println(line);
        }
    }

    private void write(int[] cluster) throws IOException {
        if (out != null) {
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8))) {
                writer.println("row,person");
                for (int row = 0; row < cluster.length; row++) {
                    writer.println((row + 1) + "," + (cluster[row] + 1));
                }
            }
        }
    }
}
