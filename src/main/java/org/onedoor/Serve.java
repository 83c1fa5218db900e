package org.onedoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.FirstAdministrator;
import org.onedoor.access.UnsafeToServe;
import org.onedoor.platform.database.WalArchive;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The real thing. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serve real users. Staff sign in with an identity provider (OpenID Connect).",
        footer = {
            "",
            "Settings are lines name=value in the file, or ONEDOOR_NAME in the environment:",
            "  address             where people reach this OneDoor: https://onedoor.example.org",
            "  issuer              the identity provider, as its own description names it",
            "  client-id           what the provider knows this OneDoor by",
            "  client-secret-file  a file with the secret the provider gave, readable by nobody else",
            "  data                folder for all data; or db and keys",
            "  backup              folder of backups: what changes is kept there within a minute (see backup --help)",
            "  provider-name, algorithm, scopes, proof, roles, organisations, host, port, security-contact, scanner, trusted-proxy"
        })
class Serve implements Callable<Integer> {
    /** The exit code of a server that was not told enough, or something unsafe. */
    private static final int REFUSED = 3;

    @Option(names = "--settings", description = "A file of settings, one name=value a line.")
    @Nullable
    Path settings;

    @Option(names = "--port", description = "Port to listen on (8080 unless set).")
    @Nullable
    String port;

    @Option(names = "--host", description = "Address to listen on (127.0.0.1 unless set: this machine only).")
    @Nullable
    String host;

    @Option(names = "--data", description = "Folder for all data, with a PostgreSQL of its own.")
    @Nullable
    Path data;

    @Option(names = "--db", description = "Address of a PostgreSQL 15 or later, instead of --data.")
    @Nullable
    String db;

    @Override
    public Integer call() {
        System.err.println(Commands.NOT_FOR_LIVE_USE);
        ServeSettings told = ServeSettings.of(settings, System.getenv(), commandLine());
        if (!told.problems().isEmpty()) {
            System.err.println("'serve' does not start:");
            told.problems().forEach(problem -> System.err.println("- " + problem));
            System.err.println("'./onedoor serve --help' lists the settings. To look around, use './onedoor demo'.");
            return REFUSED;
        }
        Path folder = told.data();
        if ((folder != null && Commands.isInUse(folder)) || Commands.isBusy(told.host(), told.port())) {
            return Commands.IN_USE;
        }
        if (folder != null) {
            makePrivate(folder);
            keepLog(folder, told.backupTo());
        }
        ConfigurableApplicationContext application;
        try {
            application = Commands.start(told.application());
        } catch (RuntimeException failed) {
            UnsafeToServe unsafe = unsafe(failed);
            if (unsafe == null) {
                throw failed;
            }
            System.err.println("'serve' does not start:\n" + unsafe.getMessage());
            return REFUSED;
        }
        System.out.printf("%nOneDoor is at %s/%n", told.address());
        application.getBean(FirstAdministrator.class).link().ifPresent(link -> System.out.printf("""
                Nobody can administer it yet. Whoever opens this link can, from then on. It works once, for 24 hours:
                %s%n""", link));
        return Commands.STAYS_UP;
    }

    private static void keepLog(Path folder, @Nullable Path to) {
        try {
            if (to == null) {
                WalArchive.keepNoMore(folder);
            } else {
                WalArchive.in(to).keepFor(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Where the log is kept cannot be said in %s".formatted(folder), e);
        }
    }

    private Map<String, String> commandLine() {
        Map<String, String> said = new HashMap<>();
        put(said, "port", port);
        put(said, "host", host);
        put(said, "data", data == null ? null : data.toString());
        put(said, "db", db);
        return said;
    }

    private static void put(Map<String, String> said, String name, @Nullable String value) {
        if (value != null) {
            said.put(name, value);
        }
    }

    private static void makePrivate(Path folder) {
        try {
            if (!Files.exists(folder)) {
                Path parent = folder.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be made".formatted(folder), e);
        }
    }

    private static @Nullable UnsafeToServe unsafe(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsafeToServe unsafe) {
                return unsafe;
            }
        }
        return null;
    }
}
