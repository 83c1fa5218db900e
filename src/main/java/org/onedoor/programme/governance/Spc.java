package org.onedoor.programme.governance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An XmR chart as NHS England's plot-the-dots rules make it (STANDARDS 7.2): the mean, the process limits, and which points
 * are of a special cause.
 *
 * @param lower the mean less 2.66 times the average moving range, without a floor at zero
 * @param kinds one for each value; {@code COMMON} where nothing is special
 */
public record Spc(List<Double> values, double mean, double lower, double upper, List<Kind> kinds) {
    private static final double LIMIT = 2.66;
    private static final double NEAR = 2 * (LIMIT / 3);
    private static final double SCREEN = 3.267;
    private static final int RUN = 7;
    /** With fewer points than this the limits are provisional. */
    public static final int FEWEST = 12;

    public Spc {
        values = List.copyOf(values);
        kinds = List.copyOf(kinds);
    }

    /** What a point is, in the order in which one kind outranks another. */
    public enum Kind {
        ABOVE("above the upper limit", 1),
        BELOW("below the lower limit", -1),
        RISING("one of 7 points that rise", 1),
        FALLING("one of 7 points that fall", -1),
        NEAR_ABOVE("one of 2 in 3 points near the upper limit", 1),
        NEAR_BELOW("one of 2 in 3 points near the lower limit", -1),
        SHIFT_ABOVE("one of 7 points above the mean", 1),
        SHIFT_BELOW("one of 7 points below the mean", -1),
        COMMON("common cause", 0);

        private final String words;
        private final int side;

        Kind(String words, int side) {
            this.words = words;
            this.side = side;
        }

        public String words() {
            return words;
        }

        /** 1 for high, -1 for low, 0 for common cause. */
        public int side() {
            return side;
        }
    }

    /** @param values in the order of time, at least two */
    public static Spc of(List<Double> values) {
        double[] y = values.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = Arrays.stream(y).average().orElseThrow();
        double[] ranges = new double[Math.max(0, y.length - 1)];
        for (int i = 1; i < y.length; i++) {
            ranges[i - 1] = Math.abs(y[i] - y[i - 1]);
        }
        double first = Arrays.stream(ranges).average().orElse(0);
        double range = Arrays.stream(ranges)
                .filter(each -> each < SCREEN * first)
                .average()
                .orElse(first);
        return new Spc(values, mean, mean - LIMIT * range, mean + LIMIT * range, kinds(y, mean, range));
    }

    private static List<Kind> kinds(double[] y, double mean, double range) {
        @Nullable Kind[] kinds = new @Nullable Kind[y.length];
        for (int i = 0; i < y.length; i++) {
            kinds[i] = y[i] > mean + LIMIT * range ? Kind.ABOVE : y[i] < mean - LIMIT * range ? Kind.BELOW : null;
        }
        Kind[] outside = Arrays.copyOf(kinds, kinds.length);
        trends(y, kinds);
        nearLimit(y, mean, range, outside, kinds);
        shifts(y, mean, kinds);
        List<Kind> found = new ArrayList<>();
        for (Kind kind : kinds) {
            found.add(kind == null ? Kind.COMMON : kind);
        }
        return found;
    }

    /** Six differences of one sign: all seven points. A point in two trends goes by the later one. */
    private static void trends(double[] y, @Nullable Kind[] kinds) {
        @Nullable Kind[] trend = new @Nullable Kind[y.length];
        for (int end = RUN - 1; end < y.length; end++) {
            double sign = Math.signum(y[end] - y[end - 1]);
            boolean run = sign != 0;
            for (int i = end - RUN + 2; i <= end; i++) {
                run &= Math.signum(y[i] - y[i - 1]) == sign;
            }
            if (run) {
                Arrays.fill(trend, end - RUN + 1, end + 1, sign > 0 ? Kind.RISING : Kind.FALLING);
            }
        }
        fill(kinds, trend);
    }

    private static void nearLimit(
            double[] y, double mean, double range, @Nullable Kind[] outside, @Nullable Kind[] kinds) {
        @Nullable Kind[] near = new @Nullable Kind[y.length];
        for (int end = 2; end < y.length; end++) {
            double side = Math.signum(y[end] - mean);
            int close = 0;
            boolean oneSide = side != 0;
            for (int i = end - 2; i <= end; i++) {
                oneSide &= Math.signum(y[i] - mean) == side;
                close += isClose(y[i], mean, range) && outside[i] == null ? 1 : 0;
            }
            if (oneSide && close >= 2) {
                for (int i = end - 2; i <= end; i++) {
                    if (isClose(y[i], mean, range) && outside[i] == null) {
                        near[i] = side > 0 ? Kind.NEAR_ABOVE : Kind.NEAR_BELOW;
                    }
                }
            }
        }
        fill(kinds, near);
    }

    private static boolean isClose(double value, double mean, double range) {
        return Math.abs(value - mean) > NEAR * range;
    }

    private static void shifts(double[] y, double mean, @Nullable Kind[] kinds) {
        @Nullable Kind[] shift = new @Nullable Kind[y.length];
        int run = 0;
        double last = 0;
        for (int i = 0; i < y.length; i++) {
            double side = Math.signum(y[i] - mean);
            run = side == 0 ? 0 : side == last ? run + 1 : 1;
            last = side;
            if (run >= RUN) {
                Arrays.fill(shift, i - run + 1, i + 1, side > 0 ? Kind.SHIFT_ABOVE : Kind.SHIFT_BELOW);
            }
        }
        fill(kinds, shift);
    }

    /** What is found earlier outranks what is found later. */
    private static void fill(@Nullable Kind[] kinds, @Nullable Kind[] found) {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == null) {
                kinds[i] = found[i];
            }
        }
    }

    public boolean isProvisional() {
        return values.size() < FEWEST;
    }

    /** The chart in a sentence, for whoever does not see it. */
    public String sentence(String unit) {
        Kind last = kinds.getLast();
        return "%d figures. Latest %s%s; mean %s; limits %s to %s. %s"
                .formatted(
                        values.size(),
                        number(values.getLast()),
                        unit.isEmpty() ? "" : " " + unit,
                        number(mean),
                        number(lower),
                        number(upper),
                        last == Kind.COMMON
                                ? "The latest is common cause: ordinary variation."
                                : "The latest is of a special cause: %s.".formatted(last.words()));
    }

    static String number(double value) {
        return String.format(java.util.Locale.UK, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
