package org.onedoor.programme.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.PlanCell;
import org.onedoor.programme.UpdateEntry;
import org.onedoor.programme.UpdateEntry.Precision;

/**
 * Reads the entries of an update. A line that begins with a whole date opens one (with its month in words where a dash or a
 * colon follows, or nothing), and so does a month with its year when a
 * dash follows; what stands before the first is one entry without a date. The order of the file is kept.
 */
final class Updates {
    private static final String GAP = "\\s*(?:[-–—:]+\\s*)?";
    private static final Pattern DAY = Pattern.compile(
            "^(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/.]\\d)" + GAP + "(.*)$", Pattern.DOTALL);
    private static final Pattern ISO =
            Pattern.compile("^(20\\d\\d)-(\\d{2})-(\\d{2})(?!\\d)" + GAP + "(.*)$", Pattern.DOTALL);
    private static final Pattern WORDED = Pattern.compile(
            "^(\\d{1,2})(?:st|nd|rd|th)?\\s+" + Timescales.MONTH + "\\.?,?\\s+(20\\d\\d)\\s*(?:[-–—:]\\s*|$)(.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern MONTH = Pattern.compile(
            "^" + Timescales.MONTH + "\\s+(20\\d\\d)\\s*[-–—]\\s*(.*)$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern POINTER = Pattern.compile(
            "^(?:see|refer to|as)\\s+(?:action\\s+)?(?<no>\\d{1,3}(?:\\.\\d{1,3})+)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABOVE = Pattern.compile("^as above\\W*$", Pattern.CASE_INSENSITIVE);

    private Updates() {}

    /** @param wrong told of each line that looks like a date and is none */
    static List<UpdateEntry> read(PlanCell cell, Consumer<String> wrong) {
        List<UpdateEntry> entries = new ArrayList<>();
        Entry open = new Entry(null, Precision.NONE);
        for (String line : cell.text().split("\n", -1)) {
            Matcher month = MONTH.matcher(line);
            Day dated = day(line);
            if (dated != null) {
                LocalDate on = dated.on();
                open.close(entries);
                if (on == null) {
                    wrong.accept(line.length() > 60 ? line.substring(0, 60) + "…" : line);
                    open = new Entry(null, Precision.NONE);
                    open.add(line);
                } else {
                    open = new Entry(on, Precision.DAY);
                    open.add(dated.rest());
                }
            } else if (month.matches()) {
                open.close(entries);
                open = new Entry(
                        LocalDate.of(Integer.parseInt(month.group(2)), Timescales.month(month.group(1)), 1),
                        Precision.MONTH);
                open.add(month.group(3));
            } else {
                open.add(line);
            }
        }
        open.close(entries);
        return entries;
    }

    /** A day at the beginning of a line, however it is written. @param on none when there is no such day */
    private record Day(@Nullable LocalDate on, String rest) {}

    private static @Nullable Day day(String line) {
        Matcher day = DAY.matcher(line);
        if (day.matches()) {
            return new Day(Timescales.numeric(day.group(1), day.group(3), day.group(4)), day.group(5));
        }
        Matcher iso = ISO.matcher(line);
        if (iso.matches()) {
            return new Day(Timescales.numeric(iso.group(3), iso.group(2), iso.group(1)), iso.group(4));
        }
        Matcher worded = WORDED.matcher(line);
        return worded.matches()
                ? new Day(
                        Timescales.date(
                                Integer.parseInt(worded.group(3)),
                                Timescales.month(worded.group(2)),
                                Integer.parseInt(worded.group(1))),
                        worded.group(4))
                : null;
    }

    /** The number an update points to instead of saying anything; the one before it for "As above". */
    static @Nullable String pointer(List<UpdateEntry> entries, @Nullable String above) {
        for (UpdateEntry entry : entries) {
            for (String line : entry.text().split("\n", -1)) {
                Matcher see = POINTER.matcher(line);
                if (see.matches()) {
                    return see.group("no");
                }
                if (ABOVE.matcher(line).matches()) {
                    return above;
                }
            }
        }
        return null;
    }

    private static final class Entry {
        private final @Nullable LocalDate on;
        private final Precision precision;
        private final StringBuilder text = new StringBuilder();

        Entry(@Nullable LocalDate on, Precision precision) {
            this.on = on;
            this.precision = precision;
        }

        void add(String line) {
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }

        void close(List<UpdateEntry> into) {
            String words = PlanCell.normalised(text.toString());
            if (on != null || !words.isEmpty()) {
                into.add(new UpdateEntry(on, precision, words));
            }
        }
    }
}
