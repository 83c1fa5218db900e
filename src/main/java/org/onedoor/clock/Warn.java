package org.onedoor.clock;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When to warn that a clock will fall due. */
public sealed interface Warn {
    Pattern TEXT = Pattern.compile("(\\d{1,4}) ?(%|minutes?|hours?|days?)");

    /** The instant to warn at, for a clock that runs from start to due. */
    Instant at(Instant start, Instant due);

    /** So long before it is due. */
    record Before(Duration duration) implements Warn {
        @Override
        public Instant at(Instant start, Instant due) {
            return due.minus(duration);
        }
    }

    /** When so much of the time has gone. */
    record Gone(int percent) implements Warn {
        @Override
        public Instant at(Instant start, Instant due) {
            long micros = Duration.between(start, due).toNanos() / 1000;
            return start.plusNanos(BigDecimal.valueOf(micros)
                            .multiply(BigDecimal.valueOf(percent))
                            .longValue()
                    / 100
                    * 1000);
        }
    }

    /** @throws BadStandard when it is not written as {@code 24 hours} or {@code 80%} */
    static Warn parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (number == 0 || (matcher.group(2).equals("%") && number > 99)) {
            throw new BadStandard(
                    "'%s' is not a warning. Write 10 minutes, 24 hours, 2 days (before it is due) or 80%%."
                            .formatted(text));
        }
        return switch (matcher.group(2).charAt(0)) {
            case '%' -> new Gone(number);
            case 'm' -> new Before(Duration.ofMinutes(number));
            case 'h' -> new Before(Duration.ofHours(number));
            default -> new Before(Duration.ofDays(number));
        };
    }
}
