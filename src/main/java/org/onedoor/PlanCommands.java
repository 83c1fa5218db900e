package org.onedoor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.Finding;
import org.onedoor.programme.PlanDocument;
import org.onedoor.programme.PlanFiles;
import org.onedoor.programme.PlanReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plans by the command line. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Plans and whether they are delivered.",
        subcommands = PlanCommands.Import.class)
class PlanCommands implements Callable<Integer> {
    /** Nothing could be taken. */
    static final int NOTHING = 4;

    @Override
    public Integer call() {
        System.err.println("Say what to do with the plan: './onedoor plan import FILE'. '--help' lists the options.");
        return 2;
    }

    /** Reads a plan's file, says what was found and what must be mended, and stores it where it is told to. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Read a plan's file: actions, leads, outcomes, updates and links, each cell as it was written.",
                "Without --data or --db nothing is stored; --json alone needs neither a server nor a data folder."
            })
    static class Import implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The plan: text with a tab before each cell.")
        Path file = Path.of(".");

        @Option(names = "--data", description = "Store it in this data folder. Its server must not be running.")
        @Nullable
        Path data;

        @Option(names = "--db", description = "Store it in this PostgreSQL, instead of --data.")
        @Nullable
        String db;

        @Option(names = "--json", description = "One JSON document on standard output, and nothing else there.")
        boolean json;

        @Override
        public Integer call() {
            PrintStream out = new PrintStream(
                    new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
            System.setOut(System.err); // whatever is logged is not part of the answer
            try {
                PlanReading plan = PlanFiles.read(file.getFileName().toString(), Files.readAllBytes(file));
                if (json) {
                    out.println(PlanDocument.of(plan));
                } else {
                    say(plan, out);
                }
                return 0;
            } catch (Invalid invalid) {
                return nothing(invalid.sentences(), out);
            } catch (IOException e) {
                return nothing(
                        List.of("The file '%s' cannot be read. Check that it exists and that you may read it."
                                .formatted(file)),
                        out);
            }
        }

        private int nothing(List<String> why, PrintStream out) {
            if (json) {
                out.println(PlanDocument.refused(why));
            }
            why.forEach(System.err::println);
            return NOTHING;
        }

        private static void say(PlanReading plan, PrintStream out) {
            out.printf(
                    "%s%nActions: %d in %d sections. Cells: %d.%n",
                    plan.title(),
                    plan.actions().size(),
                    plan.sections().size(),
                    plan.cells().size());
            for (Finding finding : plan.findings()) {
                out.println("  " + finding.sentence());
            }
        }
    }
}
