package org.onedoor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.DemoKey;
import org.onedoor.demo.DemoTime;
import org.onedoor.people.LinkFile;
import org.onedoor.platform.database.EmbeddedPostgres;
import org.onedoor.platform.database.FolderInUse;
import org.onedoor.platform.time.DomainTime;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the command line can do. Building, testing and measuring are the shell script's. */
@Command(
        name = "onedoor",
        mixinStandardHelpOptions = true,
        version = "OneDoor 0.1.0",
        description =
                "One front door, no wrong door. Administrative software: it does not triage, diagnose or predict.",
        subcommands = {
            AuditBench.class,
            AuditCommands.class,
            BackupCommand.class,
            Commands.Demo.class,
            Serve.class,
            Commands.BenchServer.class,
            DirectoryBench.class,
            Invariants.class,
            LinkFile.class,
            MatchFile.class,
            LoadCommands.class,
            PlanCommands.class,
            Rebuild.class,
            Rehearsal.class,
            RestoreCommand.class
        })
class Commands {
    /** The exit code of a command whose server goes on running. */
    static final int STAYS_UP = -1;

    /** The exit code of a command that was refused its data folder, its database or its port. */
    static final int IN_USE = 4;

    static final String NOT_FOR_LIVE_USE = """
            OneDoor is administrative software. It does not triage, diagnose or predict.
            Not for live use until DCB0129 and DCB0160 are signed.""";

    /** The whole command line. */
    static CommandLine line() {
        return new CommandLine(new Commands())
                .registerConverter(Path.class, Typed::path)
                .registerConverter(String.class, Typed::text)
                .setExecutionExceptionHandler(InWords::say);
    }

    /** An invented Essex, ready to look at. */
    @Command(
            name = "demo",
            mixinStandardHelpOptions = true,
            description = "An invented Essex, ready to look at. Synthetic people only.")
    static class Demo implements java.util.concurrent.Callable<Integer> {
        private static final int MOST_PEOPLE = 100_000;

        @Option(names = "--port", defaultValue = "8080", description = "Port to listen on (default ${DEFAULT-VALUE}).")
        int port;

        @Option(
                names = "--host",
                defaultValue = "127.0.0.1",
                description =
                        "Address to listen on (default ${DEFAULT-VALUE}: this machine only; 0.0.0.0 is every network).")
        String host = "127.0.0.1";

        /** Unless one is typed, beside the program: what is typed is seen from the caller's folder. */
        @Option(names = "--data", description = "Folder for all data (default ${DEFAULT-VALUE}, beside the program).")
        Path data = Path.of("./data/demo");

        @Option(
                names = "--people",
                defaultValue = "2000",
                description = "How many invented people (default ${DEFAULT-VALUE}).")
        int people;

        @Option(
                names = "--seed",
                defaultValue = "1",
                description = "The same seed makes the same Essex (default ${DEFAULT-VALUE}).")
        long seed;

        @Option(
                names = "--speed",
                defaultValue = "1",
                description = "How fast demo time runs: 60 is an hour a minute (default ${DEFAULT-VALUE}).")
        double speed;

        @Option(names = "--time", description = "Demo time to start at, in London: 2024-03-01T09:00.")
        @Nullable
        String time;

        @Override
        public Integer call() {
            Map<String, Object> settings = new HashMap<>();
            settings.put("onedoor.mode", "demo");
            settings.put("onedoor.demo.people", people);
            settings.put("onedoor.demo.seed", seed);
            settings.put("onedoor.demo.speed", speed);
            settings.put("server.port", port);
            settings.put("server.address", host);
            settings.put("onedoor.data", data.toString());
            settings.put("onedoor.post.folder", data.resolve("post").toString()); // nothing leaves this machine
            if (time != null) {
                settings.put("onedoor.demo.time", instant(time).toString());
            }
            if (!(speed >= 0 && speed <= DomainTime.FASTEST)) {
                throw wrong("--speed must be between 0 and %,d, and is %s.".formatted(DomainTime.FASTEST, speed));
            }
            if (people < 1 || people > MOST_PEOPLE) {
                throw wrong("--people must be between 1 and %,d, and is %,d.".formatted(MOST_PEOPLE, people));
            }
            Commands.port(this, port);
            try {
                InetAddress.getByName(host);
            } catch (UnknownHostException e) {
                throw wrong("--host must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, and '%s' is none."
                        .formatted(host));
            }
            if (isInUse(data) || isBusy(host, port)) {
                return IN_USE;
            }
            settings.putAll(DemoKey.settings(data));
            start(settings);
            System.out.printf(
                    "%nOneDoor's demo is at http://localhost:%d/  Invented data. Says nothing about any real organisation.%n%s%n",
                    port, NOT_FOR_LIVE_USE);
            return STAYS_UP;
        }

