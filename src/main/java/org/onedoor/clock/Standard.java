package org.onedoor.clock;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of one standard, as data with its source.
 *
 * @param validTo the last London day a clock may start under this version
 * @param population whom it covers; everyone whose clock starts, when there is none
 * @param ends what ends the work without meeting the standard: the clock is then void, or missed if it was late already
 * @param restart what starts it again; only what is named here does
 * @param extension what may lengthen the limit once; nothing may, where there is none
 * @param warn when to warn, in the order of the file
 */
public record Standard(
        String id,
        String name,
        String version,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Source source,
        Authority authority,
        Scope scope,
        @Nullable Expression population,
        Expression start,
        Expression stop,
        @Nullable Expression ends,
        @Nullable Expression restart,
        List<PauseRule> pauses,
        Limit limit,
        @Nullable Extension extension,
        List<Warn> warn,
        @Nullable String note) {

    public Standard {
        pauses = List.copyOf(pauses);
        warn = List.copyOf(warn);
    }

    /** Where it comes from. @param ext whether it is a standard of the service outside the documents OneDoor is built from */
    public record Source(String document, String citation, boolean ext) {}

    /** What follows from missing it. */
    public enum Authority {
        STATUTORY("Law: authority ends at the limit"),
        NATIONAL("National standard, reported nationally"),
        MEASURED("Measured nationally, with no pass or fail"),
        LOCAL("Agreed locally");

        private final String words;

        Authority(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Which events it reads: those of one referral, or those of the whole journey. */
    public enum Scope {
        REFERRAL,
        JOURNEY
    }

    /** The only ways a clock may stand still. */
    public record PauseRule(Expression from, Expression to, String reason) {}

    /**
     * What lengthens the limit, once, if it happens by the time the clock is due.
     *
     * @param hours the key of the event that says by how many hours
     * @param most more than this is never given
     */
    public record Extension(Expression.Pattern by, String hours, Duration most) {}

    boolean startsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** Every event type that can move this clock. */
    Set<String> types() {
        Set<String> types = new LinkedHashSet<>(start.types());
        types.addAll(stop.types());
        for (Expression other : new Expression[] {population, ends, restart}) {
            if (other != null) {
                types.addAll(other.types());
            }
        }
        if (extension != null) {
            types.addAll(extension.by().types());
        }
        for (PauseRule pause : pauses) {
            types.addAll(pause.from().types());
            types.addAll(pause.to().types());
        }
        return types;
    }
}
