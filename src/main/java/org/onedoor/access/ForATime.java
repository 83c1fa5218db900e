package org.onedoor.access;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/** What a Privacy Officer does for a time: with a reason that can be read later, and until a day within a year. */
final class ForATime {
    private static final int LONGEST_DAYS = 365;

    private ForATime() {}

    /**
     * The day, when it and the reason will do.
     *
     * @param field of the day, and {@code missing} what to give in it
     * @param why what the reason should say, as a sentence without its end
     * @param label what the reason is called when it is too long
     * @throws Invalid when no reason is given, or the day is not within a year from tomorrow
     */
    static LocalDate checked(
            String reason,
            String why,
            String label,
            String field,
            String missing,
            @Nullable LocalDate day,
            LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (reason.strip().length() < BreakGlass.REASON) {
            problems.put("reason", "%s, in %d characters or more".formatted(why, BreakGlass.REASON));
        }
        Writing.limit(problems, "reason", label, reason, Writing.SENTENCES);
        if (day == null || !day.isAfter(today) || day.isAfter(today.plusDays(LONGEST_DAYS))) {
            problems.put(field, missing + ": after today, and within a year");
        }
        if (day == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return day;
    }
}
