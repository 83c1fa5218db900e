package org.onedoor.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's programs, as the product carries them: one archive, unpacked once into a data folder. */
final class PostgresArchive {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresArchive.class);
    private static final String VERSION = "18.6";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresArchive() {}

    /** The folder of the programs, in this data folder; unpacked first when they are not there yet. */
    static Path unpackedIn(Path data) throws IOException {
        Path target = data.resolve("postgresql-" + VERSION);
        Path done = target.resolve(".unpacked");
        if (Files.exists(done)) {
            return target;
        }
        LOG.info("Unpacking PostgreSQL {}", VERSION);
        try (InputStream resource = Objects.requireNonNull(
                        PostgresArchive.class.getResourceAsStream(ARCHIVE), "No PostgreSQL for this platform");
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(resource)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackEntry(target, tar, entry);
            }
        }
        Files.createFile(done);
        return target;
    }

    private static void unpackEntry(Path target, TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        Path file = inside(target, target.resolve(entry.getName()));
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.deleteIfExists(file);
        if (entry.isSymbolicLink()) {
            Path link = Path.of(entry.getLinkName());
            inside(target, Objects.requireNonNull(file.getParent()).resolve(link));
            Files.createSymbolicLink(file, link);
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static Path inside(Path target, Path file) throws IOException {
        Path normal = file.normalize();
        if (!normal.startsWith(target.normalize())) {
            throw new IOException("The archive has an entry that leaves its folder: " + file);
        }
        return normal;
    }
}
