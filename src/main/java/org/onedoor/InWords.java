package org.onedoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import org.onedoor.access.UnsafeToServe;
import org.onedoor.platform.database.FolderInUse;
import org.onedoor.platform.database.NoDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What a command that failed says, where the reason lies with a folder, a file or a database and not with OneDoor. */
final class InWords {
    private static final Logger LOG = LoggerFactory.getLogger(InWords.class);

    private InWords() {}

    /** Says why, and how to mend it. Whatever has no words yet is a fault of ours: it keeps its trace. */
    static int say(Exception failed, CommandLine command, CommandLine.ParseResult typed) throws Exception {
        String words = of(failed).orElseThrow(() -> failed);
        LOG.debug("'{}' ended", command.getCommandName(), failed);
        System.err.println(words);
        return Commands.IN_USE;
    }

    /** The words for what lies behind a failure; none where it has none. */
    static Optional<String> of(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case FolderInUse other -> {
                    return Optional.of(String.valueOf(other.getMessage()));
                }
                case NoDatabase none -> {
                    return Optional.of(String.valueOf(none.getMessage()));
                }
                case UnsafeToServe unsafe -> {
                    return Optional.of(String.valueOf(unsafe.getMessage()));
                }
                case FileSystemException file -> {
                    return Optional.of(sentence(file));
                }
                case UncheckedIOException file
                when file.getCause() instanceof IOException behind -> {
                    return Optional.of(sentence(behind));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** What was wrong with a file or folder, and what to do. Our own say so themselves; the system's name only the file. */
    static String sentence(IOException refused) {
        if (!(refused instanceof FileSystemException system) || system.getFile() == null) {
            return String.valueOf(refused.getMessage());
        }
        String name = system.getFile();
        return switch (system) {
            case AccessDeniedException _ ->
                "This account may not read or write '%s'. Let it, or name another place.".formatted(name);
            case NoSuchFileException _ ->
                "'%s' is not there and cannot be made. Check the name, or name another place.".formatted(name);
            case FileAlreadyExistsException _, NotDirectoryException _ ->
                Files.isDirectory(Path.of(name))
                        ? "'%s' is there already. Name another place.".formatted(name)
                        : "'%s' is no folder, and a folder is needed there. Name another.".formatted(name);
            default ->
                "'%s' cannot be used: %s. Name another place."
                        .formatted(name, system.getReason() == null ? "the system refuses it" : system.getReason());
        };
    }
}
