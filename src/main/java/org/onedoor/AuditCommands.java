package org.onedoor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.database.EmbeddedPostgres;
import org.onedoor.platform.database.NoDatabase;
import org.onedoor.platform.sealing.AuditVerification;
import org.onedoor.platform.sealing.Finding;
import org.onedoor.platform.sealing.SealFolders;
import org.onedoor.platform.sealing.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The audit by the command line. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The sealed audit: who looked and who did what.",
        subcommands = {AuditCommands.Verify.class, AuditCommands.NewKey.class})
class AuditCommands implements Callable<Integer> {
    /** Something was done to the audit. */
    static final int FOUND = 1;

    /** It could not be verified at all. */
    static final int NOTHING = 4;

    @Override
    public Integer call() {
        System.err.println("Say what to do: './onedoor audit verify --data DIR'. '--help' lists the options.");
        return 2;
    }

    /** Holds every audit row against its seal, and names what was done to it since. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Check every audit row against its seal, and name what was changed, removed, swapped, inserted or cut off.",
                "Ends with 0 when nothing was, with 1 when something was, with 4 when it could not be checked."
            })
    static class Verify implements Callable<Integer> {
        @Option(names = "--data", description = "The data folder; its server may be running, and is left alone.")
        @Nullable
        Path data;

        @Option(names = "--db", description = "The address of the PostgreSQL, instead of --data.")
        @Nullable
        String db;

        @Option(names = "--heads", description = "Heads kept elsewhere: a file of lines, or a folder of such files.")
        @Nullable
        Path heads;

        @Option(
                names = "--keys",
                description = "The folder with the keys' public halves (with --data: DIR/audit/keys).")
        @Nullable
        Path keys;

        @Option(names = "--json", description = "One JSON document on standard output, and nothing else there.")
        boolean json;

        @Override
        public Integer call() {
            PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            return run(out);
        }

        int run(PrintStream out) {
            if ((data == null) == (db == null)) {
                System.err.println("Say which audit: './onedoor audit verify --data DIR' or '--db URL --keys DIR'.");
                return 2;
            }
            Path folder = keys != null ? keys : data != null ? SealFolders.keys(data) : null;
            if (folder == null || !Files.isDirectory(folder)) {
                System.err.println(
                        folder == null
                                ? "Say where the keys' public halves are: '--keys DIR'. They are never in the database."
                                : "There is no folder '%s' with the keys' public halves. Name it with --keys."
                                        .formatted(folder));
                return NOTHING;
            }
            if (heads != null && !Files.exists(heads)) {
                System.err.printf(
                        "There are no heads at '%s'. Name a file of heads or a folder of such files.%n", heads);
                return NOTHING;
            }
            try {
                Verdict verdict = verdict(folder);
                if (json) {
                    out.println(document(verdict));
                } else {
                    say(verdict, out);
                }
                return verdict.isWhole() ? 0 : FOUND;
            } catch (SQLException e) {
                String why = db == null ? e.getMessage() : NoDatabase.words(address(db), e);
                System.err.println("The audit could not be checked: " + why);
                return NOTHING;
            } catch (IOException e) {
                System.err.println("The audit could not be checked: " + InWords.sentence(e));
                return NOTHING;
            }
        }

        private Verdict verdict(Path folder) throws SQLException, IOException {
            if (db != null) {
                return verdict(address(db), folder);
            }
            Path place = data == null ? Path.of(".") : data;
            Optional<String> serving = EmbeddedPostgres.serving(place);
            if (serving.isPresent()) {
                return verdict(serving.get(), folder);
            }
            if (!Files.isDirectory(place.resolve("cluster"))) {
                throw new IOException("'%s' is no data folder of OneDoor.".formatted(place));
            }
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(place)) {
                return verdict(
                        postgres.url() + "?user=" + postgres.user() + "&password=" + postgres.password(), folder);
            }
        }

        private static String address(String db) {
            return db.startsWith("jdbc:") ? db : "jdbc:" + db;
        }

        private Verdict verdict(String address, Path folder) throws SQLException, IOException {
            try (Connection connection = DriverManager.getConnection(address)) {
                return AuditVerification.verify(connection, folder, heads);
            }
        }

        private static void say(Verdict verdict, PrintStream out) {
            out.printf(
                    "%,d rows checked against %,d seals; %,d too young to be sealed.%n",
                    verdict.rows(), verdict.seals(), verdict.unsealed());
            verdict.findings().forEach(finding -> out.println("  " + finding.sentence()));
            verdict.notes().forEach(note -> out.println("  Note: " + note));
            out.println(
                    verdict.isWhole()
                            ? "Nothing sealed was changed, removed, swapped, inserted or cut off."
                            : "%d found.".formatted(verdict.findings().size()));
            if (verdict.head() != null) {
                out.printf("Keep this line elsewhere; whoever holds it can check all before it:%n%s%n", verdict.head());
            }
        }

        private static String document(Verdict verdict) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("whole", verdict.isWhole());
            all.put("rows", verdict.rows());
            all.put("seals", verdict.seals());
            all.put("unsealed", verdict.unsealed());
            all.put("head", verdict.head() == null ? "" : verdict.head());
            all.put("findings", verdict.findings().stream().map(Verify::entry).toList());
            all.put("notes", verdict.notes());
            return JsonMapper.shared().writeValueAsString(all);
        }

        private static Map<String, Object> entry(Finding finding) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("kind", finding.kind().code());
            entry.put("sentence", finding.sentence());
            entry.put("seals", finding.seals());
            entry.put("rows", finding.rows().stream().map(Object::toString).toList());
            entry.put("count", finding.count());
            entry.put("from", finding.from().toString());
            entry.put("until", finding.until().toString());
            return entry;
        }
    }

    /** Lets another key sign from now on. */
    @Command(
            name = "new-key",
            mixinStandardHelpOptions = true,
            description = {
                "Make a new key that signs from now on. The one before vouches for it, and its secret half is deleted.",
                "OneDoor does so itself every ninety days; do it at once when a key may have been seen."
            })
    static class NewKey implements Callable<Integer> {
        @Option(names = "--data", description = "The data folder.")
        @Nullable
        Path data;

        @Option(names = "--keys", description = "The folder of the keys, instead of --data.")
        @Nullable
        Path keys;

        @Override
        public Integer call() {
            Path folder = keys != null ? keys : data != null ? SealFolders.keys(data) : null;
            if (folder == null) {
                System.err.println("Say where the keys are: '--data DIR' or '--keys DIR'.");
                return 2;
            }
            System.out.printf("The key %s signs from now on.%n", SealFolders.changeKey(folder));
            return 0;
        }
    }
}
