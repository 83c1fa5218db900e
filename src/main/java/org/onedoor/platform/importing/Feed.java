package org.onedoor.platform.importing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One way in which data comes from another system or goes to one.
 *
 * @param format what travels, in words
 * @param last when it last went well; none when it never did
 * @param well how often it went well since the time asked about
 * @param errors how much was refused or failed since then
 * @param every how often it must come; none where nobody can say
 * @param problem why it failed last, in words; none when it went well, or where the feed does not say
 */
public record Feed(
        String name,
        Direction direction,
        String format,
        @Nullable Instant last,
        int well,
        int errors,
        @Nullable Duration every,
        @Nullable String problem) {

    public Feed(
            String name,
            Direction direction,
            String format,
            @Nullable Instant last,
            int well,
            int errors,
            @Nullable Duration every) {
        this(name, direction, format, last, well, errors, every, null);
    }

    /** Which way data goes. */
    public enum Direction {
        IN("In"),
        OUT("Out");

        private final String label;

        Direction(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whether it should have come by now. One that never came is not set up here, and is not late. */
    public boolean isLate(Instant now) {
        return last != null && every != null && last.plus(every).isBefore(now);
    }

    /** The same, which failed last. @param words why; none when it did not */
    public Feed failing(@Nullable String words) {
        return new Feed(name, direction, format, last, well, errors, every, words);
    }

    Feed expected(@Nullable Duration often) {
        return new Feed(name, direction, format, last, well, errors, often, problem);
    }
}
