package org.onedoor.frontdoor.web;

import java.util.Optional;
import java.util.stream.Stream;
import org.onedoor.directory.DangerWords;
import org.onedoor.frontdoor.Submission;

/** What somebody writes of danger while they ask for the person to be seen in days or weeks: shown to them, and theirs to decide. */
public final class NotSoon {
    private static final DangerWords DANGER = DangerWords.load();

    private NotSoon() {}

    /** The first sentence that speaks of danger; none where there is none, or where it is asked for within a day. */
    public static Optional<String> danger(Submission submission) {
        return switch (submission.priority()) {
            case EMERGENCY, VERY_URGENT, URGENT -> Optional.empty();
            case SOON, ROUTINE ->
                Stream.of(submission.reason(), submission.risk() == null ? "" : submission.risk())
                        .flatMap(words -> DANGER.in(words).stream())
                        .findFirst();
        };
    }
}
