package org.onedoor.crisis;

import java.util.stream.Collectors;
import org.onedoor.platform.time.London;

/** How those who were asked to come stand, in words for a board. */
final class Requested {
    private Requested() {}

    static String words(CaseState state) {
        return state.asked().isEmpty()
                ? "Nobody asked yet"
                : state.asked().stream()
                        .map(each -> "%s asked %s, %s"
                                .formatted(each.amhp() ? "AMHP" : "Doctor", London.time(each.at()), standing(each)))
                        .collect(Collectors.joining("; "));
    }

    private static String standing(Asked each) {
        if (each.attended() != null) {
            return "here " + London.time(each.attended());
        }
        if (each.answers().isEmpty()) {
            return "no answer yet";
        }
        return switch (each.answers().getLast().code()) {
            case "accepted" -> "coming";
            case "declined" -> "cannot come";
            case "no-answer" -> "did not answer";
            default -> "message left";
        };
    }
}
