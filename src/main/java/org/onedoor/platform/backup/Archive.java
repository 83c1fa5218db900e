package org.onedoor.platform.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.jspecify.annotations.Nullable;

/** The files of one backup in one compressed file, each with its digest. */
final class Archive implements AutoCloseable {
    private static final String FILE = "data.tar.gz";
    private static final int PIECE = 1 << 16;

    private final Path file;
    private final TarArchiveOutputStream tar;
    private final List<Manifest.Entry> entries = new ArrayList<>();

    private Archive(Path file, TarArchiveOutputStream tar) {
        this.file = file;
        this.tar = tar;
    }

    /** A new one in this folder. */
    static Archive in(Path folder) throws IOException {
        GzipParameters fast = new GzipParameters();
        fast.setCompressionLevel(1);
        Path file = folder.resolve(FILE);
        OutputStream written = new BufferedOutputStream(Files.newOutputStream(file), PIECE);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new GzipCompressorOutputStream(written, fast), StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return new Archive(file, tar);
    }

    void addFolder(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        tar.closeArchiveEntry();
    }

    void add(String name, byte[] content) throws IOException {
        begin(name, content.length);
        tar.write(content);
        end(name, content.length, digest().digest(content));
    }

    /**
     * Adds a file as long as it is now. What PostgreSQL adds to it meanwhile stands in its log; what it cuts off reads as
     * zeros, and its log cuts it off again.
     */
    void add(String name, Path from) throws IOException {
        try (FileChannel channel = FileChannel.open(from, StandardOpenOption.READ)) {
            long size = channel.size();
            begin(name, size);
            MessageDigest digest = digest();
            InputStream content = Channels.newInputStream(channel);
            byte[] piece = new byte[PIECE];
            for (long left = size; left > 0; ) {
                int wanted = (int) Math.min(left, piece.length);
                int read = content.readNBytes(piece, 0, wanted);
                Arrays.fill(piece, read, wanted, (byte) 0);
                tar.write(piece, 0, wanted);
                digest.update(piece, 0, wanted);
                left -= wanted;
            }
            end(name, size, digest.digest());
        }
    }

    private void begin(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(0600);
        tar.putArchiveEntry(entry);
    }

    private void end(String name, long size, byte[] digest) throws IOException {
        tar.closeArchiveEntry();
        entries.add(new Manifest.Entry(name, size, HexFormat.of().formatHex(digest)));
    }

    List<Manifest.Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void close() throws IOException {
        tar.close();
        Durable.sync(file);
    }

    /**
     * Lays the files of a backup out in a folder.
     *
     * @throws IOException in words, where one is missing, changed, or does not belong there
     */
    static void unpack(Backups.One backup, Path into) throws IOException {
        Map<String, Manifest.Entry> expected = new HashMap<>();
        backup.manifest().files().forEach(entry -> expected.put(entry.name(), entry));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(
                new BufferedInputStream(Files.newInputStream(backup.folder().resolve(FILE)), PIECE)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = into.resolve(entry.getName()).normalize();
                if (!file.startsWith(into)) {
                    throw new IOException("an entry leaves the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file, Owned.FOLDER);
                } else {
                    unpack(tar, file, entry.getName(), expected.remove(entry.getName()));
                }
            }
        } catch (IOException damaged) {
            throw new IOException(
                    "The backup %s is damaged: %s. Use another backup."
                            .formatted(backup.folder(), damaged.getMessage()),
                    damaged);
        }
        if (!expected.isEmpty()) {
            throw new IOException("The backup %s is damaged: %d of its files are missing. Use another backup."
                    .formatted(backup.folder(), expected.size()));
        }
    }

    private static void unpack(TarArchiveInputStream tar, Path file, String name, Manifest.@Nullable Entry expected)
            throws IOException {
        if (expected == null) {
            throw new IOException("a file is in it that its manifest does not name: " + name);
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()), Owned.FOLDER);
        Files.createFile(file, Owned.FILE); // secrets are among them
        MessageDigest digest = digest();
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[PIECE];
            for (int read = tar.read(piece); read >= 0; read = tar.read(piece)) {
                out.write(piece, 0, read);
                digest.update(piece, 0, read);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(expected.sha256())) {
            throw new IOException("a file is not as it was written: " + name);
        }
        if (!name.startsWith(Backup.CLUSTER + "/")) { // those PostgreSQL puts on disk itself before it plays its log
            Durable.sync(file);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
