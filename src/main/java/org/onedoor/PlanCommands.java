package org.onedoor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.Finding;
import org.onedoor.programme.PlanDocument;
import org.onedoor.programme.PlanFile;
import org.onedoor.programme.PlanImports;
import org.onedoor.programme.PlanKind;
import org.onedoor.programme.PlanReading;
import org.springframework.context.ConfigurableApplicationContext;
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

        @Option(names = "--data", description = "Store it in this data folder; its server may be running.")
        @Nullable
        Path data;

        @Option(names = "--db", description = "Store it in this PostgreSQL, instead of --data.")
        @Nullable
        String db;

        @Option(names = "--json", description = "One JSON document on standard output, and nothing else there.")
        boolean json;

        @Option(
                names = "--owner",
                defaultValue = "essex-county-council",
                description = "Whose plan it is: an ODS code or a partner's word (default ${DEFAULT-VALUE}).")
        String owner = "essex-county-council";

        @Option(
                names = "--code",
                description = "The plan's word in its address, to import a newer file of the same plan.")
        @Nullable
        String code;

        @Option(
                names = "--kind",
                description = "What it is, such as commitments, functions or strategy; else the file's shape says.")
        @Nullable
        String kind;

        @Option(
                names = "--replace",
                description = "Let it take the place of a file of the same plan that is in review.")
        boolean replace;

        @Override
        public Integer call() {
            PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            System.setOut(System.err); // whatever is logged is not part of the answer
            try {
                PlanKind what = kind == null ? null : kind(kind);
                PlanFile plan = new PlanFile(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                PlanReading reading = plan.read();
                if (json) {
                    out.println(PlanDocument.of(reading));
                } else {
                    say(reading, out);
                }
                return data == null && db == null ? 0 : store(plan, what, json ? System.err : out);
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
                    "%s%nActions: %d in %d %s. Cells: %d.%n",
                    plan.title(),
                    plan.actions().size(),
                    plan.sections().size(),
                    plan.sections().size() == 1 ? "section" : "sections",
                    plan.cells().size());
            for (Finding finding : plan.findings()) {
                out.println("  " + finding.sentence());
            }
        }

        private static PlanKind kind(String typed) {
            return Arrays.stream(PlanKind.values())
                    .filter(each -> each.code().equals(typed.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new Invalid(
                            "kind",
                            "There is no kind '%s'. Give one of: %s"
                                    .formatted(
                                            typed,
                                            Arrays.stream(PlanKind.values())
                                                    .map(PlanKind::code)
                                                    .collect(Collectors.joining(", ")))));
        }

        private int store(PlanFile plan, @Nullable PlanKind what, PrintStream out) {
            try (ConfigurableApplicationContext application = Commands.start(Commands.command(data, db))) {
                PlanImports imports = application.getBean(PlanImports.class);
                Organisations organisations = application.getBean(Organisations.class);
                UUID whose = organisations
                        .byOds(owner)
                        .or(() -> organisations.find(Organisation.idOfSlug(owner)))
                        .or(() -> organisations.byAlias(owner))
                        .map(Organisation::id)
                        .orElseThrow(() -> new Invalid("owner", "No partner is called '%s'.".formatted(owner)));
                return CurrentActor.as(Actor.SYSTEM, () -> stored(imports, plan, what, whose, out));
            }
        }

        private int stored(PlanImports imports, PlanFile plan, @Nullable PlanKind what, UUID whose, PrintStream out) {
            switch (imports.take(plan, whose, what, code, null, replace)) {
                case PlanImports.Taken.New(String made, int edition) -> {
                    imports.confirm(made, edition);
                    out.printf("Stored as the plan '%s'.%n", made);
                }
                case PlanImports.Taken.Same(String same) ->
                    out.printf("The plan '%s' says the same already. Nothing was changed.%n", same);
                case PlanImports.Taken.Differs(String known, int edition, int differences) -> {
                    out.printf(
                            "The file differs from the plan '%s' in %d places. Nothing is changed before a person accepts each:%n",
                            known, differences);
                    for (PlanImports.Change change :
                            imports.review(known, edition).changes()) {
                        out.printf("  %s: %s %s%n", change.number(), change.field(), change.kind());
                    }
                    out.printf("Accept or refuse them at /plans/%s/files/%d%n", known, edition);
                }
            }
            return 0;
        }
    }
}
