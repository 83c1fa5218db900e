package org.onedoor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.onedoor.platform.database.EmbeddedPostgres;
import org.onedoor.platform.database.FolderInUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the invariants' plain SQL against a data folder and prints each breach. */
@Command(name = "invariants", hidden = true, description = "Look for breaches of the front door's invariants.")
class Invariants implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            description = "The data folder; its server may be running, and is left alone.")
    Path data = Path.of(".");

    @Option(names = "--sql", description = "The file of queries (default ${DEFAULT-VALUE}).")
    Path sql = Path.of("bench/invariants.sql");

    @Override
    public Integer call() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            return report(postgres.url() + "?user=" + postgres.user() + "&password=" + postgres.password());
        } catch (FolderInUse other) {
            Optional<String> serving = EmbeddedPostgres.serving(data);
            if (serving.isEmpty()) {
                System.err.println(other.getMessage());
                return 2;
            }
            return report(serving.get());
        }
    }

    private int report(String address) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(address)) {
            List<String> breaches = breaches(connection, sql);
            breaches.forEach(System.out::println);
            System.out.println(breaches.isEmpty() ? "No breach found." : breaches.size() + " breaches.");
            return breaches.isEmpty() ? 0 : 1;
        }
    }

    /** Runs every query of the file, and answers each breach as {@code "which invariant: what breaks it"}. */
    static List<String> breaches(Connection connection, Path sql) throws IOException, SQLException {
        List<String> found = new ArrayList<>();
        for (String query : Files.readString(sql).split(";\\s*\n", -1)) {
            if (!query.isBlank()) {
                try (var statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        found.add(rows.getString(1) + ": " + rows.getString(2));
                    }
                }
            }
        }
        return found;
    }
}
