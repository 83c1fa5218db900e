package org.onedoor.frontdoor;

/** Counts that could point at somebody are not shown: STANDARDS 6.5, as NHS England publishes mental health figures. */
public final class SmallNumbers {
    private static final int SMALL = 5;

    private SmallNumbers() {}

    /** {@code 0}, {@code *} below five, and otherwise the nearest five. */
    public static String count(int number) {
        if (number == 0) {
            return "0";
        }
        return number < SMALL ? "*" : String.valueOf(SMALL * Math.round(number / (float) SMALL));
    }

    /** A share in whole per cent; {@code *} where either number is small. */
    public static String percent(int counted, int of) {
        if (of < SMALL || (counted > 0 && counted < SMALL)) {
            return of == 0 ? "-" : "*";
        }
        return Math.round(100f * counted / of) + "%";
    }

    /**
     * The share of one of two parts that are told as well, in whole per cent: of six, 83% would tell of the one that is not
     * among them.
     */
    public static String share(int one, int other) {
        return other > 0 && other < SMALL ? "*" : percent(one, one + other);
    }
}
