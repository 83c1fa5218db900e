package org.onedoor.platform.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Puts on disk what was written: what is not may be gone after a power cut. */
final class Durable {
    private Durable() {}

    /** @param path a file, or a folder whose entries are to last */
    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
