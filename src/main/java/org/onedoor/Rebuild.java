package org.onedoor;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Projection;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes again all that is worked out from events: clocks, worklists, keys, who looked at whom. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Make again all that is worked out from events, and say how much of it was wrong.")
class Rebuild implements Callable<Integer> {
    @Option(names = "--data", description = "The data folder; its server may be running.")
    @Nullable
    Path data;

    @Option(names = "--db", description = "The address of the PostgreSQL, instead of --data.")
    @Nullable
    String db;

    @Override
    public Integer call() {
        if (data == null && db == null) {
            System.err.println("Say which data: './onedoor rebuild --data DIR' or '--db URL'.");
            return 2;
        }
        try (ConfigurableApplicationContext application = Commands.start(Commands.command(data, db))) {
            int wrong = CurrentActor.as(
                    Actor.SYSTEM,
                    () -> application.getBeanProvider(Projection.class).orderedStream().toList().stream()
                            .mapToInt(Rebuild::rebuild)
                            .sum());
            System.out.println(wrong == 0 ? "Everything was as its events say." : wrong + " put right.");
            return 0;
        }
    }

    private static int rebuild(Projection projection) {
        int wrong = projection.rebuild();
        System.out.printf("%s: %s%n", projection.name(), wrong == 0 ? "as they should be" : wrong + " put right");
        return wrong;
    }
}
