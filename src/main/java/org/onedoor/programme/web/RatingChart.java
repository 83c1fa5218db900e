package org.onedoor.programme.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.onedoor.programme.report.ReportDocument.Grid;

/**
 * The ratings of highlight reports over time, one line for each thing that is rated, in a box 640 units wide. The table
 * below it says the same.
 *
 * @param height of the box
 */
public record RatingChart(List<Line> lines, int height) {
    private static final int ROW = 110;
    private static final int LEFT = 150;
    private static final int RIGHT = 600;
    private static final List<String> LEVELS = List.of("Green", "Amber", "Red");

    public RatingChart {
        lines = List.copyOf(lines);
    }

    /** One thing that is rated. @param sentence its ratings in words, the oldest first */
    public record Line(String name, int top, String path, List<Point> points, String sentence) {}

    /** @param rating Green, Amber or Red */
    public record Point(int x, int y, String rating, String when) {}

    /** Nothing where a grid holds no ratings of more than one day. */
    public static List<RatingChart> of(Grid grid) {
        if (!grid.caption().startsWith("Ratings") || grid.columns().size() < 3) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        for (List<String> row : grid.rows()) {
            lines.add(line(grid, row, lines.size() * ROW));
        }
        return List.of(new RatingChart(lines, lines.size() * ROW));
    }

    /** The grid has the newest rating first; the chart has it last. */
    private static Line line(Grid grid, List<String> row, int top) {
        int periods = row.size() - 1;
        List<Point> points = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < periods; i++) {
            int column = periods - i;
            String rating = row.get(column);
            String when = grid.columns().get(column).name();
            words.add(when.toLowerCase(Locale.UK) + " " + rating.toLowerCase(Locale.UK));
            int level = LEVELS.indexOf(rating);
            if (level >= 0) {
                int x = periods == 1 ? LEFT : LEFT + i * (RIGHT - LEFT) / (periods - 1);
                points.add(new Point(x, top + 24 + level * 32, rating, when));
            }
        }
        return new Line(
                row.getFirst(),
                top,
                points.stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" ")),
                points,
                row.getFirst() + ": " + String.join(", then ", words) + ".");
    }

    public String sentence() {
        return lines.stream().map(Line::sentence).collect(Collectors.joining(" "));
    }
}
