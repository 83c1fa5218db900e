package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.random.RandomGenerator;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;

/** When invented staff are at work. */
final class Hours {
    private static final WorkingDays DAYS = WorkingDays.england();

    private Hours() {}

    /** This moment, or some time in the next working morning. */
    static Instant office(Instant wished, RandomGenerator random) {
        return open(wished, 9, 17, true, random);
    }

    /** The centre is there every day from eight to eight. */
    static Instant centre(Instant wished, RandomGenerator random) {
        return open(wished, 8, 20, false, random);
    }

    private static Instant open(Instant wished, int from, int to, boolean workingDays, RandomGenerator random) {
        ZonedDateTime there = London.at(wished);
        LocalDate day = there.toLocalDate();
        boolean today = there.getHour() < to && opens(day, workingDays);
        if (today && there.getHour() >= from) {
            return wished;
        }
        if (!today) {
            day = day.plusDays(1);
            while (!opens(day, workingDays)) {
                day = day.plusDays(1);
            }
        }
        return day.atTime(from, 0).atZone(London.ZONE).toInstant().plus(minutes(random, 1, 50));
    }

    private static boolean opens(LocalDate day, boolean workingDays) {
        return !workingDays || day.isAfter(DAYS.knownUntil()) || DAYS.isWorkingDay(day);
    }

    static Duration minutes(RandomGenerator random, int from, int to) {
        return Duration.ofSeconds(random.nextInt(from * 60, to * 60));
    }

    static Duration days(RandomGenerator random, int from, int to) {
        return Duration.ofMinutes(random.nextInt(from * 1440, to * 1440));
    }

    /** A time somebody could be given on the day of {@code wished}: on the half hour, in office hours. */
    static Instant appointment(Instant wished, RandomGenerator random) {
        ZonedDateTime there = London.at(office(wished, random));
        int half = random.nextInt(14);
        return there.toLocalDate()
                .atTime(9 + half / 2, 30 * (half % 2))
                .atZone(London.ZONE)
                .toInstant();
    }
}
