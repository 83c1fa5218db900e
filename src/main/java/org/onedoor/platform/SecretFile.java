package org.onedoor.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file with a secret in it that somebody else made. */
public final class SecretFile {
    private SecretFile() {}

    /** Whether anybody but the owner, and the owner's group, may read it; or anybody but the owner change it. */
    public static boolean isOpen(Path file) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            return rights.contains(PosixFilePermission.OTHERS_READ)
                    || rights.contains(PosixFilePermission.OTHERS_WRITE)
                    || rights.contains(PosixFilePermission.GROUP_WRITE);
        } catch (IOException | UnsupportedOperationException e) { // not every file system has them
            return false;
        }
    }
}
