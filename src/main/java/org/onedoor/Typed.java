package org.onedoor;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.onedoor.platform.time.London;
import picocli.CommandLine.TypeConversionException;

/** What a person, or a script of theirs, typed after an option: never nothing, and a path is seen from where they stood. */
final class Typed {
    /** The system property with the folder the caller stood in, as the script {@code onedoor} remembers it. */
    static final String FROM = "onedoor.from";

    private Typed() {}

    /**
     * An unset variable in a script becomes an empty word, which would be taken for the program's own folder.
     *
     * @throws TypeConversionException in words, where there is nothing in it
     */
    static String text(String word) {
        if (word.isBlank()) {
            throw new TypeConversionException("it is empty. Give it a value; perhaps a variable was not set");
        }
        return word;
    }

    /**
     * A relative path goes on from the caller's folder; where nobody remembered it, from the process's own.
     *
     * @throws TypeConversionException in words, where it is none
     */
    static Path path(String word) {
        try {
            return Path.of(System.getProperty(FROM, "")).resolve(text(word));
        } catch (InvalidPathException e) {
            throw new TypeConversionException("it cannot be the name of a file or folder: " + e.getReason());
        }
    }

    /**
     * The moments of a time by the clocks of London, or with its offset: one, or in the hour the clocks go back two.
     *
     * @throws DateTimeException in words, where there was none
     */
    static List<Instant> moments(String text) {
        try {
            return List.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return local(text);
        }
    }

    private static List<Instant> local(String text) {
        LocalDateTime local;
        try {
            local = LocalDateTime.parse(text);
        } catch (DateTimeException wrong) {
            throw new DateTimeException("it is not a time. Write it as 2024-03-01T09:00, London time.", wrong);
        }
        List<Instant> instants = London.instants(local);
        if (instants.isEmpty()) {
            throw new DateTimeException("there was no such time, because %s.".formatted(London.skipped(local)));
        }
        return instants;
    }
}
