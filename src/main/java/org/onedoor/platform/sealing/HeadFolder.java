package org.onedoor.platform.sealing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where heads are dropped: a folder on another machine, by the operator's settings; one file for each day, only added to. */
final class HeadFolder {
    private final Path folder;

    HeadFolder(Path folder) {
        this.folder = folder;
    }

    void drop(List<Seal> seals) throws IOException {
        Files.createDirectories(folder);
        for (Seal seal : seals) {
            Path day = folder.resolve("heads-%s.txt"
                    .formatted(seal.sealedAt().atOffset(ZoneOffset.UTC).toLocalDate()));
            String before = isBroken(day) ? "\n" : ""; // a line cut off in the middle spoils no other
            Files.writeString(
                    day, before + Head.line(seal) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static boolean isBroken(Path day) throws IOException {
        return Files.exists(day)
                && Files.size(day) > 0
                && !Files.readString(day).endsWith("\n");
    }

    /** The number of the last head dropped here; 0 when there is none. */
    long last() throws IOException {
        List<Path> files = files(folder);
        return files.isEmpty()
                ? 0
                : read(files.getLast()).stream().mapToLong(Head::no).max().orElse(0);
    }

    /**
     * The heads in a file, or in all files of a folder.
     *
     * @throws NoSuchFileException when there is none
     */
    static List<Head> read(Path kept) throws IOException {
        List<Head> found = new ArrayList<>();
        if (!Files.exists(kept)) {
            throw new NoSuchFileException(kept.toString());
        }
        for (Path file : Files.isDirectory(kept) ? files(kept) : List.of(kept)) {
            for (String line : Files.readAllLines(file)) {
                Head head = Head.read(line);
                if (head != null) {
                    found.add(head);
                }
            }
        }
        return found;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("heads-"))
                    .sorted()
                    .toList();
        }
    }
}
