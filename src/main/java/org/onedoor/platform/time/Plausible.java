package org.onedoor.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * Which moments can be meant. A year such as -4800 or +999999999 can be typed or sent, and would be stored, and would
 * then stand in the way of everything read beside it; so whatever takes a moment from outside asks here first.
 */
public final class Plausible {
    /** The first day the standards are written for: what was received earlier would be without a clock. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);

    private static final Instant FIRST = FIRST_DAY.atStartOfDay(London.ZONE).toInstant();
    private static final Instant LAST =
            LocalDate.of(2100, 1, 1).atStartOfDay(London.ZONE).toInstant();
    private static final Period AHEAD = Period.ofYears(2);
    /** Another machine's clock may be this far before ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private Plausible() {}

    /** Whether a moment is in the years anything here can be about at all. */
    public static boolean at(Instant moment) {
        return !moment.isBefore(FIRST) && moment.isBefore(LAST);
    }

    /** Whether something that another machine says has happened can have happened. */
    public static boolean happened(Instant moment, Instant now) {
        return at(moment) && !moment.isAfter(now.plus(CLOCKS_DIFFER));
    }

    /** Whether somebody can mean to do something then: within two years, or lately. */
    public static boolean planned(Instant moment, Instant now) {
        return at(moment) && !moment.isAfter(horizon(now));
    }

    /** What is wrong with something said to have happened then, in words; null when nothing is. */
    public static @Nullable String notHappened(String label, Instant moment, Instant now) {
        if (moment.isAfter(now)) {
            return "%s cannot be in the future".formatted(label);
        }
        return at(moment) ? null : "%s must be on or after %s".formatted(label, London.day(FIRST_DAY));
    }

    /** What is wrong with a plan for then, in words; null when nothing is. */
    public static @Nullable String notPlanned(String label, Instant moment, Instant now) {
        if (!moment.isAfter(now)) {
            return "%s must be in the future".formatted(label);
        }
        return planned(moment, now)
                ? null
                : "%s must be within two years, by %s".formatted(label, London.day(horizon(now)));
    }

    private static Instant horizon(Instant now) {
        return London.at(now).plus(AHEAD).toInstant();
    }
}
