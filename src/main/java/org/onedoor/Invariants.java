package org.onedoor;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.concurrent.Callable;
import org.onedoor.platform.database.EmbeddedPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the invariants' plain SQL against a data folder and prints each breach. */
@Command(name = "invariants", hidden = true, description = "Look for breaches of the front door's invariants.")
class Invariants implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "The data folder; its server must not be running.")
    Path data = Path.of(".");

    @Option(names = "--sql", defaultValue = "bench/invariants.sql", description = "The file of queries.")
    Path sql = Path.of("bench/invariants.sql");

    @Override
    public Integer call() throws Exception {
        int breaches = 0;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
                Connection connection =
                        DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password())) {
            for (String query : Files.readString(sql).split(";\\s*\n", -1)) {
                if (!query.isBlank()) {
                    breaches += run(connection, query, System.out);
                }
            }
        }
        System.out.println(breaches == 0 ? "No breach found." : breaches + " breaches.");
        return breaches == 0 ? 0 : 1;
    }

    private static int run(Connection connection, String query, PrintStream out) throws Exception {
        int found = 0;
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found++;
                out.println(rows.getString(1) + ": " + rows.getString(2));
            }
        }
        return found;
    }
}
