package org.onedoor.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.onedoor.platform.SealingKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key that seals what code apps share with us: in a file beside the data that only this account reads, never in the database. */
@Component
class KeyFile {
    private final Path file;

    KeyFile(@Value("${onedoor.data:./data/onedoor}") String dataDirectory) {
        this.file = Path.of(dataDirectory).resolve("second-factors.key");
    }

    SealingKey key() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return new SealingKey(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, SealingKey.made().secret());
        try {
            Files.createLink(file, fresh); // whoever is second takes the first one's
        } catch (FileAlreadyExistsException another) {
            return;
        } finally {
            Files.delete(fresh);
        }
    }
}
