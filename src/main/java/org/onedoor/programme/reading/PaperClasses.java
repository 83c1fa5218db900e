package org.onedoor.programme.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onedoor.programme.Finding;

/**
 * The row at the head of a board's paper that says what it is for: for information, for discussion, approval required, with
 * a cell for a tick beside or below each.
 */
final class PaperClasses {
    private static final Pattern CLASS =
            Pattern.compile("for information(?: only)?|for discussion|(?:for )?approval(?: required)?");

    private static final Pattern RULE = Pattern.compile("[-\\s|:]*");

    private PaperClasses() {}

    /** What the first such row of a text says; none where the text has none. */
    static Optional<Finding> in(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            List<Integer> at = new ArrayList<>();
            for (int cell = 0; cell < cells.length; cell++) {
                if (CLASS.matcher(plain(cells[cell])).matches()) {
                    at.add(cell);
                }
            }
            if (at.size() >= 2) {
                return Optional.of(new Finding(i + 1, null, words(cells, at, below(lines, i))));
            }
        }
        return Optional.empty();
    }

    private static String plain(String cell) {
        return cell.replace("*", "").strip().toLowerCase(Locale.UK);
    }

    /** The first row under the names that is no rule, where it is a row of the same table. */
    private static String[] below(List<String> lines, int at) {
        for (int i = at + 1; i < Math.min(at + 3, lines.size()); i++) {
            String line = lines.get(i);
            if (!RULE.matcher(line).matches()) {
                return line.contains("\t") ? line.split("\t", -1) : new String[0];
            }
        }
        return new String[0];
    }

    private static String words(String[] cells, List<Integer> at, String[] below) {
        List<String> ticked = at.stream()
                .filter(cell -> tick(cells, cell + 1, at) || tick(below, cell, List.of()) || tick(below, cell + 1, at))
                .map(cell -> cells[cell].replace("*", "").strip())
                .toList();
        return ticked.isEmpty()
                ? "The paper could be for information, discussion or approval, and none of them is ticked. Say which when it is put on an agenda."
                : "The paper is ticked: %s.".formatted(String.join(", ", ticked));
    }

    /** Whether something stands in the cell that is not the name of the next class. */
    private static boolean tick(String[] cells, int cell, List<Integer> names) {
        return cell < cells.length
                && !names.contains(cell)
                && !cells[cell].isBlank()
                && cells[cell].strip().length() <= 3;
    }
}
