package org.onedoor.programme.governance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of an appraisal with their scores, as somebody wrote them: one option on each line, a colon, and a score of 0 to
 * 5 for each criterion with commas between them.
 */
public final class Scores {
    private static final String LINE = "[^:]{1,200}:\\s*[0-5](\\s*,\\s*[0-5])*";

    private Scores() {}

    /** One option. */
    public record Option(String name, List<Integer> scores) {
        public int total() {
            return scores.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** What keeps the text from being read; null when nothing does. */
    static @Nullable String problem(String text) {
        for (String line : lines(text)) {
            if (!line.matches(LINE)) {
                return "'%s' is not an option with its scores. Write it as One team: 4, 3, 5, each score from 0 to 5"
                        .formatted(line.length() > 60 ? line.substring(0, 59) + "…" : line);
            }
        }
        long widths = of(text).stream()
                .map(option -> option.scores().size())
                .distinct()
                .count();
        return widths > 1 ? "every option needs as many scores as there are criteria" : null;
    }

    /** The best first; those with the same total in the order they were written. */
    public static List<Option> of(String text) {
        List<Option> options = new ArrayList<>();
        for (String line : lines(text)) {
            int colon = line.lastIndexOf(':');
            if (line.matches(LINE)) {
                options.add(new Option(
                        line.substring(0, colon).strip(),
                        Arrays.stream(line.substring(colon + 1).split(",", -1))
                                .map(String::strip)
                                .map(Integer::valueOf)
                                .toList()));
            }
        }
        options.sort(Comparator.comparingInt(Option::total).reversed());
        return options;
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