        private static Instant instant(String text) {
            Instant asked;
            try {
                asked = Typed.moments(text).getFirst();
            } catch (DateTimeException e) {
                throw wrong("--time cannot be '%s': %s".formatted(text, e.getMessage()));
            }
            String problem = DemoTime.problem(asked);
            if (problem != null) {
                throw wrong("--time cannot be '%s'. %s.".formatted(text, problem));
            }
            return asked;
        }

        private static CommandLine.ParameterException wrong(String sentence) {
            return new CommandLine.ParameterException(new CommandLine(new Demo()), sentence);
        }
    }

    /** A server with benchmark data: started by ./onedoor bench, never by a person. */
    @Command(name = "bench-server", hidden = true)
    static class BenchServer implements java.util.concurrent.Callable<Integer> {
        @Option(names = "--port", required = true)
        int port;

        @Option(names = "--data", required = true)
        Path data = Path.of("target/bench-data");

        @Option(names = "--people", defaultValue = "20000")
        int people;

        @Override
        public Integer call() {
            if (isInUse(data) || isBusy("127.0.0.1", port)) {
                return IN_USE;
            }
            start(Map.of(
                    "onedoor.mode",
                    "bench",
                    "onedoor.demo.people",
                    people,
                    "server.port",
                    port,
                    "server.address",
                    "127.0.0.1",
                    "onedoor.data",
                    data.toString()));
            return STAYS_UP;
        }
    }

    /** Says so, in words, when another server works on this folder: before anything is started. */
    static boolean isInUse(Path data) {
        try {
            EmbeddedPostgres.requireFree(data);
            return false;
        } catch (FolderInUse other) {
            System.err.println(other.getMessage());
            return true;
        }
    }

    /** Says so, in words, when nobody can listen there: before anything is started. */
    static boolean isBusy(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
            return false;
        } catch (IOException refused) {
            System.err.println(busy(host, port, String.valueOf(refused.getMessage())));
            return true;
        }
    }

    private static String busy(String host, int port, String why) {
        if (why.contains("assign requested address")) {
            return "%s is not an address of this machine. Use --host 127.0.0.1, or --host 0.0.0.0 for every network."
                    .formatted(host);
        }
        if (why.contains("Permission denied")) {
            return "This account may not listen on port %d. Name one above 1023 with --port, such as --port 8080."
                    .formatted(port);
        }
        return "Port %d is in use by another program. Stop that one, or name another port with --port, such as --port %d."
                .formatted(port, port == 65_535 ? 8080 : port + 1);
    }

    private static void port(Object command, int port) {
        if (port < 1 || port > 65_535) {
            throw new CommandLine.ParameterException(
                    new CommandLine(command), "--port must be between 1 and 65535, and is %d.".formatted(port));
        }
    }

    /** The settings of a command that works on data and then ends, beside a server that may be running on it. */
    static Map<String, Object> command(@Nullable Path data, @Nullable String db) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("onedoor.mode", "command");
        settings.put("server.port", 0);
        settings.put("server.address", "127.0.0.1");
        settings.put("db-scheduler.enabled", false);
        settings.put("logging.level.org.onedoor", "warn");
        String address = data == null ? db : EmbeddedPostgres.serving(data).orElse(null);
        if (address == null) {
            settings.put("onedoor.data", String.valueOf(data));
        } else {
            settings.put("onedoor.db", address);
        }
        return settings;
    }

    /** Each tells of a failed start, with its trace, before the command line says it once: see {@link InWords}. */
    private static final List<String> HERALDS = List.of(
            "org.springframework.boot.SpringApplication",
            "org.springframework.boot.tomcat.servlet.DeferredServletContainerInitializers",
            "org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext");

    /** Starts the application; what the command line says wins over the file. */
    static ConfigurableApplicationContext start(Map<String, Object> settings) {
        String[] arguments = Stream.concat(
                        HERALDS.stream().map(logger -> "--logging.level." + logger + "=off"),
                        settings.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue()))
                .toArray(String[]::new);
        SpringApplication application = new SpringApplication(OneDoor.class);
        application.setBannerMode(Banner.Mode.OFF);
        return application.run(arguments);
    }
}
