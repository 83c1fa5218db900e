package org.onedoor.platform.web.components;

/** The shape beside a status word, so that a greyscale print still tells the states apart. */
public enum Shape {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    DIAMOND,
    TICK,
    CROSS,
    DASH,
    PAUSE,
    CLOCK;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
