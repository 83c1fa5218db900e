package org.onedoor.directory.dos;

/**
 * An age in days (R11): one day, or the days an age group stands for.
 *
 * @param said as it was given: {@code 23 months}
 */
public record DosAge(int from, int to, String said) {
    private static final double MONTH = 30.4375;
    private static final double YEAR = 365.25;
    private static final int OLDEST = 129;

    /** A range of a service, both ends within. */
    public record Range(int from, int to) {
        /** From the first to the last year of age served; none where there is no limit. */
        public static Range years(int first, int last) {
            return new Range((int) (first * YEAR), (int) ((last + 1) * YEAR) - 1);
        }

        @Override
        public String toString() {
            return from + " to " + to;
        }
    }

    public static DosAge days(int days) {
        return new DosAge(days, days, days + " days");
    }

    public static DosAge months(int months) {
        int days = (int) (months * MONTH);
        return new DosAge(days, days, months + " months");
    }

    public static DosAge years(int years) {
        int days = (int) (years * YEAR);
        return new DosAge(days, days, years + " years");
    }

    /**
     * Groups 4, 3, 2 and 1: under 1, 1 to 4, 5 to 15, and 16 upwards.
     *
     * @throws IllegalArgumentException when there is no such group
     */
    public static DosAge group(int group) {
        Range range = switch (group) {
            case 4 -> Range.years(0, 0);
            case 3 -> Range.years(1, 4);
            case 2 -> Range.years(5, 15);
            case 1 -> Range.years(16, OLDEST);
            default -> throw new IllegalArgumentException("Age group %d is not one of 1 to 4.".formatted(group));
        };
        return new DosAge(range.from(), range.to(), "age group " + group);
    }

    boolean overlaps(Range range) {
        return from <= range.to() && to >= range.from();
    }

    String words() {
        return said + " is " + (from == to ? from + " days" : from + " to " + to + " days");
    }
}
