package org.onedoor.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The files of a PostgreSQL in a data folder: made once, with checksums, and a password nobody chose. */
final class ClusterFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterFiles.class);

    private ClusterFiles() {}

    static Path cluster(Path data) {
        return data.resolve("cluster");
    }

    /** The password of the data folder's PostgreSQL; made when there is none yet. */
    static String password(Path data) throws IOException {
        Path file = data.resolve("postgresql.secret");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, made);
        return made;
    }

    /** Makes the cluster, when there is none. */
    static void make(Path data, Path binaries, String password) throws IOException {
        Path cluster = cluster(data);
        if (Files.exists(cluster.resolve("global/pg_control"))) {
            return;
        }
        LOG.info("Making a new PostgreSQL cluster");
        FileSystemUtils.deleteRecursively(
                cluster); // a start that was cut off during initdb leaves a folder without a control file, and no data
        Path passwordFile = Files.createTempFile(data, "initdb", ".tmp");
        try {
            Files.writeString(passwordFile, password);
            List<String> command = unprivileged();
            command.addAll(List.of(
                    binaries.resolve("bin/initdb").toString(),
                    "-D",
                    cluster.toString(),
                    "-U",
                    EmbeddedPostgres.ADMINISTRATOR,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--data-checksums"));
            Process initdb =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (initdb.waitFor() != 0) {
                throw new IOException("initdb failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while making the cluster", e);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** The words that run a program as somebody who is not root: PostgreSQL refuses root. */
    static List<String> unprivileged() {
        List<String> words = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            words.addAll(List.of("unshare", "-U"));
        }
        return words;
    }
}
