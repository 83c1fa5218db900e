package org.onedoor.crisis.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The folder into which files of rail notices are put by whoever carries them: looked into every minute. A file is taken once
 * it no longer grows, is read as one that is sent on the page is, and waits for somebody to confirm it. It goes on into
 * {@code taken}, or into {@code refused} beside a text that says why.
 */
@Component
@EnableConfigurationProperties(RailSettings.class)
class RailFolder implements Pump {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final long LARGEST = 10L * 1024 * 1024;
    private static final int LONGEST_NAME = 200;

    private final RailSettings settings;
    private final RailFiles files;
    private final RailWeeks weeks;
    private final DomainTime time;
    private Map<Path, Seen> before = Map.of();

    RailFolder(RailSettings settings, RailFiles files, RailWeeks weeks, DomainTime time) {
        this.settings = settings;
        this.files = files;
        this.weeks = weeks;
        this.time = time;
        Path folder = settings.folder();
        if (folder != null && Files.exists(folder) && !(Files.isDirectory(folder) && Files.isWritable(folder))) {
            throw new IllegalStateException(
                    "onedoor.rail.folder must be a folder that OneDoor may write to, and %s is none."
                            .formatted(folder));
        }
    }

    /** How a file was when it was last looked at. */
    private record Seen(long size, FileTime changed) {}

    @Override
    public String name() {
        return "rail-folder";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        if (settings.folder() != null) {
            look(settings.folder());
        }
    }

    /** Takes what lies there as it lay there the last time, and notes the rest. */
    synchronized void look(Path folder) {
        Map<Path, Seen> now = new HashMap<>();
        for (Path file : waiting(folder)) {
            Seen seen = seen(file);
            if (!seen.equals(before.get(file))
                    || !Alone.done("take a file of rail notices from the folder", () -> take(folder, file))) {
                now.put(file, seen);
            }
        }
        before = now;
    }

    private static List<Path> waiting(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> all = Files.list(folder)) {
                return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .filter(file -> name(file).toLowerCase(Locale.ROOT).endsWith(".csv"))
                        .filter(file -> !name(file).startsWith("."))
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Seen seen(Path file) {
        try {
            return new Seen(Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(Path folder, Path file) {
        String name = name(file);
        try {
            NoticeFile.Kind kind =
                    name.toLowerCase(Locale.ROOT).startsWith("daily") ? NoticeFile.Kind.DAILY : NoticeFile.Kind.WEEKLY;
            if (Files.size(file) > LARGEST) {
                throw new Invalid("file", "The file is larger than 10 MB. Send the rest as another file.");
            }
            String shown = name.substring(0, Math.min(name.length(), LONGEST_NAME));
            files.take(kind, last(kind, name), shown, Files.readAllBytes(file));
            move(file, folder.resolve("taken"));
        } catch (Invalid wrong) {
            String why = wrong.problems().values().iterator().next();
            weeks.refused(name, why);
            write(move(file, folder.resolve("refused")), why);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last day it is about, as its name says it; the newest there can be where it does not. */
    private LocalDate last(NoticeFile.Kind kind, String name) {
        Matcher day = DAY.matcher(name);
        if (!day.find()) {
            return kind.lastDay(London.date(time.instant()));
        }
        try {
            return LocalDate.parse(day.group());
        } catch (DateTimeException e) {
            throw new Invalid(
                    "file",
                    "There is no day %s. Name the file by the last day it is about, as weekly-2024-03-08.csv"
                            .formatted(day.group()));
        }
    }

    private Path move(Path file, Path into) {
        try {
            Files.createDirectories(into);
            Path there = into.resolve(name(file));
            for (int number = 2; Files.exists(there); number++) {
                there = into.resolve(name(file) + "-" + number);
            }
            return Files.move(file, there, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path refused, String why) {
        try {
            Files.writeString(refused.resolveSibling(name(refused) + ".txt"), why + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
