package org.onedoor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.ReferralFiles;
import org.onedoor.frontdoor.ReferralFiles.Loaded;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.ImportRuns;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Data of another system, by the command line. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Read in what another system holds.",
        subcommands = LoadCommands.Referrals.class)
class LoadCommands implements Callable<Integer> {
    /** Some lines were refused; the rest went in. */
    static final int SOME_REFUSED = 3;

    /** Nothing could be read. */
    static final int NOTHING = 4;

    @Override
    public Integer call() {
        System.err.println("Say what to load: './onedoor load referrals FILE --team T'. '--help' lists the options.");
        return 2;
    }

    /** A team's open referrals, with the clocks they have. */
    @Command(
            name = "referrals",
            mixinStandardHelpOptions = true,
            description = {
                "Read in the referrals a team has open in another system. They stay with the team, and every clock runs",
                "from when each was first received. A line is read in once, by its reference; a bad line is refused with",
                "its column and the reason, and the rest goes in. Nobody is sent a message about them."
            })
    static class Referrals implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "Comma-separated, its first line names the columns.")
        Path file = Path.of(".");

        @Option(names = "--team", required = true, description = "The team's code, such as positive-pathways.")
        String team = "";

        @Option(names = "--data", description = "Load into this data folder; its server may be running.")
        @Nullable
        Path data;

        @Option(names = "--db", description = "Load into this PostgreSQL, instead of --data.")
        @Nullable
        String db;

        @Override
        public Integer call() {
            if (data == null && db == null) {
                System.err.println("Say where to load it: --data DIR or --db URL.");
                return 2;
            }
            byte[] content;
            try {
                content = Files.readAllBytes(file);
            } catch (IOException e) {
                System.err.printf(
                        "The file '%s' cannot be read. Check that it exists and that you may read it.%n", file);
                return NOTHING;
            }
            try (ConfigurableApplicationContext application = Commands.start(Commands.command(data, db))) {
                return load(application, CsvFile.sent(String.valueOf(file.getFileName()), content));
            } catch (Invalid invalid) {
                invalid.sentences().forEach(System.err::println);
                return NOTHING;
            }
        }

        private int load(ConfigurableApplicationContext application, CsvFile csv) {
            Team whose = application
                    .getBean(Organisations.class)
                    .team(Team.idOf(team))
                    .orElseThrow(() -> new Invalid("team", "No team has the code '%s'.".formatted(team)));
            ReferralFiles files = application.getBean(ReferralFiles.class);
            Loaded loaded = CurrentActor.as(ReferralFiles.mover(whose), () -> files.movedIn(csv, whose));
            List<ImportRuns.Reject> rejects =
                    application.getBean(ImportRuns.class).rejects(loaded.runId());
            System.out.printf(
                    "%s: %d in, %d in already and as they were, %d refused.%n",
                    whose.name(), loaded.added(), loaded.unchanged(), loaded.rejected());
            for (ImportRuns.Reject reject : rejects) {
                System.out.printf("  line %d %s: %s%n", reject.line(), reject.raw(), reject.reason());
            }
            return loaded.rejected() == 0 ? 0 : SOME_REFUSED;
        }
    }
}
