package org.onedoor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.backup.Restore;
import org.onedoor.platform.backup.Restore.Restored;
import org.onedoor.platform.database.EmbeddedPostgres;
import org.onedoor.platform.sealing.AuditVerification;
import org.onedoor.platform.sealing.SealFolders;
import org.onedoor.platform.sealing.Verdict;
import org.onedoor.platform.time.London;
import org.postgresql.PGConnection;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings a backup back, and looks whether what came back is whole. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Bring a backup back into a new data folder, and look whether it is whole: every row is read, the ledgers are",
            "held against what the backup says, and the audit against its seals.",
            "Ends with 0 when it is, with 1 when it was brought back and something is wrong, with 4 when it was not."
        })
class RestoreCommand implements Callable<Integer> {
    private static final int WRONG = 1;
    private static final int NOT = 4;

    private final InstantSource time = InstantSource.system();

    @Option(names = "--from", required = true, description = "A folder of backups (the newest that will do), or one.")
    Path from = Path.of(".");

    @ArgGroup(multiplicity = "1")
    Where where = new Where();

    /** Into a folder that stays, or only to see. */
    static class Where {
        @Option(names = "--data", description = "The new data folder. There must be nothing in it.")
        @Nullable
        Path data;

        @Option(
                names = "--check",
                description = "Bring it back beside the backup, look, and delete what was brought back.")
        boolean check;
    }

    @Option(
            names = "--until",
            description = "The moment to bring back, in London (2026-11-27T10:15) or with its offset"
                    + " (2026-11-27T10:15+00:00). Needs the log that 'serve' keeps with the setting backup.")
    @Nullable
    String until;

    @Override
    public Integer call() {
        Instant moment;
        try {
            moment = until == null ? null : moment(until);
        } catch (DateTimeException e) {
            System.err.println("--until cannot be '%s': %s".formatted(until, e.getMessage()));
            return 2;
        }
        Path data = where.data == null
                ? from.toAbsolutePath()
                        .normalize()
                        .resolve("check." + ProcessHandle.current().pid())
                : where.data;
        try {
            Restored restored = Restore.into(data, from, moment);
            System.out.printf(
                    "Brought back from %s: as at %s.%n", restored.backup().folder(), London.full(restored.asAt()));
            List<String> wrong = wrong(restored);
            wrong.forEach(System.out::println);
            System.out.println(
                    wrong.isEmpty()
                            ? "Nothing is missing and nothing was changed."
                            : "%d found. Look before anybody works with it.".formatted(wrong.size()));
            if (where.check) {
                System.out.printf(
                        "The newest change in it is %d minutes old. What was brought back is deleted again.%n",
                        Duration.between(restored.asAt(), time.instant()).toMinutes());
            }
            return wrong.isEmpty() ? 0 : WRONG;
        } catch (IOException e) {
            System.err.println("Nothing was brought back: " + InWords.sentence(e));
            return NOT;
        } catch (SQLException e) {
            System.err.println("Nothing was brought back: " + e.getMessage());
            return NOT;
        } finally {
            if (where.check) {
                delete(data);
            }
        }
    }

    private static void delete(Path data) {
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            System.err.println("'%s' could not be deleted: %s".formatted(data, e.getMessage()));
        }
    }

    /** @throws DateTimeException in words; also where it could be either of two */
    private static Instant moment(String text) {
        List<Instant> moments = Typed.moments(text);
        if (moments.size() > 1) {
            throw new DateTimeException(
                    "that time was twice, because the clocks went back. Write %s+01:00 for the first and %s+00:00 for the second."
                            .formatted(text, text));
        }
        return moments.getFirst();
    }

    private static List<String> wrong(Restored restored) throws SQLException, IOException {
        List<String> wrong = new ArrayList<>();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(restored.data());
                Connection connection = DriverManager.getConnection(postgres.administration())) {
            long rows = read(connection, wrong);
            System.out.printf("%,d rows read.%n", rows);
            for (Map.Entry<String, Long> ledger :
                    restored.backup().manifest().holds().entrySet()) {
                long now = count(connection, ledger.getKey());
                if (now < ledger.getValue()) {
                    wrong.add("%s has %,d rows and had %,d.".formatted(ledger.getKey(), now, ledger.getValue()));
                }
            }
            Path keys = SealFolders.keys(restored.data());
            if (Files.isDirectory(keys)) {
                Verdict verdict = AuditVerification.verify(connection, keys, null);
                System.out.printf("%,d rows of the audit held against %,d seals.%n", verdict.rows(), verdict.seals());
                verdict.findings().forEach(finding -> wrong.add(finding.sentence()));
            } else if (count(connection, "platform.audit_seal") > 0) {
                wrong.add("The keys' public halves are not in the backup: the audit cannot be checked.");
            }
        }
        return wrong;
    }

    /** Reads every row of every table, whose pages PostgreSQL holds against their checksums. Answers how many there are. */
    private static long read(Connection connection, List<String> wrong) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                         order by 1
                        """)) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        long rows = 0;
        for (String table : tables) {
            try {
                rows += connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy " + table + " to stdout (format binary)", OutputStream.nullOutputStream());
            } catch (SQLException | IOException e) {
                wrong.add("%s cannot be read: %s".formatted(table, e.getMessage()));
            }
        }
        return rows;
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
