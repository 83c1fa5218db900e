package org.onedoor.directory.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onedoor.directory.help.AgeCover;
import org.onedoor.platform.web.components.Select.Option;

/** Gaps and moves by age in one district. @param districts names with their codes */
public record CoverPage(Map<String, String> districts, String chosen, List<AgeCover.Line> lines) {
    public List<Option> options() {
        return districts.entrySet().stream()
                .map(each -> Option.of(each.getValue(), each.getKey()))
                .toList();
    }

    public static String moves(AgeCover.Line line) {
        return line.moves().stream()
                .map(age -> "the " + ordinal(age) + " birthday")
                .collect(Collectors.joining(", "));
    }

    private static String ordinal(int number) {
        String end = number % 100 >= 11 && number % 100 <= 13
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + end;
    }
}
