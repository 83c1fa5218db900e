package org.onedoor.clock;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a clock may run. Every limit is inclusive: to stop exactly when it is due is to meet it. */
public sealed interface Limit {
    Pattern TEXT = Pattern.compile("(\\d{1,5}) (hours?|minutes?|calendar days?|working days?)");

    /** Hours or minutes as they pass, whatever the clocks on the wall do. */
    record Elapsed(Duration duration) implements Limit {}

    /** London days after the day it started; due as that day ends. */
    record CalendarDays(int days) implements Limit {}

    /** Working days in England after the day it started, which is day 0; due as that day ends. */
    record WorkingDaysOf(int days) implements Limit {}

    /** {@code 4 hours}, {@code 7 calendar days}, {@code 21 working days}. */
    default String words() {
        return switch (this) {
            case Elapsed(Duration d) when d.toMinutesPart() == 0 -> counted(d.toHours(), "hour");
            case Elapsed(Duration d) -> counted(d.toMinutes(), "minute");
            case CalendarDays(int days) -> counted(days, "calendar day");
            case WorkingDaysOf(int days) -> counted(days, "working day");
        };
    }

    /** @throws BadStandard when it is not written as {@code 4 hours} and the like */
    static Limit parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            throw new BadStandard("'%s' is not a limit. Write 30 minutes, 4 hours, 7 calendar days or 21 working days."
                    .formatted(text));
        }
        int number = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2).charAt(0)) {
            case 'h' -> new Elapsed(Duration.ofHours(number));
            case 'm' -> new Elapsed(Duration.ofMinutes(number));
            case 'c' -> new CalendarDays(number);
            default -> new WorkingDaysOf(number);
        };
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
