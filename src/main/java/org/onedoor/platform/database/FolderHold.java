package org.onedoor.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hold a process has on a data folder for as long as it lives: a lock on a file in it, which the kernel lets go when
 * the process ends, however it ends.
 */
final class FolderHold implements AutoCloseable {
    private static final String FILE = "in-use.lock";
    /** Held by this process: opening and closing the file once more would let go of its own lock. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderHold(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * @param data an existing folder
     * @throws FolderInUse when another holds it, in this process or in another
     */
    static FolderHold take(Path data) throws IOException {
        Path folder = data.toRealPath();
        String ourselves = Long.toString(ProcessHandle.current().pid());
        if (!OURS.add(folder)) {
            throw new FolderInUse(folder, ourselves);
        }
        boolean held = false;
        FileChannel channel = FileChannel.open(
                folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new FolderInUse(
                        folder, Files.readString(folder.resolve(FILE)).strip());
            }
            channel.truncate(0).write(ByteBuffer.wrap(ourselves.getBytes(StandardCharsets.US_ASCII)));
            held = true;
            return new FolderHold(folder, channel);
        } finally {
            if (!held) {
                channel.close();
                OURS.remove(folder);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            OURS.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
