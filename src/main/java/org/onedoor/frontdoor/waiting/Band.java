package org.onedoor.frontdoor.waiting;

/** How long somebody has waited, in whole days since receipt: the edges of the waiting times that are reported nationally. */
public enum Band {
    WEEKS_4("to-4-weeks", "Up to 4 weeks", 0, 28),
    WEEKS_12("4-12-weeks", "4 to 12 weeks", 28, 84),
    WEEKS_18("12-18-weeks", "12 to 18 weeks", 84, 126),
    WEEKS_52("18-52-weeks", "18 to 52 weeks", 126, 364),
    LONGER("over-52-weeks", "Over 52 weeks", 364, 36_500);

    private final String code;
    private final String label;
    private final int from;
    private final int to;

    Band(String code, String label, int from, int to) {
        this.code = code;
        this.label = label;
        this.from = from;
        this.to = to;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    public static @org.jspecify.annotations.Nullable Band ofCode(String code) {
        for (Band band : values()) {
            if (band.code.equals(code)) {
                return band;
            }
        }
        return null;
    }
}
