package org.onedoor.directory.web;

import java.util.List;
import java.util.stream.Collectors;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.help.AgeCover;
import org.onedoor.platform.web.components.Select.Option;

/** Gaps and moves by age in one place. @param whole every place, where that was asked for */
public record CoverPage(
        List<AgeCover.Place> places, AgeCover.Place chosen, List<AgeCover.Line> lines, List<AgeCover.Whole> whole) {
    public List<Option> options() {
        return places.stream().map(each -> Option.of(each.id(), words(each))).toList();
    }

    /** {@code lives in Harlow}, {@code registered in Grays PCN}. */
    public static String words(AgeCover.Place place) {
        return (place.kind() == Served.Kind.DISTRICT ? "Lives in " : "Registered in ") + place.name();
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
