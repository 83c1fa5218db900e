package org.onedoor.platform.web.components;

/** One state as it is shown: word, colour and shape together. Each lifecycle keeps one table of these. */
public record Status(String word, Tag.Colour colour, Shape shape) {
    public static final Status OFF_TRACK = new Status("Off track", Tag.Colour.RED, Shape.SQUARE);
    public static final Status AT_RISK = new Status("At risk", Tag.Colour.ORANGE, Shape.TRIANGLE);
    public static final Status ON_TRACK = new Status("On track", Tag.Colour.GREEN, Shape.CIRCLE);
    public static final Status COMPLETE = new Status("Complete", Tag.Colour.BLUE, Shape.TICK);
    public static final Status NOT_STARTED = new Status("Not started", Tag.Colour.GREY, Shape.DASH);
}
