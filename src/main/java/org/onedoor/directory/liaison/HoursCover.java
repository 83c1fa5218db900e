package org.onedoor.directory.liaison;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.onedoor.directory.OpeningHours;

/** What opening hours cover of the 168 hours of an ordinary week. */
public final class HoursCover {
    public static final int WEEK = 168;
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int MINUTES = 7 * DAY;
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private final BitSet covered = new BitSet(MINUTES);

    private HoursCover() {}

    static HoursCover none() {
        return new HoursCover();
    }

    static HoursCover of(OpeningHours hours) {
        HoursCover cover = new HoursCover();
        for (OpeningHours.Span span : hours.spans()) {
            for (DayOfWeek day : span.days()) {
                int midnight = (day.getValue() - 1) * DAY;
                cover.covered.set(
                        midnight + (int) span.opens().toMinutes(),
                        midnight + (int) span.closes().toMinutes());
            }
        }
        return cover;
    }

    /** Hours of the week; a part of one counts as that part. */
    public double hours() {
        return covered.cardinality() / (double) HOUR;
    }

    /** {@code 168}, or {@code 47.5}. */
    public String words() {
        double hours = hours();
        return hours == Math.rint(hours) ? String.valueOf((int) hours) : "%.1f".formatted(hours);
    }

    public boolean isAll() {
        return covered.cardinality() == MINUTES;
    }

    /** When nobody is there: {@code Fri 17:00 to Mon 09:00}. */
    public List<String> uncovered() {
        if (covered.isEmpty()) {
            return List.of("All week");
        }
        List<String> gaps = new ArrayList<>();
        for (int from = covered.nextClearBit(0);
                from < MINUTES;
                from = covered.nextClearBit(covered.nextSetBit(from))) {
            int until = covered.nextSetBit(from);
            if (until < 0) {
                // what is open at the end of a week goes on into the next, if Monday begins without anybody
                gaps.add(words(from, covered.get(0) ? MINUTES : covered.nextSetBit(0)));
                if (!covered.get(0)) {
                    gaps.removeFirst();
                }
                return gaps;
            }
            gaps.add(words(from, until));
        }
        return gaps;
    }

    private static String words(int from, int until) {
        return time(from, false) + " to " + time(until, true);
    }

    private static String time(int minute, boolean end) {
        int of = minute % MINUTES;
        if (end && of % DAY == 0) {
            return DAYS.get((of / DAY + 6) % 7) + " 24:00";
        }
        return "%s %02d:%02d".formatted(DAYS.get(of / DAY), of % DAY / HOUR, of % HOUR);
    }
}
