package org.onedoor.programme.governance.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onedoor.platform.time.London;
import org.onedoor.programme.governance.Figure;
import org.onedoor.programme.governance.Spc;

/**
 * One place's figures drawn as an XmR chart, in a box of 640 by 240 units, beside the table that says the same.
 *
 * @param place empty for all
 * @param line the points of the line, as SVG writes them
 * @param unit what a figure counts
 */
public record Chart(String place, String unit, Spc spc, List<Point> points, String line, List<Rule> rules) {
    private static final double WIDTH = 640;
    private static final double TOP = 16;
    private static final double BOTTOM = 216;
    private static final double LEFT = 8;
    private static final double RIGHT = 600;
    private static final int FEWEST = 2;

    /** @param shape square for concern, diamond for improvement, circle for common cause */
    public record Point(String x, String y, String shape, String words) {}

    /** A level line: the mean, or a limit. */
    public record Rule(String y, String label, boolean dashed) {}

    /** @param higherIsBetter none where neither is better */
    static List<Chart> of(
            String place,
            String unit,
            List<Figure> figures,
            @org.jspecify.annotations.Nullable Boolean higherIsBetter) {
        List<Figure> shown = figures.stream().filter(figure -> !figure.tooFew()).toList();
        if (shown.size() < FEWEST) {
            return List.of();
        }
        Spc spc = Spc.of(shown.stream().map(Figure::number).toList());
        double low = Math.min(
                spc.lower(), shown.stream().mapToDouble(Figure::number).min().orElseThrow());
        double high = Math.max(
                spc.upper(), shown.stream().mapToDouble(Figure::number).max().orElseThrow());
        double span = high > low ? high - low : 1;
        List<Point> points = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            Figure figure = shown.get(i);
            String x = at(LEFT + 4 + i * (RIGHT - LEFT - 8) / (shown.size() - 1));
            String y = at(BOTTOM - (figure.number() - low) / span * (BOTTOM - TOP));
            Spc.Kind kind = spc.kinds().get(i);
            points.add(new Point(
                    x,
                    y,
                    shape(kind, higherIsBetter),
                    "%s: %s, %s".formatted(London.day(figure.on()), figure.shown(), kind.words())));
            line.append(i == 0 ? "" : " ").append(x).append(',').append(y);
        }
        List<Rule> rules = List.of(
                new Rule(at(BOTTOM - (spc.upper() - low) / span * (BOTTOM - TOP)), "upper", true),
                new Rule(at(BOTTOM - (spc.mean() - low) / span * (BOTTOM - TOP)), "mean", false),
                new Rule(at(BOTTOM - (spc.lower() - low) / span * (BOTTOM - TOP)), "lower", true));
        return List.of(new Chart(place, unit, spc, points, line.toString(), rules));
    }

    private static String shape(Spc.Kind kind, @org.jspecify.annotations.Nullable Boolean higherIsBetter) {
        if (kind == Spc.Kind.COMMON) {
            return "common";
        }
        return higherIsBetter == null ? "neutral" : (kind.side() > 0) == higherIsBetter ? "improvement" : "concern";
    }

    private static String at(double value) {
        return String.format(Locale.ROOT, "%.1f", Math.clamp(value, 0, WIDTH));
    }

    public String sentence() {
        return spc.sentence(unit)
                + (spc.isProvisional() ? " With fewer than 12 figures the limits are provisional." : "");
    }
}
