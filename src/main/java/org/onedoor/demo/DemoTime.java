package org.onedoor.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What time it is in the demo and how fast it runs, kept in the data folder so that a restart goes on from there. */
@Component
@InDemo
public class DemoTime {
    /** The standards and the bank holidays begin in 2015 or before, and ninety days of history come first. */
    public static final Instant EARLIEST = at(LocalDate.of(2016, 1, 1));

    /** The bank holidays of no later year are known, so no clock in working days could be told. */
    public static final Instant LATEST = at(WorkingDays.england().knownUntil().minusMonths(3));

    private static final String FILE = "demo.properties";

    private final DomainTime time;
    private final Path file;
    private final double wished;
    private final Instant start;
    private final Properties kept = new Properties();
    private @Nullable Held held;

    private record Held(Instant time, double speed) {}

    DemoTime(
            DomainTime time,
            @Value("${onedoor.data}") Path data,
            @Value("${onedoor.demo.time:}") String start,
            @Value("${onedoor.demo.speed:1}") double speed) {
        this.time = time;
        this.file = data.resolve(FILE);
        this.wished = speed;
        read();
        Instant wanted = start.isBlank() ? today() : Instant.parse(start);
        String problem = problem(wanted);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        Instant before = before();
        this.start = before == null || (!start.isBlank() && wanted.isAfter(before)) ? wanted : before;
        time.set(this.start, 0);
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(London.ZONE).toInstant();
    }

    /** Why the demo cannot be at this time, in words; null when it can. */
    public static @Nullable String problem(Instant moment) {
        return moment.isBefore(EARLIEST) || moment.isAfter(LATEST)
                ? "The demo's time must be between %s and %s".formatted(London.day(EARLIEST), London.day(LATEST))
                : null;
    }

    /** The time kept in the folder; none when there is none, or none that can be meant. */
    private @Nullable Instant before() {
        String text = kept.getProperty("time");
        if (text == null) {
            return null;
        }
        try {
            Instant before = Instant.parse(text);
            if (problem(before) == null) {
                return before;
            }
        } catch (DateTimeException unreadable) {
            kept.remove("time");
        }
        System.out.printf(
                "The time kept in this demo's folder (%s) cannot be used, so the demo begins again at a time that can.%n",
                text);
        return null;
    }

    /** Nine o'clock today in London, or on the last working day before. */
    private static Instant today() {
        WorkingDays days = WorkingDays.england();
        LocalDate day = London.date(Instant.now());
        if (day.isAfter(days.knownUntil())) {
            day = days.knownUntil();
        }
        while (!days.isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        Instant nine = day.atTime(LocalTime.of(9, 0)).atZone(London.ZONE).toInstant();
        return nine.isAfter(LATEST) ? LATEST : nine;
    }

    /** When the day that unfolds begins, or goes on after a restart. */
    Instant start() {
        return start;
    }

    /** Lets time run, once the history is there. */
    void begin() {
        time.set(start, wished);
        keep();
    }

    public Instant now() {
        return time.instant();
    }

    public double speed() {
        return time.speed();
    }

    /** Whether a story has taken the time over. */
    public synchronized boolean isHeld() {
        return held != null;
    }

    /** Sets the clock of the whole demo to a moment of a story and stops it there. */
    public synchronized void hold(Instant moment) {
        if (held == null) {
            held = new Held(time.instant(), time.speed());
        }
        time.set(moment, 0);
    }

    /** Begins a story at a moment; where it cannot begin, the demo's own day goes on. */
    public <T> T begin(Instant moment, Supplier<T> story) {
        hold(moment);
        boolean begun = false;
        try {
            T told = story.get();
            begun = true;
            return told;
        } finally {
            if (!begun) {
                release();
            }
        }
    }

    /** Goes back from the story to the demo's own day. */
    public synchronized void release() {
        Held before = held;
        if (before != null) {
            held = null;
            time.set(before.time(), before.speed());
        }
    }

    /** @param speed 0 stands still */
    public synchronized void run(double speed) {
        release();
        time.set(time.instant(), speed);
        keep();
    }

    /**
     * Goes forward to a time; never back, for what has happened has happened.
     *
     * @return why it cannot, in words; null when it did
     */
    public synchronized @Nullable String jump(Instant to) {
        String problem = problem(to);
        if (problem != null) {
            return problem;
        }
        Held story = held;
        if (to.isBefore(story == null ? time.instant() : story.time())) {
            return "The time must be later than now: what has happened has happened";
        }
        release();
        time.set(to, time.speed());
        keep();
        return null;
    }

    /** Stops the time at the last day it can be; it runs on by itself, and may run fast. */
    synchronized void stopInTime() {
        if (time.speed() > 0 && time.instant().isAfter(LATEST)) {
            time.set(LATEST, 0);
        }
    }

    /** Notes the referrals of the story on stage, so that they can be closed if the demo is stopped in the middle. */
    public synchronized void onStage(List<String> references) {
        if (references.isEmpty()) {
            kept.remove("story");
            kept.remove("story.time");
        } else {
            kept.setProperty("story", String.join(" ", references));
            kept.setProperty("story.time", time.instant().toString());
        }
        write();
    }

    /** The referrals of a story that the demo was stopped in; none otherwise. */
    public synchronized List<String> leftOnStage() {
        return Arrays.stream(kept.getProperty("story", "").split(" "))
                .filter(reference -> !reference.isBlank())
                .toList();
    }

    /** What time it was in that story, at the least. */
    public synchronized Instant storyTime() {
        try {
            Instant then = Instant.parse(kept.getProperty("story.time", ""));
            return problem(then) == null ? then : start;
        } catch (DateTimeException unreadable) {
            return start;
        }
    }

    /** What is kept about the history: nothing, {@code begun} or {@code written}. */
    @Nullable
    synchronized String history() {
        return kept.getProperty("history");
    }

    synchronized void history(String state) {
        kept.setProperty("history", state);
        keep();
    }

    /** Notes the time, unless a story holds it. */
    synchronized void keep() {
        if (held != null) {
            return;
        }
        stopInTime();
        kept.setProperty("time", time.instant().toString());
        write();
    }

    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(FILE + ".next");
            try (Writer writer = Files.newBufferedWriter(next)) {
                kept.store(writer, "The demo's time. Delete the whole folder for a new demo.");
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
