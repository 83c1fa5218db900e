package org.onedoor.programme.governance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One figure of an entry, as somebody recorded it.
 *
 * @param on the day it speaks of, or the last day of its period
 * @param place whom it is about, in words; empty for all
 * @param value the figure; of a share, how many
 * @param outOf of a share, of how many; none for a plain figure
 * @param source where it comes from
 */
public record Figure(
        LocalDate on,
        String place,
        BigDecimal value,
        @Nullable BigDecimal outOf,
        String source) {
    /** Below so many answers a share is not shown: it could say what one person said. */
    private static final BigDecimal FEWEST = BigDecimal.valueOf(5);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public boolean tooFew() {
        return outOf != null && outOf.compareTo(FEWEST) < 0;
    }

    /** The figure, or the share in per cent with one decimal. */
    public double number() {
        BigDecimal of = outOf;
        return of == null
                ? value.doubleValue()
                : value.multiply(HUNDRED).divide(of, 1, RoundingMode.HALF_UP).doubleValue();
    }

    /** As a page shows it. */
    public String shown() {
        BigDecimal of = outOf;
        if (of == null) {
            return value.stripTrailingZeros().toPlainString();
        }
        return tooFew()
                ? "Not shown: fewer than 5 answered"
                : "%.1f%% (%s of %s)"
                        .formatted(
                                number(),
                                value.stripTrailingZeros().toPlainString(),
                                of.stripTrailingZeros().toPlainString());
    }
}
